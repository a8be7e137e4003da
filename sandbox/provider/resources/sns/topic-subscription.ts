import {
  GetSubscriptionAttributesCommand,
  SetSubscriptionAttributesCommand,
  SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from "@aws-sdk/client-sns";
import type { TopicSubscriptionArgs } from "@pulumi/aws/sns";

import { failedWith } from "../../aws/failure";
import type { ResourceType } from "../../resource";
import { changedAttributes, fromAttributes, toAttributes, type AttributeTable } from "./attributes";

/** https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html */
const ATTRIBUTES: AttributeTable = {
  deliveryPolicy: { attribute: "DeliveryPolicy" },
  filterPolicy: { attribute: "FilterPolicy" },
  filterPolicyScope: { attribute: "FilterPolicyScope" },
  rawMessageDelivery: { attribute: "RawMessageDelivery", type: "boolean" },
  redrivePolicy: { attribute: "RedrivePolicy" },
  replayPolicy: { attribute: "ReplayPolicy" },
  subscriptionRoleArn: { attribute: "SubscriptionRoleArn" },
};

/**
 * Id: the ARN of the subscription. One by e-mail or HTTP exists at once and waits for its owner to confirm it:
 * `pendingConfirmation` is true until then.
 */
export const topicSubscription: ResourceType<TopicSubscriptionArgs> = {
  token: "aws:sns/topicSubscription:TopicSubscription",
  title: "SNS Topic Subscription",
  replaceOn: ["topic", "protocol", "endpoint"],
  defaults: { confirmationTimeoutInMinutes: 1, endpointAutoConfirms: false, rawMessageDelivery: false },
  notReadable: ["confirmationTimeoutInMinutes", "endpointAutoConfirms"],
  compare: { deliveryPolicy: "json", filterPolicy: "json", redrivePolicy: "json", replayPolicy: "json" },

  async create(aws, inputs) {
    const command = new SubscribeCommand({
      TopicArn: inputs.topic as unknown as string,
      Protocol: inputs.protocol,
      Endpoint: inputs.endpoint,
      Attributes: toAttributes(ATTRIBUTES, inputs),
      ReturnSubscriptionArn: true,
    });
    return (await aws.call(SNSClient, command)).SubscriptionArn!;
  },

  async read(aws, arn) {
    const command = new GetSubscriptionAttributesCommand({ SubscriptionArn: arn });
    const found = await aws.find(SNSClient, command, "NotFoundException", "NotFound");
    const attributes = found?.Attributes;
    if (!attributes) return undefined;
    return {
      rawMessageDelivery: false,
      ...fromAttributes(ATTRIBUTES, attributes),
      arn,
      topic: attributes["TopicArn"]!,
      protocol: attributes["Protocol"]!,
      endpoint: attributes["Endpoint"]!,
      ownerId: attributes["Owner"] ?? aws.accountId,
      pendingConfirmation: attributes["PendingConfirmation"] === "true",
      confirmationWasAuthenticated: attributes["ConfirmationWasAuthenticated"] === "true",
    };
  },

  async update(aws, arn, inputs, _olds, changed) {
    for (const [AttributeName, AttributeValue] of changedAttributes(ATTRIBUTES, inputs, changed)) {
      const command = new SetSubscriptionAttributesCommand({ SubscriptionArn: arn, AttributeName, AttributeValue });
      await aws.call(SNSClient, command);
    }
  },

  /** AWS refuses to delete a subscription nobody confirmed, and removes it by itself after a time. */
  async delete(aws, arn) {
    try {
      await aws.find(SNSClient, new UnsubscribeCommand({ SubscriptionArn: arn }), "NotFoundException", "NotFound");
    } catch (error) {
      const pending =
        failedWith(error, "InvalidParameterException", "InvalidParameter") && /pending/i.test(error.message);
      if (!pending) throw error;
    }
  },
};
