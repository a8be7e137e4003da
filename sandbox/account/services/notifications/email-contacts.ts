import { AwsError, type Document } from "../../wire/codec";
import { page } from "../paging";
import { tagOperations } from "../tags";
import type { EmailContact, Notifications, NotificationsOperation } from "./state";

const notFound = (arn: string): AwsError =>
  new AwsError("ResourceNotFoundException", `Resource ${arn} does not exist`, 404);

const shown = ({ arn, name, address, status, createdAt }: EmailContact): Document => ({
  arn,
  name,
  address,
  status,
  creationTime: createdAt.toISOString(),
  updateTime: createdAt.toISOString(),
});

interface CreateInput {
  name: string;
  emailAddress: string;
  tags?: Record<string, string>;
}

/** An id of the 27 letters and digits that the model asks for. */
const contactId = (uuid: string): string => `a${uuid.replaceAll("-", "")}`.slice(0, 27);

const CreateEmailContact: NotificationsOperation<CreateInput> = (
  { notifications: { emailContacts } },
  { name, emailAddress: address, tags = {} },
  { accountId, now, newId },
) => {
  if ([...emailContacts.values()].some((other) => other.name === name))
    return new AwsError("ConflictException", `An email contact with the name ${name} already exists`, 409);
  const arn = `arn:aws:notifications-contacts::${accountId}:emailcontact/${contactId(newId())}`;
  const made = { arn, name, address, status: "inactive" as const, createdAt: now, tags: new Map(Object.entries(tags)) };
  emailContacts.set(arn, made);
  return { arn };
};

/** Sends the mail with the link; nobody follows it here. */
const SendActivationCode: NotificationsOperation<{ arn: string }> = (
  { notifications: { emailContacts } },
  { arn },
  { now },
) => {
  const found = emailContacts.get(arn);
  if (!found) return notFound(arn);
  found.askedAt = now;
  return {};
};

const GetEmailContact: NotificationsOperation<{ arn: string }> = ({ notifications: { emailContacts } }, { arn }) => {
  const found = emailContacts.get(arn);
  return found ? { emailContact: shown(found) } : notFound(arn);
};

const ListEmailContacts: NotificationsOperation<{ maxResults?: number; nextToken?: string }> = (
  { notifications: { emailContacts } },
  { maxResults, nextToken },
) => {
  const { items, next } = page([...emailContacts.values()], maxResults, nextToken);
  return { emailContacts: items.map(shown), ...(next === undefined ? {} : { nextToken: next }) };
};

const DeleteEmailContact: NotificationsOperation<{ arn: string }> = ({ notifications }, { arn }) => {
  if (!notifications.emailContacts.delete(arn)) return notFound(arn);
  for (const channels of notifications.channels.values()) channels.delete(arn);
  return {};
};

const tags = tagOperations<{ notifications: Notifications }>(
  { arn: "arn", tags: "tags", keys: "tagKeys", form: "map" },
  ({ notifications: { emailContacts } }, arn) => emailContacts.get(arn)?.tags ?? notFound(arn),
);

export const EMAIL_CONTACT_OPERATIONS = {
  CreateEmailContact,
  SendActivationCode,
  GetEmailContact,
  ListEmailContacts,
  DeleteEmailContact,
  ...tags,
};
