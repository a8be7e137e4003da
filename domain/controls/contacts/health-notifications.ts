import * as v from "valibot";
import { field } from "../../fields/field";
import { mail } from "../../fields/people";
import { orDeferred } from "../../fields/shapes";
import { type Control, Family, FREE, Profile, Where } from "../control";

export const healthNotifications = {
  id: "health-notifications",
  family: Family.Contacts,
  title: "AWS's own security notifications, to a second mailbox",
  why: "AWS noticed the leaked key, and its mails had one way to one mailbox",
  where: Where.Account,
  profile: Profile.Minimal,
  options: {
    email: field(v.optional(orDeferred(mail)), {
      shape: "mail address",
      description:
        "Who gets AWS's security notifications beside the security contact. The address must be activated once, in a mail that AWS sends.",
      absent: "the operations contact",
      example: "oncall@acme.internal",
    }),
  },
  needs: [{ control: "contacts", because: "tells the security contact that it sets" }],
  cost: "free",
  price: () => FREE,
  frameworks: { cis5: [], cis7: [] },
  removal: {
    onDestroy: "kept",
    afterTeardown:
      "the second mailbox is deleted and gets no more; the security contact is told as before, because AWS does that in a new account too",
  },
  byHand:
    "aws notificationscontacts list-email-contacts, then aws notificationscontacts delete-email-contact --arn <ARN>, in us-east-1",
  source: "https://docs.aws.amazon.com/notifications/latest/userguide/managed-notifications.html",
  notes: [
    "A way beside the alerts of this baseline: AWS Health tells of leaked keys and abuse by mail, without EventBridge and SNS, so that it still rings when somebody took rules or topics away. AWS tells the root user's address and the security contact unasked; this puts the security contact back when somebody took it off, and adds a mailbox.",
    "Until its activation mail is followed, within 12 hours, the second mailbox gets nothing; `aws notificationscontacts send-activation-code --arn <ARN>` sends another. AWS gathers [security events of one cause for 10 minutes](https://docs.aws.amazon.com/notifications/latest/userguide/managed-notification-aggregation.html) before it sends a mail. Events of the public are not among them.",
    "No notification hub is made: [hubs are for notifications that one configures oneself](https://docs.aws.amazon.com/notifications/latest/userguide/uc-notifications.html). Both services are managed from us-east-1, whatever the home region.",
    "When the operations contact has the security contact's address and `email` names no other, no second mailbox is made.",
    "The second mailbox leaves with the program, with or without `teardown`: after a `destroy` it would stand beside that of the next one, and tell everything twice.",
  ],
} as const satisfies Control;
