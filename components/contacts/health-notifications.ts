import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { healthMailbox, healthSecurityArn } from "../../domain/controls/contacts/health-mailbox";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface HealthNotificationsArgs {
  /** Who is told beside the security contact; AWS sends the address a mail that activates it. Default: nobody. */
  email?: pulumi.Input<string>;
  /** Tags for the mail contact. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

/**
 * AWS Health's security notifications, to the account's security contact and to one mail address more: a way to people
 * that runs through neither EventBridge nor SNS. Both services are managed from us-east-1 and take no region.
 * https://docs.aws.amazon.com/notifications/latest/userguide/managed-notifications.html
 *
 * @throws pulumi.RunError when `email` is no mail address, or a placeholder
 */
export class HealthNotifications extends pulumi.ComponentResource {
  constructor(name: string, args: HealthNotificationsArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:HealthNotifications", name, args, opts);
    assertArguments("health notifications", args);
    const { email: emailAddress, tags } = args;
    const configuration = aws.getCallerIdentityOutput({}, { parent: this }).accountId.apply(healthSecurityArn);
    new aws.notifications.ManagedNotificationAccountContactAssociation(
      `${name}-security`,
      { managedNotificationConfigurationArn: configuration, contactIdentifier: "ACCOUNT_ALTERNATE_SECURITY" },
      // AWS tells the security contact unasked. To take the association away with the program would leave the account worse
      // than it was.
      { parent: this, retainOnDelete: true },
    );
    if (emailAddress !== undefined) {
      // The mailbox is only this program's: a second one beside it after a `destroy` would get every mail twice.
      const removed = { parent: this, retainOnDelete: false };
      const contact = new aws.notifications.ContactsEmailContact(`${name}-mailbox`, { emailAddress, tags }, removed);
      new aws.notifications.ManagedNotificationAdditionalChannelAssociation(
        `${name}-channel`,
        { managedNotificationArn: configuration, channelArn: contact.arn },
        removed,
      );
    }
    this.registerOutputs();
  }
}

export const healthNotifications: Build = {
  controls: ["health-notifications"],
  build: ({ plan, name, opts }) => {
    const email = healthMailbox(plan.settings.contacts, plan.options["health-notifications"].email);
    new HealthNotifications(name, planned({ email, tags: plan.tags }), opts);
    return {};
  },
};
