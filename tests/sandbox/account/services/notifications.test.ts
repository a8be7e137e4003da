import { healthSecurityArn } from "../../../../domain/controls/contacts/health-mailbox";
import { startAccount, type SandboxAccount } from "../../../../sandbox/account/account";
import {
  AssociateManagedNotificationAccountContactCommand,
  AssociateManagedNotificationAdditionalChannelCommand,
  DisassociateManagedNotificationAccountContactCommand,
  DisassociateManagedNotificationAdditionalChannelCommand,
  ListManagedNotificationChannelAssociationsCommand,
  NotificationsClient,
} from "../../../../sandbox/provider/rows/notifications/client";
import {
  CreateEmailContactCommand,
  DeleteEmailContactCommand,
  GetEmailContactCommand,
  NotificationsContactsClient,
  SendActivationCodeCommand,
} from "../../../../sandbox/provider/rows/notifications/contacts-client";
import type { CommandClass } from "../../../../sandbox/provider/aws/aws";
import { connect, failure } from "../support";

let account: SandboxAccount;
let notifications: NotificationsClient;
let contacts: NotificationsContactsClient;
let managedNotificationConfigurationArn: string;

beforeAll(async () => {
  account = await startAccount();
  notifications = connect(NotificationsClient, account);
  contacts = connect(NotificationsContactsClient, account);
  managedNotificationConfigurationArn = healthSecurityArn(account.accountId);
});

afterAll(() => account.stop());

const tell = (command: CommandClass, input: object, through = notifications) =>
  through.send(new command({ managedNotificationConfigurationArn, ...input } as never));
const ask = (command: CommandClass, input: object) => contacts.send(new command(input as never));

const told = async () => {
  const answer = await tell(ListManagedNotificationChannelAssociationsCommand, {});
  const { channelAssociations } = answer as unknown as { channelAssociations: { channelIdentifier: string }[] };
  return channelAssociations.map(({ channelIdentifier }) => channelIdentifier);
};

const create = async (name: string) => {
  const made = await ask(CreateEmailContactCommand, { name, emailAddress: `${name}@corp.test` });
  return (made as unknown as { arn: string }).arn;
};

const CONTACT = { contactIdentifier: "ACCOUNT_ALTERNATE_SECURITY" };

// https://docs.aws.amazon.com/notifications/latest/userguide/managed-notifications.html
test("account contacts are told unasked, can be taken off, and put back as often as one likes", async () => {
  expect(await told()).toEqual(["ACCOUNT_PRIMARY", "ACCOUNT_ALTERNATE_SECURITY"]);
  await tell(DisassociateManagedNotificationAccountContactCommand, CONTACT);
  expect(await told()).toEqual(["ACCOUNT_PRIMARY"]);
  const again = tell(DisassociateManagedNotificationAccountContactCommand, CONTACT);
  expect(await failure(again)).toMatchObject({ code: "ResourceNotFoundException", status: 404 });
  await tell(AssociateManagedNotificationAccountContactCommand, CONTACT);
  await tell(AssociateManagedNotificationAccountContactCommand, CONTACT);
  expect(await told()).toEqual(["ACCOUNT_PRIMARY", "ACCOUNT_ALTERNATE_SECURITY"]);
});

test("a mail contact is a channel from the beginning, and none once it is deleted", async () => {
  const arn = await create("on-call");
  await ask(SendActivationCodeCommand, { arn });
  expect(await ask(GetEmailContactCommand, { arn })).toMatchObject({
    emailContact: { arn, name: "on-call", address: "on-call@corp.test", status: "inactive" },
  });
  await tell(AssociateManagedNotificationAdditionalChannelCommand, { channelArn: arn });
  expect(await told()).toContain(arn);
  await tell(DisassociateManagedNotificationAdditionalChannelCommand, { channelArn: arn });
  expect(await told()).not.toContain(arn);
  await tell(AssociateManagedNotificationAdditionalChannelCommand, { channelArn: arn });
  await ask(DeleteEmailContactCommand, { arn });
  expect(await told()).not.toContain(arn);
  const gone = { code: "ResourceNotFoundException", status: 404 };
  expect(await failure(ask(GetEmailContactCommand, { arn }))).toMatchObject(gone);
  expect(await failure(ask(SendActivationCodeCommand, { arn }))).toMatchObject(gone);
  const associated = tell(AssociateManagedNotificationAdditionalChannelCommand, { channelArn: arn });
  expect(await failure(associated)).toMatchObject(gone);
});

test("a name is taken once, and AWS's model judges names, addresses and contacts", async () => {
  await create("taken");
  expect(await failure(create("taken"))).toMatchObject({ code: "ConflictException", status: 409 });
  const invalid = { code: "ValidationException", status: 400 };
  expect(await failure(create("x".repeat(65)))).toMatchObject(invalid);
  expect(await failure(ask(CreateEmailContactCommand, { name: "a", emailAddress: "nobody" }))).toMatchObject(invalid);
  const unknown = { contactIdentifier: "ACCOUNT_ALTERNATE_LEGAL" };
  expect(await failure(tell(AssociateManagedNotificationAccountContactCommand, unknown))).toMatchObject(invalid);
});

test("another account's notifications are not there, and another region is not served", async () => {
  const other = { managedNotificationConfigurationArn: healthSecurityArn("999999999999") };
  expect(await failure(tell(ListManagedNotificationChannelAssociationsCommand, other))).toMatchObject({
    code: "ResourceNotFoundException",
  });
  const elsewhere = connect(NotificationsClient, account, "eu-west-1");
  expect(await failure(tell(ListManagedNotificationChannelAssociationsCommand, {}, elsewhere))).toMatchObject({
    code: "NotImplementedInSandbox",
  });
});
