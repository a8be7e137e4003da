import { SetTopicAttributesCommand, SNSClient } from "@aws-sdk/client-sns";

import { REGION, type ConformanceCase } from "../case";

export const topicCase: ConformanceCase = {
  token: "aws:sns/topic:Topic",
  id: /^arn:aws:sns:eu-west-1:\d{12}:alerts-[0-9a-f]{7}$/,
  inputs: () => ({ region: REGION, displayName: "Alerts", tags: { owner: "security" } }),
  changed: () => ({ region: REGION, displayName: "Security alerts", tags: { owner: "platform", cost: "none" } }),
  drift: (world, arn) => {
    const change = { TopicArn: arn, AttributeName: "DisplayName", AttributeValue: "Ignore me" };
    return world.client(SNSClient, REGION).send(new SetTopicAttributesCommand(change));
  },
  drifted: ["displayName"],
};
