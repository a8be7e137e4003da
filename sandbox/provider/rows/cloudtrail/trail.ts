import {
  AddTagsCommand,
  CloudTrailClient,
  CreateTrailCommand,
  DeleteTrailCommand,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
  ListTagsCommand,
  RemoveTagsCommand,
  StartLoggingCommand,
  StopLoggingCommand,
  UpdateTrailCommand,
} from "@aws-sdk/client-cloudtrail";

import type { Aws } from "../../aws/aws";
import type { Tags } from "../../core/resource";
import { fromTagList, syncTags, toTagList } from "../../core/tags";
import type { Step } from "../../families/calls";
import { nameOrPrefix, readOnly, type FieldMap } from "../../families/fields";
import { named } from "../../families/named";
import { fromSelectors, putSelectors } from "./event-selectors";
import { TRAIL_CASES } from "./trail.case";

const ABSENT = ["TrailNotFoundException"];

/** What UpdateTrail changes. */
const SETTINGS: FieldMap = {
  s3BucketName: "S3BucketName",
  s3KeyPrefix: "S3KeyPrefix",
  includeGlobalServiceEvents: "IncludeGlobalServiceEvents",
  isMultiRegionTrail: "IsMultiRegionTrail",
  isOrganizationTrail: "IsOrganizationTrail",
  enableLogFileValidation: { send: "EnableLogFileValidation", read: "LogFileValidationEnabled" },
  kmsKeyId: "KmsKeyId",
  cloudWatchLogsGroupArn: "CloudWatchLogsLogGroupArn",
  cloudWatchLogsRoleArn: "CloudWatchLogsRoleArn",
};

async function describe(aws: Aws, id: string): Promise<unknown> {
  const found = await aws.find(CloudTrailClient, new DescribeTrailsCommand({ trailNameList: [id] }), ...ABSENT);
  const trail = found?.trailList?.[0];
  if (!trail) return undefined;
  const [status, tags, selectors] = await Promise.all([
    aws.call(CloudTrailClient, new GetTrailStatusCommand({ Name: id })),
    aws.call(CloudTrailClient, new ListTagsCommand({ ResourceIdList: [id] })),
    trail.HasCustomEventSelectors
      ? aws.call(CloudTrailClient, new GetEventSelectorsCommand({ TrailName: id }))
      : undefined,
  ]);
  return {
    ...trail,
    IsLogging: status.IsLogging ?? false,
    Tags: fromTagList(tags.ResourceTagList?.[0]?.TagsList),
    EventSelectors: selectors?.EventSelectors,
  };
}

/** A new trail logs nothing until it is told to. */
const setLogging: Step = async (aws, Name, { enableLogging }, _olds, changed) => {
  if (!changed.has("enableLogging")) return;
  await aws.call(
    CloudTrailClient,
    enableLogging ? new StartLoggingCommand({ Name }) : new StopLoggingCommand({ Name }),
  );
};

const startLogging: Step = async (aws, Name, { enableLogging }) => {
  if (enableLogging) await aws.call(CloudTrailClient, new StartLoggingCommand({ Name }));
};

const startSelectors: Step = async (aws, id, inputs) =>
  putSelectors(aws, id, inputs, {}, new Set(inputs["eventSelectors"] ? ["eventSelectors"] : []));

const changeTags: Step = (aws, ResourceId, inputs, olds) => {
  const before = (olds["tagsAll"] ?? {}) as Tags;
  return syncTags(before, inputs["tagsAll"] as Tags, {
    remove: (keys) => {
      const TagsList = keys.map((Key) => ({ Key, Value: before[Key] }));
      return aws.call(CloudTrailClient, new RemoveTagsCommand({ ResourceId, TagsList }));
    },
    set: (tags) => aws.call(CloudTrailClient, new AddTagsCommand({ ResourceId, TagsList: toTagList(tags) })),
  });
};

/** Id: the ARN of the trail. */
export const trail = named({
  token: "aws:cloudtrail/trail:Trail",
  title: "CloudTrail Trail",
  client: CloudTrailClient,
  replaceOn: ["name"],
  autoName: { property: "name", maxLength: 128 },
  defaults: {
    enableLogFileValidation: false,
    enableLogging: true,
    includeGlobalServiceEvents: true,
    isMultiRegionTrail: false,
    isOrganizationTrail: false,
  },
  conflicts: [["advancedEventSelectors", "eventSelectors"]],
  unsupported: ["advancedEventSelectors", "insightSelectors", "snsTopicName"],
  key: "Name",
  absent: ABSENT,
  fields: {
    name: nameOrPrefix("Name"),
    ...SETTINGS,
    arn: readOnly("TrailARN"),
    homeRegion: readOnly("HomeRegion"),
    snsTopicArn: { read: "SnsTopicARN", otherwise: "" },
    enableLogging: readOnly("IsLogging"),
    tagsAll: { send: "TagsList", encode: (tags) => toTagList(tags as Tags | undefined) },
    eventSelectors: { read: "EventSelectors", decode: fromSelectors },
  },
  create: {
    command: CreateTrailCommand,
    id: "TrailARN",
    then: async (...args) => {
      await startLogging(...args);
      await startSelectors(...args);
    },
  },
  describe,
  derived: (_aws, _id, found) => ({ tags: (found as { Tags: Tags }).Tags }),
  update: [{ command: UpdateTrailCommand, fields: SETTINGS }, setLogging, putSelectors, changeTags],
  remove: { command: DeleteTrailCommand },
  facts: {
    source: "internal/service/cloudtrail/trail.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["name"],
    id: "<ARN>",
    autoName: { property: "name", maxLength: 128 },
    defaults: {
      enableLogFileValidation: false,
      enableLogging: true,
      includeGlobalServiceEvents: true,
      isMultiRegionTrail: false,
      isOrganizationTrail: false,
    },
    valid: { name: { min: 3, max: 128 }, s3KeyPrefix: { max: 2000 } },
    actions: {
      create: {
        normal: ["cloudtrail:CreateTrail", "cloudtrail:AddTags", "cloudtrail:StartLogging", "iam:PassRole"],
        never: {
          "cloudtrail:PutEventSelectors": "the program gives no selectors: a trail without logs all management events",
          "cloudtrail:PutInsightSelectors": "the program asks for no insights, which cost extra",
        },
      },
      read: {
        normal: ["cloudtrail:DescribeTrails", "cloudtrail:GetTrailStatus", "cloudtrail:ListTags"],
        drift: {
          "cloudtrail:GetEventSelectors": "somebody narrowed what the trail logs",
          "cloudtrail:GetInsightSelectors": "somebody asked for insights",
        },
      },
      update: {
        normal: ["cloudtrail:UpdateTrail", "cloudtrail:AddTags", "cloudtrail:RemoveTags", "iam:PassRole"],
        drift: {
          "cloudtrail:StartLogging": "somebody stopped the trail",
          "cloudtrail:PutEventSelectors": "somebody narrowed what the trail logs",
        },
        never: {
          "cloudtrail:StopLogging": "the program never asks for it",
          "cloudtrail:PutInsightSelectors": "the program asks for no insights, which cost extra",
        },
      },
      delete: { normal: ["cloudtrail:DeleteTrail"] },
    },
  },
  cases: TRAIL_CASES,
});
