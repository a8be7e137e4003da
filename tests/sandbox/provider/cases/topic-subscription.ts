import { CreateTopicCommand, SetSubscriptionAttributesCommand, SNSClient } from "@aws-sdk/client-sns";

import { REGION, type ConformanceCase } from "../case";

export const topicSubscriptionCase: ConformanceCase<string> = {
  token: "aws:sns/topicSubscription:TopicSubscription",
  async prepare(world) {
    return (await world.client(SNSClient, REGION).send(new CreateTopicCommand({ Name: "with-readers" }))).TopicArn!;
  },
  id: /^arn:aws:sns:eu-west-1:\d{12}:with-readers:[0-9a-f-]+$/,
  inputs: (topic) => ({ region: REGION, topic, protocol: "https", endpoint: "https://hooks.corp.test/aws" }),
  changed: (topic) => ({
    region: REGION,
    topic,
    protocol: "https",
    endpoint: "https://hooks.corp.test/aws",
    filterPolicy: JSON.stringify({ severity: ["high"] }),
  }),
  drift: (world, arn) => {
    const AttributeValue = JSON.stringify({ severity: ["none"] });
    const change = { SubscriptionArn: arn, AttributeName: "FilterPolicy", AttributeValue };
    return world.client(SNSClient, REGION).send(new SetSubscriptionAttributesCommand(change));
  },
  drifted: ["filterPolicy"],
  staysBecause: "AWS refuses to delete a subscription that nobody confirmed",
};

/** A queue needs no confirmation. */
export const confirmedSubscriptionCase: ConformanceCase<string> = {
  token: "aws:sns/topicSubscription:TopicSubscription",
  async prepare(world) {
    return (await world.client(SNSClient, REGION).send(new CreateTopicCommand({ Name: "with-queue" }))).TopicArn!;
  },
  id: /^arn:aws:sns:eu-west-1:\d{12}:with-queue:[0-9a-f-]+$/,
  inputs: (topic) => ({
    region: REGION,
    topic,
    protocol: "sqs",
    endpoint: "arn:aws:sqs:eu-west-1:123456789012:alerts",
  }),
};
