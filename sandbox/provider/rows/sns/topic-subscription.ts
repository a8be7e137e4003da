import {
  CreateTopicCommand,
  GetSubscriptionAttributesCommand,
  SetSubscriptionAttributesCommand,
  SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from "@aws-sdk/client-sns";

import { failedWith } from "../../aws/failure";
import { needing, REGION, type World } from "../../core/conformance";
import type { Step } from "../../families/calls";
import { at, type Field } from "../../families/fields";
import { named } from "../../families/named";
import { attribute, changeAttributes, type Attribute } from "./attributes";

const ABSENT = ["NotFoundException", "NotFound"];

/** https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html */
const ATTRIBUTES: Record<string, Attribute> = {
  deliveryPolicy: attribute("DeliveryPolicy"),
  filterPolicy: attribute("FilterPolicy"),
  filterPolicyScope: attribute("FilterPolicyScope"),
  rawMessageDelivery: { ...attribute("RawMessageDelivery", "boolean"), otherwise: false },
  redrivePolicy: attribute("RedrivePolicy"),
  replayPolicy: attribute("ReplayPolicy"),
  subscriptionRoleArn: attribute("SubscriptionRoleArn"),
};
const flag = (name: string): Field => ({
  read: `Attributes.${name}`,
  decode: (text: string) => text === "true",
  otherwise: false,
});

/** AWS refuses to delete a subscription nobody confirmed, and removes it by itself after a time. */
const unsubscribe: Step = async (aws, SubscriptionArn) => {
  try {
    await aws.find(SNSClient, new UnsubscribeCommand({ SubscriptionArn }), ...ABSENT);
  } catch (error) {
    const pending =
      failedWith(error, "InvalidParameterException", "InvalidParameter") && /pending/i.test(error.message);
    if (!pending) throw error;
  }
};

const createTopic = async (world: World, Name: string) =>
  (await world.client(SNSClient, REGION).send(new CreateTopicCommand({ Name }))).TopicArn!;
const webhook = { region: REGION, protocol: "https", endpoint: "https://hooks.corp.test/aws" };

/**
 * Id: the ARN of the subscription. One by e-mail or HTTP exists at once and waits for its owner to confirm it:
 * `pendingConfirmation` is true until then.
 */
export const topicSubscription = named({
  token: "aws:sns/topicSubscription:TopicSubscription",
  title: "SNS Topic Subscription",
  client: SNSClient,
  replaceOn: ["topic", "protocol", "endpoint"],
  defaults: { confirmationTimeoutInMinutes: 1, endpointAutoConfirms: false, rawMessageDelivery: false },
  notReadable: ["confirmationTimeoutInMinutes", "endpointAutoConfirms"],
  compare: { deliveryPolicy: "json", filterPolicy: "json", redrivePolicy: "json", replayPolicy: "json" },
  key: "SubscriptionArn",
  absent: ABSENT,
  fields: {
    topic: { send: "TopicArn", read: "Attributes.TopicArn" },
    protocol: { send: "Protocol", read: "Attributes.Protocol" },
    endpoint: { send: "Endpoint", read: "Attributes.Endpoint" },
    pendingConfirmation: flag("PendingConfirmation"),
    confirmationWasAuthenticated: flag("ConfirmationWasAuthenticated"),
    ...ATTRIBUTES,
  },
  create: { command: SubscribeCommand, with: { ReturnSubscriptionArn: true }, id: "SubscriptionArn" },
  describe: { command: GetSubscriptionAttributesCommand },
  derived: (aws, arn, found) => ({
    arn,
    ownerId: (at(found, "Attributes.Owner") as string | undefined) ?? aws.accountId,
  }),
  update: [changeAttributes(ATTRIBUTES, SetSubscriptionAttributesCommand, "SubscriptionArn")],
  remove: unsubscribe,
  facts: {
    source: "internal/service/sns/topic_subscription.go",
    version: "before 6.36",
    lookedAtFor: "7.48.0",
    forceNew: ["topic", "protocol", "endpoint"],
    id: "<ARN>",
    defaults: { confirmationTimeoutInMinutes: 1, endpointAutoConfirms: false, rawMessageDelivery: false },
    kinds: { deliveryPolicy: "json", filterPolicy: "json", redrivePolicy: "json", replayPolicy: "json" },
    actions: {
      create: { normal: ["sns:Subscribe", "sns:GetSubscriptionAttributes"] },
      read: { normal: ["sns:GetSubscriptionAttributes"] },
      update: {
        drift: {
          "sns:SetSubscriptionAttributes":
            "somebody put a filter, delivery or redrive policy on a subscription, which silences it",
        },
      },
      delete: { normal: ["sns:Unsubscribe", "sns:GetSubscriptionAttributes"] },
    },
  },
  cases: {
    "topic-subscription": needing<string>({
      prepare: (world) => createTopic(world, "with-readers"),
      id: /^arn:aws:sns:eu-west-1:\d{12}:with-readers:[0-9a-f-]+$/,
      inputs: (topic) => ({ ...webhook, topic }),
      changed: (topic) => ({ ...webhook, topic, filterPolicy: JSON.stringify({ severity: ["high"] }) }),
      drift: (world, arn) => {
        const AttributeValue = JSON.stringify({ severity: ["none"] });
        const change = { SubscriptionArn: arn, AttributeName: "FilterPolicy", AttributeValue };
        return world.client(SNSClient, REGION).send(new SetSubscriptionAttributesCommand(change));
      },
      drifted: ["filterPolicy"],
      staysBecause: "AWS refuses to delete a subscription that nobody confirmed",
    }),
    /** A queue needs no confirmation. */
    "confirmed-subscription": needing<string>({
      prepare: (world) => createTopic(world, "with-queue"),
      id: /^arn:aws:sns:eu-west-1:\d{12}:with-queue:[0-9a-f-]+$/,
      inputs: (topic) => ({
        region: REGION,
        topic,
        protocol: "sqs",
        endpoint: "arn:aws:sqs:eu-west-1:123456789012:alerts",
      }),
    }),
  },
});
