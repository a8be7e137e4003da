import { ListSubscriptionsCommand, ListTopicsCommand, SNSClient } from "@aws-sdk/client-sns";
import { paged, probe } from "./probe";

/** Confirmed or not: https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptions.html */
export const subscriptions = probe({
  id: "subscriptions",
  service: "sns",
  kind: "subscription",
  scope: "regional",
  client: SNSClient,
  calls: { list: paged(ListSubscriptionsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ Subscriptions = [] }) => Subscriptions)
      // One that waits for its confirmation has no ARN yet, but the word PendingConfirmation.
      .map(({ TopicArn, Protocol, Endpoint, SubscriptionArn }) => ({
        id: [TopicArn, Protocol, Endpoint].join(" "),
        arn: SubscriptionArn?.startsWith("arn:") ? SubscriptionArn : undefined,
        protocol: Protocol,
      })),
});

/** https://docs.aws.amazon.com/sns/latest/api/API_ListTopics.html */
export const topics = probe({
  id: "topics",
  service: "sns",
  kind: "topic",
  scope: "regional",
  client: SNSClient,
  calls: { list: paged(ListTopicsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ Topics = [] }) => Topics)
      .map(({ TopicArn }) => ({ id: TopicArn!.split(":").at(-1)!, arn: TopicArn! })),
});

export const PROBES = [subscriptions, topics];
