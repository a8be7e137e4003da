import { restClient, restCommand } from "../../aws/rest-json";

/** AWS User Notifications Contacts, model 2018-05-10: https://docs.aws.amazon.com/notificationscontacts/latest/APIReference/ */
export class NotificationsContactsClient extends restClient("NotificationsContacts", "notifications-contacts") {}

export const CreateEmailContactCommand = restCommand("CreateEmailContact", {
  method: "POST",
  path: "/2022-09-19/emailcontacts",
});

export const SendActivationCodeCommand = restCommand("SendActivationCode", {
  method: "POST",
  path: "/2022-10-31/emailcontacts/{arn}/activate/send",
});

export const GetEmailContactCommand = restCommand("GetEmailContact", { method: "GET", path: "/emailcontacts/{arn}" });

export const DeleteEmailContactCommand = restCommand("DeleteEmailContact", {
  method: "DELETE",
  path: "/emailcontacts/{arn}",
});

export const ListTagsForResourceCommand = restCommand("ListTagsForResource", { method: "GET", path: "/tags/{arn}" });

export const TagResourceCommand = restCommand("TagResource", { method: "POST", path: "/tags/{arn}" });

export const UntagResourceCommand = restCommand("UntagResource", {
  method: "DELETE",
  path: "/tags/{arn}",
  query: ["tagKeys"],
});
