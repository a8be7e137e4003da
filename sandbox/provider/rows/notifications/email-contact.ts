import { named } from "../../families/named";
import {
  CreateEmailContactCommand,
  DeleteEmailContactCommand,
  GetEmailContactCommand,
  ListTagsForResourceCommand,
  NotificationsContactsClient,
  SendActivationCodeCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "./contacts-client";

const inputs = { name: "on-call", emailAddress: "oncall@corp.test", tags: { owner: "a" } };

/** Id: the ARN of the contact. It gets no mail before somebody follows the link of the activation mail. */
export const contactsEmailContact = named({
  token: "aws:notifications/contactsEmailContact:ContactsEmailContact",
  title: "User Notifications Contacts Email Contact",
  client: NotificationsContactsClient,
  replaceOn: ["emailAddress", "name"],
  autoName: { property: "name", maxLength: 255 },
  key: "arn",
  absent: ["ResourceNotFoundException"],
  fields: {
    name: { send: "name", read: "name" },
    emailAddress: { send: "emailAddress", read: "address" },
    arn: { read: "arn" },
  },
  create: {
    command: CreateEmailContactCommand,
    id: "arn",
    then: (aws, arn) => aws.call(NotificationsContactsClient, new SendActivationCodeCommand({ arn } as never)),
  },
  describe: { command: GetEmailContactCommand, at: "emailContact" },
  remove: { command: DeleteEmailContactCommand },
  tags: {
    set: TagResourceCommand,
    remove: UntagResourceCommand,
    list: ListTagsForResourceCommand,
    form: "map",
    members: { tags: "tags", keys: "tagKeys" },
  },
  facts: {
    source: "internal/service/notificationscontacts/email_contact.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["emailAddress", "name"],
    id: "<ARN>",
    autoName: { property: "name", maxLength: 255 },
    valid: {
      emailAddress: { min: 6, max: 254, pattern: /(.+)@(.+)/ },
      name: { min: 1, max: 64, pattern: /[\w.~-]+/ },
    },
    actions: {
      create: {
        normal: [
          "notifications-contacts:CreateEmailContact",
          "notifications-contacts:SendActivationCode",
          "notifications-contacts:TagResource",
        ],
      },
      read: { normal: ["notifications-contacts:GetEmailContact", "notifications-contacts:ListTagsForResource"] },
      update: { normal: ["notifications-contacts:TagResource", "notifications-contacts:UntagResource"] },
      delete: { normal: ["notifications-contacts:DeleteEmailContact"] },
    },
  },
  cases: {
    "email-contact": {
      id: /^arn:aws:notifications-contacts::\d{12}:emailcontact\/[a-z0-9]{27}$/,
      inputs: () => inputs,
      changed: () => ({ ...inputs, tags: { team: "b" } }),
      drift: (world, arn) =>
        world.client(NotificationsContactsClient).send(new TagResourceCommand({ arn, tags: { team: "c" } } as never)),
      drifted: ["tags.team", "tagsAll.team"],
    },
  },
});
