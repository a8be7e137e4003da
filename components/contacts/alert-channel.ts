import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { alertKeyPolicy } from "../../domain/documents/resource-policies/alert-key";
import { alertTopicPolicy } from "../../domain/documents/resource-policies/alert-topic";
import { minify } from "../../domain/documents/document";
import { homeAndBilling } from "../../domain/regions/regions";
import { assertArguments } from "../control/arguments";
import { type Build, eachOf } from "../control/build";
import { planned } from "../control/planned";
import { addressesByName } from "./mailboxes";

export interface AlertChannelArgs {
  /** Region codes; one topic is made in each. Billing alarms and budgets publish in us-east-1. */
  regions: string[];
  /** Who gets mail: a name that stays the same -> mail address. The name becomes part of the subscription's name. */
  emails?: { [name: string]: pulumi.Input<string> };
  /** What is called: a name that stays the same -> https URL. */
  httpsEndpoints?: { [name: string]: pulumi.Input<string> };
  /** Encrypt each topic with a key of its own, about 1 USD a month each. Default: false. */
  encrypt?: boolean;
  /** Tags for topics and keys. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

/**
 * The way from an alert to people: an SNS topic in each region, which AWS's own services may publish to and which refuses
 * plain http. Each mail address receives one mail a topic from AWS and must confirm it; nobody else can.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-email-notifications.html
 *
 * @throws pulumi.RunError when `regions` is empty or nobody would be told
 */
export class AlertChannel extends pulumi.ComponentResource {
  /** Region code -> ARN of its topic. */
  public readonly topicArns: pulumi.Output<{ [region: string]: string }>;

  constructor(name: string, args: AlertChannelArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:AlertChannel", name, args, opts);
    const { regions, emails = {}, httpsEndpoints = {}, encrypt = false, tags } = args;
    const nobody = { path: "emails", message: "nobody would be told; give a mail address or an https endpoint" };
    const subscribers = Object.keys(emails).length + Object.keys(httpsEndpoints).length;
    assertArguments("alert channel", args, ...(subscribers === 0 ? [nobody] : []));

    const topicIn = (region: string): aws.sns.Topic => {
      const child = { parent: this };
      const key = encrypt ? this.keyIn(region, name, tags) : undefined;
      const topic = new aws.sns.Topic(`${name}-topic-${region}`, { region, kmsMasterKeyId: key?.arn, tags }, child);
      const policy = new aws.sns.TopicPolicy(
        `${name}-topic-policy-${region}`,
        {
          region,
          arn: topic.arn,
          policy: pulumi.all([topic.arn, topic.owner]).apply(([arn, owner]) => minify(alertTopicPolicy(arn, owner))),
        },
        child,
      );
      // A subscriber that is told before the policy is on would miss what is published in between.
      const subscriber = { parent: this, dependsOn: [policy] };
      for (const [key, endpoint] of Object.entries(emails)) {
        const args = { region, topic: topic.arn, protocol: "email", endpoint };
        new aws.sns.TopicSubscription(`${name}-mail-${key}-${region}`, args, subscriber);
      }
      for (const [key, endpoint] of Object.entries(httpsEndpoints)) {
        const args = { region, topic: topic.arn, protocol: "https", endpoint, endpointAutoConfirms: false };
        new aws.sns.TopicSubscription(`${name}-https-${key}-${region}`, args, subscriber);
      }
      return topic;
    };

    this.topicArns = pulumi.output(
      Object.fromEntries([...new Set(regions)].sort().map((region) => [region, topicIn(region).arn])),
    );
    this.registerOutputs({ topicArns: this.topicArns });
  }

  private keyIn(region: string, name: string, tags: AlertChannelArgs["tags"]): aws.kms.Key {
    const accountId = aws.getCallerIdentityOutput({}, { parent: this }).accountId;
    return new aws.kms.Key(
      `${name}-key-${region}`,
      {
        region,
        description: "Encrypts alert topics of Ringfence",
        enableKeyRotation: true,
        // The policy names the account, so nobody can be locked out; who makes the key need not be able to change its
        // policy (domain/documents/access/deploy.ts). https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html
        bypassPolicyLockoutSafetyCheck: true,
        policy: accountId.apply((id) => minify(alertKeyPolicy(id))),
        tags,
      },
      { parent: this },
    );
  }
}

export const alertChannel: Build = {
  controls: ["alert-channel"],
  build: ({ plan, name, opts }) => {
    const regions = homeAndBilling(plan.regions.home);
    const emails = addressesByName(plan.addressees);
    const httpsEndpoints = addressesByName(plan.endpoints);
    const { encrypt } = plan.options["alert-channel"];
    const args = planned({ regions, emails, httpsEndpoints, encrypt, tags: plan.tags });
    return { alertTopicArns: eachOf(new AlertChannel(name, args, opts).topicArns, regions) };
  },
};
