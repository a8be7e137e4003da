import {
  CreateTopicCommand,
  DeleteTopicCommand,
  GetTopicAttributesCommand,
  ListTagsForResourceCommand,
  SetTopicAttributesCommand,
  SNSClient,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-sns";
import type { TopicArgs } from "@pulumi/aws/sns";

import { nameToCreate } from "../../names";
import type { ResourceType } from "../../resource";
import { fromTagList, syncTags, toTagList } from "../../tags";
import { changedAttributes, fromAttributes, toAttributes, type AttributeTable } from "./attributes";

/** The same three properties for each protocol; AWS writes the protocols its own way. */
const PROTOCOLS = { application: "Application", firehose: "Firehose", http: "HTTP", lambda: "Lambda", sqs: "SQS" };
const FEEDBACK: AttributeTable = Object.fromEntries(
  Object.entries(PROTOCOLS).flatMap(([protocol, prefix]) => {
    return [
      [`${protocol}FailureFeedbackRoleArn`, { attribute: `${prefix}FailureFeedbackRoleArn` }],
      [`${protocol}SuccessFeedbackRoleArn`, { attribute: `${prefix}SuccessFeedbackRoleArn` }],
      [`${protocol}SuccessFeedbackSampleRate`, { attribute: `${prefix}SuccessFeedbackSampleRate`, type: "number" }],
    ];
  }),
);

/** https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html */
const ATTRIBUTES: AttributeTable = {
  ...FEEDBACK,
  archivePolicy: { attribute: "ArchivePolicy" },
  contentBasedDeduplication: { attribute: "ContentBasedDeduplication", type: "boolean" },
  deliveryPolicy: { attribute: "DeliveryPolicy" },
  displayName: { attribute: "DisplayName" },
  fifoThroughputScope: { attribute: "FifoThroughputScope" },
  fifoTopic: { attribute: "FifoTopic", type: "boolean" },
  kmsMasterKeyId: { attribute: "KmsMasterKeyId" },
  policy: { attribute: "Policy" },
  signatureVersion: { attribute: "SignatureVersion", type: "number" },
  tracingConfig: { attribute: "TracingConfig" },
};

/** Id: the ARN of the topic. */
export const topic: ResourceType<TopicArgs> = {
  token: "aws:sns/topic:Topic",
  title: "SNS Topic",
  replaceOn: ["name", "namePrefix", "fifoTopic"],
  autoName: { property: "name", maxLength: 256 },
  conflicts: [["name", "namePrefix"]],
  notReadable: ["namePrefix"],
  compare: { policy: "policy", deliveryPolicy: "json", archivePolicy: "json" },

  async create(aws, inputs) {
    const command = new CreateTopicCommand({
      Name: nameToCreate(inputs),
      Attributes: toAttributes(ATTRIBUTES, inputs),
      Tags: toTagList(inputs.tagsAll),
    });
    const { TopicArn } = await aws.call(SNSClient, command);
    return TopicArn!;
  },

  async read(aws, arn) {
    const found = await aws.find(
      SNSClient,
      new GetTopicAttributesCommand({ TopicArn: arn }),
      "NotFoundException",
      "NotFound",
    );
    if (!found?.Attributes) return undefined;
    const { Tags } = await aws.call(SNSClient, new ListTagsForResourceCommand({ ResourceArn: arn }));
    return {
      ...fromAttributes(ATTRIBUTES, found.Attributes),
      arn,
      name: arn.slice(arn.lastIndexOf(":") + 1),
      owner: found.Attributes["Owner"] ?? aws.accountId,
      beginningArchiveTime: found.Attributes["BeginningArchiveTime"] ?? "",
      tags: fromTagList(Tags),
    };
  },

  async update(aws, arn, inputs, olds, changed) {
    for (const [AttributeName, AttributeValue] of changedAttributes(ATTRIBUTES, inputs, changed)) {
      await aws.call(SNSClient, new SetTopicAttributesCommand({ TopicArn: arn, AttributeName, AttributeValue }));
    }
    await syncTags(olds.tagsAll, inputs.tagsAll, {
      remove: (keys) => aws.call(SNSClient, new UntagResourceCommand({ ResourceArn: arn, TagKeys: keys })),
      set: (tags) => aws.call(SNSClient, new TagResourceCommand({ ResourceArn: arn, Tags: toTagList(tags) })),
    });
  },

  async delete(aws, arn) {
    await aws.find(SNSClient, new DeleteTopicCommand({ TopicArn: arn }), "NotFoundException", "NotFound");
  },
};
