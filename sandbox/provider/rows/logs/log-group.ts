import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
  DeleteRetentionPolicyCommand,
  DescribeLogGroupsCommand,
  ListTagsForResourceCommand,
  PutRetentionPolicyCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-cloudwatch-logs";

import type { Aws } from "../../aws/aws";
import { REGION } from "../../core/conformance";
import { byArn } from "../../families/calls";
import { nameOrPrefix } from "../../families/fields";
import { named } from "../../families/named";

/** Days that CloudWatch Logs keeps, or 0 for ever. */
const DAYS = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** Names are asked for by what they begin with. */
async function describe(aws: Aws, name: string): Promise<unknown> {
  const { logGroups = [] } = await aws.call(
    CloudWatchLogsClient,
    new DescribeLogGroupsCommand({ logGroupNamePrefix: name }),
  );
  return logGroups.find(({ logGroupName }) => logGroupName === name);
}

/** Id: the name of the group. */
export const logGroup = named({
  token: "aws:cloudwatch/logGroup:LogGroup",
  title: "CloudWatch Logs Log Group",
  client: CloudWatchLogsClient,
  replaceOn: ["logGroupClass", "name", "namePrefix"],
  autoName: { property: "name", maxLength: 512 },
  defaults: { retentionInDays: 0, skipDestroy: false },
  notReadable: ["skipDestroy"],
  unsupported: ["deletionProtectionEnabled", "kmsKeyId", "logGroupClass"],
  conflicts: [["name", "namePrefix"]],
  key: "logGroupName",
  absent: ["ResourceNotFoundException"],
  fields: {
    name: nameOrPrefix("logGroupName"),
    // The state has the ARN without the sign for its streams.
    arn: { read: "arn", decode: (arn: string) => arn.replace(/:\*$/, "") },
    retentionInDays: { read: "retentionInDays", otherwise: 0 },
  },
  create: {
    command: CreateLogGroupCommand,
    id: ({ logGroupName }) => logGroupName as string,
    then: async (aws, logGroupName, { retentionInDays }) => {
      if (!retentionInDays) return;
      const policy = { logGroupName, retentionInDays: retentionInDays as number };
      await aws.call(CloudWatchLogsClient, new PutRetentionPolicyCommand(policy));
    },
  },
  describe,
  update: [
    {
      command: PutRetentionPolicyCommand,
      fields: { retentionInDays: "retentionInDays" },
      clear: DeleteRetentionPolicyCommand,
    },
  ],
  remove: { command: DeleteLogGroupCommand },
  tags: {
    set: TagResourceCommand,
    remove: UntagResourceCommand,
    list: ListTagsForResourceCommand,
    key: byArn("resourceArn"),
    form: "map",
    members: { tags: "tags", keys: "tagKeys" },
  },
  facts: {
    source: "internal/service/logs/group.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["logGroupClass", "name", "namePrefix"],
    id: "<name>",
    autoName: { property: "name", maxLength: 512 },
    defaults: { retentionInDays: 0, skipDestroy: false },
    valid: { retentionInDays: { oneOf: DAYS.map(String) } },
    actions: {
      create: { normal: ["logs:CreateLogGroup", "logs:TagResource", "logs:PutRetentionPolicy"] },
      read: { normal: ["logs:DescribeLogGroups", "logs:ListTagsForResource"] },
      update: {
        normal: ["logs:PutRetentionPolicy", "logs:TagResource", "logs:UntagResource"],
        never: {
          "logs:DeleteRetentionPolicy": "the program always says how long",
          "logs:AssociateKmsKey": "the program gives no key",
          "logs:DisassociateKmsKey": "the program gives no key",
        },
      },
      delete: { normal: ["logs:DeleteLogGroup"] },
    },
  },
  cases: {
    "log-group": {
      id: /^log-group-[0-9a-f]{7}$/,
      inputs: () => ({ region: REGION, retentionInDays: 90, tags: { owner: "a" } }),
      changed: () => ({ region: REGION, retentionInDays: 365, tags: { owner: "b" } }),
      drift: (world, logGroupName) =>
        world
          .client(CloudWatchLogsClient, REGION)
          .send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 1 })),
      drifted: ["retentionInDays"],
    },
    "log-group-for-ever": {
      id: /^log-group-for-ever-[0-9a-f]{7}$/,
      inputs: () => ({ region: REGION }),
    },
  },
});
