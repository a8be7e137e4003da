import * as pulumi from "@pulumi/pulumi";
import { HealthNotifications, type HealthNotificationsArgs } from "../../../components";
import { healthSecurityArn } from "../../../domain/controls/contacts/health-mailbox";
import { ACCOUNT_ID } from "../../support/mock-account";
import { record, resources, secret } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const ASSOCIATION =
  "aws:notifications/managedNotificationAccountContactAssociation:ManagedNotificationAccountContactAssociation";
const CHANNEL =
  "aws:notifications/managedNotificationAdditionalChannelAssociation:ManagedNotificationAdditionalChannelAssociation";
const MAILBOX = "aws:notifications/contactsEmailContact:ContactsEmailContact";

const CONFIGURATION = healthSecurityArn(ACCOUNT_ID);

const declared = async (args?: HealthNotificationsArgs) =>
  (await record(() => new HealthNotifications("health", args))).registrations;

const securityContact = {
  type: ASSOCIATION,
  name: "health-security",
  inputs: {
    managedNotificationConfigurationArn: CONFIGURATION,
    contactIdentifier: "ACCOUNT_ALTERNATE_SECURITY",
  },
};

describe("HealthNotifications", () => {
  it("tells the security contact, and without an address nobody else", async () => {
    expect(resources(await declared())).toEqual([securityContact]);
  });

  it("tells one mail address more", async () => {
    const registrations = await declared({ email: "oncall@acme.sandbox", tags: { owner: "a" } });
    expect(resources(registrations)).toEqual([
      { type: MAILBOX, name: "health-mailbox", inputs: { emailAddress: "oncall@acme.sandbox", tags: { owner: "a" } } },
      securityContact,
      {
        type: CHANNEL,
        name: "health-channel",
        inputs: {
          managedNotificationArn: CONFIGURATION,
          channelArn: `arn:aws:notifications-contacts::${ACCOUNT_ID}:emailcontact/health-mailbox`,
        },
      },
    ]);
  });

  it("leaves the security contact told when it goes, as AWS has it in a new account", async () => {
    const registrations = await declared({ email: "oncall@acme.sandbox" });
    expect(registrations.filter(({ retainOnDelete }) => retainOnDelete).map(({ name }) => name)).toEqual([
      "health-security",
    ]);
  });

  it("keeps a secret address secret", async () => {
    const registrations = await declared({ email: pulumi.secret("hidden@acme.sandbox") });
    expect(registrations.find(({ type }) => type === MAILBOX)!.inputs.emailAddress).toEqual(
      secret("hidden@acme.sandbox"),
    );
  });

  it.each([
    ["nobody", '"nobody" is not a mail address; write it as name@domain'],
    [
      "you@example.com",
      '"you@example.com" reaches nobody: example.com is set aside for examples, tests or private networks; give the address of a mailbox that people read',
    ],
  ])("refuses %s", async (email, message) => {
    expect(await refusal(() => new HealthNotifications("health", { email }))).toBe(
      `health notifications: 1 problem\n  - email: ${message}`,
    );
  });
});
