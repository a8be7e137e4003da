import { subscriptions, topics } from "../../../cli/probes/sns";
import { itemsOf } from "../../support/probe-answers";

it("a subscription that waits for its confirmation is found, without an ARN", async () => {
  const waiting = { TopicArn: "arn:topic", Protocol: "email", Endpoint: "oncall@acme.sandbox" };
  const Subscriptions = [
    { ...waiting, SubscriptionArn: "PendingConfirmation" },
    { TopicArn: "arn:topic", Protocol: "sqs", Endpoint: "arn:queue", SubscriptionArn: "arn:topic:1" },
  ];
  expect(await itemsOf(subscriptions, { ListSubscriptions: [{ Subscriptions }] })).toEqual([
    { id: "arn:topic email oncall@acme.sandbox", arn: undefined, protocol: "email" },
    { id: "arn:topic sqs arn:queue", arn: "arn:topic:1", protocol: "sqs" },
  ]);
});

it("topics are found by the last part of their ARN", async () => {
  const TopicArn = "arn:aws:sns:eu-west-1:123456789012:alerts";
  expect(await itemsOf(topics, { ListTopics: [{ Topics: [{ TopicArn }] }] })).toEqual([
    { id: "alerts", arn: TopicArn },
  ]);
});
