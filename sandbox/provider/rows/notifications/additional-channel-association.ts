import { healthSecurityArn } from "../../../../domain/controls/contacts/health-mailbox";
import { needing } from "../../core/conformance";
import { attachment } from "../../families/attachment";
import {
  AssociateManagedNotificationAdditionalChannelCommand,
  DisassociateManagedNotificationAdditionalChannelCommand,
  ListManagedNotificationChannelAssociationsCommand,
  NotificationsClient,
} from "./client";
import { CreateEmailContactCommand, NotificationsContactsClient } from "./contacts-client";

interface Needs {
  channelArn: string;
  managedNotificationArn: string;
}

/** Id: `<configuration>,<channel>`, as an import takes it. */
export const managedNotificationAdditionalChannelAssociation = attachment({
  token:
    "aws:notifications/managedNotificationAdditionalChannelAssociation:ManagedNotificationAdditionalChannelAssociation",
  title: "User Notifications Managed Notification Additional Channel Association",
  client: NotificationsClient,
  replaceOn: ["managedNotificationArn", "channelArn"],
  ends: { managedNotificationArn: "managedNotificationConfigurationArn", channelArn: "channelArn" },
  separator: ",",
  attach: AssociateManagedNotificationAdditionalChannelCommand,
  detach: DisassociateManagedNotificationAdditionalChannelCommand,
  list: {
    command: ListManagedNotificationChannelAssociationsCommand,
    by: "managedNotificationArn",
    items: "channelAssociations",
    member: "channelIdentifier",
    page: "nextToken",
  },
  absent: ["ResourceNotFoundException"],
  facts: {
    source: "internal/service/notifications/managed_notification_additional_channel_association.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["managedNotificationArn", "channelArn"],
    id: "<ARN of the configuration>,<ARN of the channel>",
    actions: {
      create: { normal: ["notifications:AssociateManagedNotificationAdditionalChannel"] },
      read: { normal: ["notifications:ListManagedNotificationChannelAssociations"] },
      update: {},
      delete: { normal: ["notifications:DisassociateManagedNotificationAdditionalChannel"] },
    },
  },
  cases: {
    "additional-channel-association": needing<Needs>({
      async prepare(world) {
        const contact = { name: "channel", emailAddress: "channel@corp.test" };
        const { arn } = (await world
          .client(NotificationsContactsClient)
          .send(new CreateEmailContactCommand(contact as never))) as unknown as { arn: string };
        return { channelArn: arn, managedNotificationArn: healthSecurityArn(world.accountId) };
      },
      id: ({ channelArn, managedNotificationArn }) => `${managedNotificationArn},${channelArn}`,
      inputs: (needs) => ({ ...needs }),
    }),
  },
});
