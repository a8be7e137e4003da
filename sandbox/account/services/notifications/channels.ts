import { healthSecurityArn } from "../../../../domain/controls/contacts/health-mailbox";
import { AwsError, type Document } from "../../wire/codec";
import { unserved } from "../../wire/unserved";
import { page } from "../paging";
import type { Notifications, NotificationsOperation } from "./state";

/**
 * AWS tells account contacts unasked: the root user's address, and of the alternate contacts the one that a sub-category is
 * about. https://docs.aws.amazon.com/notifications/latest/userguide/managed-notifications.html
 */
const TOLD_UNASKED = ["ACCOUNT_PRIMARY", "ACCOUNT_ALTERNATE_SECURITY"];

const notFound = (arn: string): AwsError =>
  new AwsError("ResourceNotFoundException", `Resource ${arn} does not exist`, 404);

/** The channels of a configuration; of AWS's own configurations the sandbox has the one about security. */
function channelsOf({ channels }: Notifications, arn: string, accountId: string): Set<string> | AwsError {
  if (arn !== healthSecurityArn(accountId))
    return arn.includes(`:${accountId}:`) ? unserved(`${arn} is not in the sandbox`) : notFound(arn);
  const known = channels.get(arn) ?? new Set(TOLD_UNASKED);
  channels.set(arn, known);
  return known;
}

interface ContactInput {
  contactIdentifier: string;
  managedNotificationConfigurationArn: string;
}

interface ChannelInput {
  channelArn: string;
  managedNotificationConfigurationArn: string;
}

/** The model calls it idempotent: to associate what is associated changes nothing. */
export const AssociateManagedNotificationAccountContact: NotificationsOperation<ContactInput> = (
  { notifications },
  { contactIdentifier, managedNotificationConfigurationArn: arn },
  { accountId },
) => {
  const channels = channelsOf(notifications, arn, accountId);
  if (channels instanceof AwsError) return channels;
  channels.add(contactIdentifier);
  return {};
};

export const DisassociateManagedNotificationAccountContact: NotificationsOperation<ContactInput> = (
  { notifications },
  { contactIdentifier, managedNotificationConfigurationArn: arn },
  { accountId },
) => {
  const channels = channelsOf(notifications, arn, accountId);
  if (channels instanceof AwsError) return channels;
  return channels.delete(contactIdentifier) ? {} : notFound(contactIdentifier);
};

/** Idempotent too. A contact that is not active yet is a channel already, and gets nothing until it is. */
export const AssociateManagedNotificationAdditionalChannel: NotificationsOperation<ChannelInput> = (
  { notifications },
  { channelArn, managedNotificationConfigurationArn: arn },
  { accountId },
) => {
  const channels = channelsOf(notifications, arn, accountId);
  if (channels instanceof AwsError) return channels;
  if (!notifications.emailContacts.has(channelArn)) return notFound(channelArn);
  channels.add(channelArn);
  return {};
};

export const DisassociateManagedNotificationAdditionalChannel: NotificationsOperation<ChannelInput> = (
  { notifications },
  { channelArn, managedNotificationConfigurationArn: arn },
  { accountId },
) => {
  const channels = channelsOf(notifications, arn, accountId);
  if (channels instanceof AwsError) return channels;
  return channels.delete(channelArn) ? {} : notFound(channelArn);
};

const summary = (channelIdentifier: string): Document => ({
  channelIdentifier,
  channelType: channelIdentifier.startsWith("arn:") ? "EMAIL" : "ACCOUNT_CONTACT",
  overrideOption: "ENABLED",
});

interface ListInput {
  managedNotificationConfigurationArn: string;
  maxResults?: number;
  nextToken?: string;
}

export const ListManagedNotificationChannelAssociations: NotificationsOperation<ListInput> = (
  { notifications },
  { managedNotificationConfigurationArn: arn, maxResults = 20, nextToken },
  { accountId },
) => {
  const channels = channelsOf(notifications, arn, accountId);
  if (channels instanceof AwsError) return channels;
  const { items, next } = page([...channels], maxResults, nextToken);
  return { channelAssociations: items.map(summary), ...(next === undefined ? {} : { nextToken: next }) };
};
