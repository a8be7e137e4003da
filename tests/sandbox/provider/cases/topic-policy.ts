import { CreateTopicCommand, SetTopicAttributesCommand, SNSClient } from "@aws-sdk/client-sns";

import { REGION, type ConformanceCase } from "../case";

const policy = (arn: string, services: string[]) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Principal: { Service: services }, Action: "sns:Publish", Resource: arn },
  });

export const topicPolicyCase: ConformanceCase<string> = {
  token: "aws:sns/topicPolicy:TopicPolicy",
  async prepare(world) {
    return (await world.client(SNSClient, REGION).send(new CreateTopicCommand({ Name: "with-policy" }))).TopicArn!;
  },
  id: (arn) => arn,
  inputs: (arn) => ({ region: REGION, arn, policy: policy(arn, ["events.amazonaws.com"]) }),
  changed: (arn) => ({ region: REGION, arn, policy: policy(arn, ["events.amazonaws.com", "budgets.amazonaws.com"]) }),
  drift: (world, _id, arn) => {
    const change = { TopicArn: arn, AttributeName: "Policy", AttributeValue: policy(arn, ["evil.amazonaws.com"]) };
    return world.client(SNSClient, REGION).send(new SetTopicAttributesCommand(change));
  },
  drifted: ["policy"],
  staysBecause: "a topic always has a policy; the default one comes back",
};
