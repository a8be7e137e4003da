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

import { REGION } from "../../core/conformance";
import { at, nameOrPrefix } from "../../families/fields";
import { named } from "../../families/named";
import { attribute, changeAttributes, readOnlyAttributes, setAttributes, type Attribute } from "./attributes";

/** The same three properties for each protocol; AWS writes the protocols its own way. */
const PROTOCOLS = { application: "Application", firehose: "Firehose", http: "HTTP", lambda: "Lambda", sqs: "SQS" };
const FEEDBACK = Object.fromEntries(
  Object.entries(PROTOCOLS).flatMap(([protocol, prefix]) => [
    [`${protocol}FailureFeedbackRoleArn`, attribute(`${prefix}FailureFeedbackRoleArn`)],
    [`${protocol}SuccessFeedbackRoleArn`, attribute(`${prefix}SuccessFeedbackRoleArn`)],
    [`${protocol}SuccessFeedbackSampleRate`, attribute(`${prefix}SuccessFeedbackSampleRate`, "number")],
  ]),
);

/** https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html */
const ATTRIBUTES: Record<string, Attribute> = {
  ...FEEDBACK,
  archivePolicy: attribute("ArchivePolicy"),
  contentBasedDeduplication: attribute("ContentBasedDeduplication", "boolean"),
  deliveryPolicy: attribute("DeliveryPolicy"),
  displayName: attribute("DisplayName"),
  fifoThroughputScope: attribute("FifoThroughputScope"),
  kmsMasterKeyId: attribute("KmsMasterKeyId"),
  policy: attribute("Policy"),
  signatureVersion: attribute("SignatureVersion", "number"),
  tracingConfig: attribute("TracingConfig"),
};

/** What a topic is made with; the rest is set once it is there. */
const FIFO = { fifoTopic: attribute("FifoTopic", "boolean") };

/** Id: the ARN of the topic. */
export const topic = named({
  token: "aws:sns/topic:Topic",
  title: "SNS Topic",
  client: SNSClient,
  replaceOn: ["name", "namePrefix", "fifoTopic"],
  autoName: { property: "name", maxLength: 80 },
  conflicts: [["name", "namePrefix"]],
  notReadable: ["namePrefix"],
  compare: { policy: "policy", deliveryPolicy: "json", archivePolicy: "json" },
  key: "TopicArn",
  absent: ["NotFoundException", "NotFound"],
  fields: {
    name: nameOrPrefix("Name"),
    beginningArchiveTime: { read: "Attributes.BeginningArchiveTime", otherwise: "" },
    ...FIFO,
    ...readOnlyAttributes(ATTRIBUTES),
  },
  // Name, tags and whether it keeps an order; each other attribute is a call of its own, so that a topic can be left half-made:
  // without encryption, say.
  create: {
    command: CreateTopicCommand,
    id: "TopicArn",
    then: setAttributes(ATTRIBUTES, SetTopicAttributesCommand, "TopicArn"),
  },
  describe: { command: GetTopicAttributesCommand },
  derived: (aws, arn, found) => ({
    arn,
    name: arn.slice(arn.lastIndexOf(":") + 1),
    owner: (at(found, "Attributes.Owner") as string | undefined) ?? aws.accountId,
  }),
  update: [changeAttributes(ATTRIBUTES, SetTopicAttributesCommand, "TopicArn")],
  remove: { command: DeleteTopicCommand },
  tags: {
    set: TagResourceCommand,
    remove: UntagResourceCommand,
    list: ListTagsForResourceCommand,
    key: "ResourceArn",
  },
  facts: {
    source: "internal/service/sns/topic.go",
    version: "6.36.0",
    lookedAtFor: "7.48.0",
    forceNew: ["name", "namePrefix", "fifoTopic"],
    id: "<ARN>",
    autoName: { property: "name", maxLength: 80 },
    kinds: { policy: "policy", deliveryPolicy: "json", archivePolicy: "json" },
    actions: {
      create: {
        normal: ["sns:CreateTopic", "sns:TagResource", "sns:SetTopicAttributes"],
        never: { "iam:PassRole": "the program gives no role" },
      },
      read: { normal: ["sns:GetTopicAttributes", "sns:ListTagsForResource"] },
      update: { normal: ["sns:SetTopicAttributes", "sns:TagResource", "sns:UntagResource"] },
      delete: { normal: ["sns:DeleteTopic"] },
    },
  },
  cases: {
    alerts: {
      id: /^arn:aws:sns:eu-west-1:\d{12}:alerts-[0-9a-f]{7}$/,
      inputs: () => ({ region: REGION, displayName: "Alerts", tags: { owner: "security" } }),
      changed: () => ({ region: REGION, displayName: "Security alerts", tags: { owner: "platform", cost: "none" } }),
      drift: (world, arn) => {
        const change = { TopicArn: arn, AttributeName: "DisplayName", AttributeValue: "Ignore me" };
        return world.client(SNSClient, REGION).send(new SetTopicAttributesCommand(change));
      },
      drifted: ["displayName"],
    },
  },
});
