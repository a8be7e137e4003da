import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { alertKeyPolicy } from "../domain/documents/alert-key";
import { alertTopicPolicy } from "../domain/documents/alert-topic";
import { minify } from "../domain/documents/document";
import { refuse } from "./input-error";

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
    if (regions.length === 0)
      refuse("alert channel", [{ path: "regions", message: "is empty; name at least one region" }]);
    if (Object.keys(emails).length + Object.keys(httpsEndpoints).length === 0) {
      refuse("alert channel", [
        { path: "emails", message: "nobody would be told; give a mail address or an https endpoint" },
      ]);
    }

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
        policy: accountId.apply((id) => minify(alertKeyPolicy(id))),
        tags,
      },
      { parent: this },
    );
  }
}
