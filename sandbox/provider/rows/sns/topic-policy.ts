import {
  CreateTopicCommand,
  GetTopicAttributesCommand,
  SetTopicAttributesCommand,
  SNSClient,
} from "@aws-sdk/client-sns";

import { needing, REGION } from "../../core/conformance";
import { at } from "../../families/fields";
import { singleton } from "../../families/singleton";

/** https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html */
function defaultPolicy(arn: string, owner: string) {
  const actions = [
    "AddPermission",
    "DeleteTopic",
    "GetTopicAttributes",
    "ListSubscriptionsByTopic",
    "Publish",
    "Receive",
  ];
  return {
    Version: "2008-10-17",
    Id: "__default_policy_ID",
    Statement: [
      {
        Sid: "__default_statement_ID",
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: [...actions, "RemovePermission", "SetTopicAttributes", "Subscribe"].map((action) => `SNS:${action}`),
        Resource: arn,
        Condition: { StringEquals: { "AWS:SourceOwner": owner } },
      },
    ],
  };
}

const policy = (arn: string, services: string[]) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Principal: { Service: services }, Action: "sns:Publish", Resource: arn },
  });

/** Id: the ARN of the topic. A topic cannot be without a policy: a delete gives it the one that AWS gives a new topic. */
export const topicPolicy = singleton({
  token: "aws:sns/topicPolicy:TopicPolicy",
  title: "SNS Topic Policy",
  client: SNSClient,
  replaceOn: ["arn"],
  compare: { policy: "policy" },
  id: (_aws, { arn }) => arn as string,
  key: "TopicArn",
  absent: ["NotFoundException", "NotFound"],
  fields: { policy: { send: "AttributeValue", read: "Policy" } },
  derived: (aws, arn, found) => ({ arn, owner: (at(found, "Owner") as string | undefined) ?? aws.accountId }),
  get: { command: GetTopicAttributesCommand, at: "Attributes" },
  put: { command: SetTopicAttributesCommand, with: { AttributeName: "Policy" } },
  reset: {
    command: SetTopicAttributesCommand,
    // The real provider names the owner of the topic, and takes it from the state.
    with: ({ accountId }, arn, olds) => ({
      AttributeName: "Policy",
      AttributeValue: JSON.stringify(defaultPolicy(arn, (olds["owner"] as string | undefined) ?? accountId)),
    }),
  },
  facts: {
    source: "internal/service/sns/topic_policy.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["arn"],
    kinds: { policy: "policy" },
    id: "<topic ARN>",
    valid: { policy: { json: true } },
    actions: {
      create: { normal: ["sns:SetTopicAttributes"] },
      read: { normal: ["sns:GetTopicAttributes"] },
      update: { normal: ["sns:SetTopicAttributes"] },
      delete: { normal: ["sns:SetTopicAttributes"] },
    },
  },
  cases: {
    "topic-policy": needing<string>({
      async prepare(world) {
        return (await world.client(SNSClient, REGION).send(new CreateTopicCommand({ Name: "with-policy" }))).TopicArn!;
      },
      id: (arn) => arn,
      inputs: (arn) => ({ region: REGION, arn, policy: policy(arn, ["events.amazonaws.com"]) }),
      changed: (arn) => ({
        region: REGION,
        arn,
        policy: policy(arn, ["events.amazonaws.com", "budgets.amazonaws.com"]),
      }),
      drift: (world, _id, arn) => {
        const change = { TopicArn: arn, AttributeName: "Policy", AttributeValue: policy(arn, ["evil.amazonaws.com"]) };
        return world.client(SNSClient, REGION).send(new SetTopicAttributesCommand(change));
      },
      drifted: ["policy"],
      staysBecause: "a topic always has a policy; the default one comes back",
    }),
  },
});
