import { healthSecurityArn } from "../../../../domain/controls/contacts/health-mailbox";
import { needing } from "../../core/conformance";
import { attachment } from "../../families/attachment";
import {
  AssociateManagedNotificationAccountContactCommand,
  DisassociateManagedNotificationAccountContactCommand,
  ListManagedNotificationChannelAssociationsCommand,
  NotificationsClient,
} from "./client";

/** Id: `<configuration>,<contact>`, as an import takes it. */
export const managedNotificationAccountContactAssociation = attachment({
  token: "aws:notifications/managedNotificationAccountContactAssociation:ManagedNotificationAccountContactAssociation",
  title: "User Notifications Managed Notification Account Contact Association",
  client: NotificationsClient,
  replaceOn: ["managedNotificationConfigurationArn", "contactIdentifier"],
  ends: {
    managedNotificationConfigurationArn: "managedNotificationConfigurationArn",
    contactIdentifier: "contactIdentifier",
  },
  separator: ",",
  attach: AssociateManagedNotificationAccountContactCommand,
  detach: DisassociateManagedNotificationAccountContactCommand,
  list: {
    command: ListManagedNotificationChannelAssociationsCommand,
    by: "managedNotificationConfigurationArn",
    items: "channelAssociations",
    member: "channelIdentifier",
    page: "nextToken",
  },
  absent: ["ResourceNotFoundException"],
  facts: {
    source: "internal/service/notifications/managed_notification_account_contact_association.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["managedNotificationConfigurationArn", "contactIdentifier"],
    id: "<ARN of the configuration>,<contact>",
    valid: {
      contactIdentifier: {
        oneOf: [
          "ACCOUNT_PRIMARY",
          "ACCOUNT_ALTERNATE_BILLING",
          "ACCOUNT_ALTERNATE_OPERATIONS",
          "ACCOUNT_ALTERNATE_SECURITY",
        ],
      },
    },
    actions: {
      create: { normal: ["notifications:AssociateManagedNotificationAccountContact"] },
      read: { normal: ["notifications:ListManagedNotificationChannelAssociations"] },
      update: {},
      delete: {
        never: {
          "notifications:DisassociateManagedNotificationAccountContact":
            "it stays when it leaves the program: AWS has it in a new account",
        },
      },
    },
  },
  cases: {
    "account-contact-association": needing<string>({
      prepare: ({ accountId }) => Promise.resolve(healthSecurityArn(accountId)),
      id: (managedNotificationConfigurationArn) => `${managedNotificationConfigurationArn},ACCOUNT_ALTERNATE_SECURITY`,
      inputs: (managedNotificationConfigurationArn) => ({
        managedNotificationConfigurationArn,
        contactIdentifier: "ACCOUNT_ALTERNATE_SECURITY",
      }),
    }),
  },
});
