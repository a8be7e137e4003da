import { GetTopicAttributesCommand, SetTopicAttributesCommand, SNSClient } from "@aws-sdk/client-sns";
import type { TopicPolicyArgs } from "@pulumi/aws/sns";

import type { Aws } from "../../aws/aws";
import type { ResourceType } from "../../resource";

/** Id: the ARN of the topic. */
export const topicPolicy: ResourceType<TopicPolicyArgs> = {
  token: "aws:sns/topicPolicy:TopicPolicy",
  title: "SNS Topic Policy",
  replaceOn: ["arn"],
  compare: { policy: "policy" },

  async create(aws, inputs) {
    await setPolicy(aws, inputs.arn, inputs.policy as string);
    return inputs.arn;
  },

  async read(aws, arn) {
    const found = await aws.find(
      SNSClient,
      new GetTopicAttributesCommand({ TopicArn: arn }),
      "NotFoundException",
      "NotFound",
    );
    const policy = found?.Attributes?.["Policy"];
    if (!policy) return undefined;
    return { arn, policy, owner: found.Attributes?.["Owner"] ?? aws.accountId };
  },

  async update(aws, arn, inputs) {
    await setPolicy(aws, arn, inputs.policy as string);
  },

  /** A topic cannot be without a policy: it gets the one that AWS gives a new topic. */
  async delete(aws, arn) {
    const policy = JSON.stringify(defaultPolicy(arn, aws.accountId));
    const command = new SetTopicAttributesCommand({ TopicArn: arn, AttributeName: "Policy", AttributeValue: policy });
    await aws.find(SNSClient, command, "NotFoundException", "NotFound");
  },
};

async function setPolicy(aws: Aws, arn: string, policy: string): Promise<void> {
  const command = new SetTopicAttributesCommand({ TopicArn: arn, AttributeName: "Policy", AttributeValue: policy });
  await aws.call(SNSClient, command);
}

/** https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html */
function defaultPolicy(arn: string, accountId: string) {
  const actions = ["AddPermission", "DeleteTopic", "GetTopicAttributes", "ListSubscriptionsByTopic", "Publish"];
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
        Condition: { StringEquals: { "AWS:SourceOwner": accountId } },
      },
    ],
  };
}
