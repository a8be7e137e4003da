import { restClient, restCommand } from "../../aws/rest-json";

/** AWS User Notifications, model 2018-05-10: https://docs.aws.amazon.com/notifications/latest/APIReference/ */
export class NotificationsClient extends restClient("Notifications", "notifications") {}

export const AssociateManagedNotificationAccountContactCommand = restCommand(
  "AssociateManagedNotificationAccountContact",
  { method: "PUT", path: "/contacts/associate-managed-notification/{contactIdentifier}" },
);

export const DisassociateManagedNotificationAccountContactCommand = restCommand(
  "DisassociateManagedNotificationAccountContact",
  { method: "PUT", path: "/contacts/disassociate-managed-notification/{contactIdentifier}" },
);

export const AssociateManagedNotificationAdditionalChannelCommand = restCommand(
  "AssociateManagedNotificationAdditionalChannel",
  { method: "PUT", path: "/channels/associate-managed-notification/{channelArn}" },
);

export const DisassociateManagedNotificationAdditionalChannelCommand = restCommand(
  "DisassociateManagedNotificationAdditionalChannel",
  { method: "PUT", path: "/channels/disassociate-managed-notification/{channelArn}" },
);

export const ListManagedNotificationChannelAssociationsCommand = restCommand(
  "ListManagedNotificationChannelAssociations",
  {
    method: "GET",
    path: "/channels/list-managed-notification-channel-associations",
    query: ["managedNotificationConfigurationArn", "maxResults", "nextToken"],
  },
);
