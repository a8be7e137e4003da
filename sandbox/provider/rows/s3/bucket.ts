import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketTaggingCommand,
  GetBucketTaggingCommand,
  HeadBucketCommand,
  PutBucketTaggingCommand,
  S3Client,
} from "@aws-sdk/client-s3";

import type { Aws } from "../../aws/aws";
import { REGION } from "../../core/conformance";
import type { Tags } from "../../core/resource";
import { fromTagList, toTagList } from "../../core/tags";
import type { Step } from "../../families/calls";
import { named } from "../../families/named";

const ABSENT = ["NotFound", "NoSuchBucket"];

/** Where a bucket is made unless the request says so: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucketConfiguration.html */
const DEFAULT_REGION = "us-east-1";

/** S3 has no call that sets one tag: all are put at once, and none is a call of its own. */
const putTags: Step = async (aws, Bucket, { tagsAll }, { tagsAll: before }) => {
  const tags = (tagsAll ?? {}) as Tags;
  if (JSON.stringify(toTagList(tags)) === JSON.stringify(toTagList((before ?? {}) as Tags))) return;
  const TagSet = toTagList(tags);
  if (TagSet.length > 0) await aws.call(S3Client, new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet } }));
  else await aws.call(S3Client, new DeleteBucketTaggingCommand({ Bucket }));
};

async function describe(aws: Aws, Bucket: string): Promise<unknown> {
  const head = await aws.find(S3Client, new HeadBucketCommand({ Bucket }), ...ABSENT);
  if (!head) return undefined;
  const tagging = await aws.find(S3Client, new GetBucketTaggingCommand({ Bucket }), "NoSuchTagSet");
  return { Region: head.BucketRegion ?? aws.region, Tags: fromTagList(tagging?.TagSet) };
}

/** What the type has a resource of its own for, and what this program does not use. */
const ELSEWHERE = [
  "accelerationStatus",
  "acl",
  "bucketNamespace",
  "corsRules",
  "grants",
  "lifecycleRules",
  "logging",
  "objectLockConfiguration",
  "policy",
  "replicationConfiguration",
  "requestPayer",
  "serverSideEncryptionConfiguration",
  "versioning",
  "website",
];

/** Settings of which the real provider reads each with a call of its own, whoever made them. */
const READS = [
  "s3:GetAccelerateConfiguration",
  "s3:GetBucketAcl",
  "s3:GetBucketCORS",
  "s3:GetBucketLogging",
  "s3:GetBucketObjectLockConfiguration",
  "s3:GetBucketPolicy",
  "s3:GetBucketRequestPayment",
  "s3:GetBucketTagging",
  "s3:GetBucketVersioning",
  "s3:GetBucketWebsite",
  "s3:GetEncryptionConfiguration",
  "s3:GetLifecycleConfiguration",
  "s3:GetReplicationConfiguration",
  "s3:ListBucket",
  "s3:ListTagsForResource",
];

/** Id: the name of the bucket. It is told of what has no resource of its own: name, place and tags. */
export const bucket = named({
  token: "aws:s3/bucket:Bucket",
  title: "S3 Bucket",
  client: S3Client,
  replaceOn: ["bucket", "bucketPrefix", "objectLockEnabled"],
  autoName: { property: "bucket", maxLength: 63 },
  conflicts: [["bucket", "bucketPrefix"]],
  defaults: { forceDestroy: false },
  notReadable: ["forceDestroy"],
  unsupported: [...ELSEWHERE, "bucketPrefix", "objectLockEnabled"],
  key: "Bucket",
  absent: ABSENT,
  fields: {
    bucket: { send: "Bucket" },
    region: {
      send: "CreateBucketConfiguration.LocationConstraint",
      encode: (region) => (region === DEFAULT_REGION ? undefined : region),
    },
  },
  create: { command: CreateBucketCommand, id: ({ Bucket }) => Bucket as string, then: putTags },
  describe,
  derived: (aws, name, found) => {
    const { Region, Tags } = found as { Region: string; Tags: Tags };
    return {
      arn: `arn:${aws.partition}:s3:::${name}`,
      bucket: name,
      bucketDomainName: `${name}.s3.amazonaws.com`,
      bucketRegion: Region,
      bucketRegionalDomainName: `${name}.s3.${Region}.amazonaws.com`,
      tags: Tags,
    };
  },
  update: [putTags],
  remove: { command: DeleteBucketCommand },
  facts: {
    source: "internal/service/s3/bucket.go",
    version: "4.x, and what 6.67 reads of tags",
    lookedAtFor: "7.48.0",
    forceNew: ["bucket", "bucketPrefix", "objectLockEnabled"],
    id: "<name>",
    autoName: { property: "bucket", maxLength: 63 },
    defaults: { forceDestroy: false },
    valid: { bucket: { max: 63 } },
    actions: {
      create: {
        normal: ["s3:CreateBucket", "s3:PutBucketTagging", "s3:TagResource"],
        never: { "s3:PutBucketAcl": "ownership is enforced, and the program gives no ACL" },
      },
      read: { normal: READS },
      update: { normal: ["s3:PutBucketTagging", "s3:TagResource", "s3:UntagResource"] },
      delete: {
        never: {
          "s3:DeleteBucket": "the bucket of the logs is kept, whatever leaves the program",
          "s3:DeleteObject": "only with forceDestroy",
          "s3:DeleteObjectVersion": "only with forceDestroy",
          "s3:ListBucketVersions": "only with forceDestroy",
        },
      },
    },
  },
  cases: {
    logs: {
      id: /^logs-[0-9a-f]{7}$/,
      inputs: () => ({ region: REGION, tags: { owner: "security" } }),
      changed: () => ({ region: REGION, tags: { owner: "platform", cost: "none" } }),
      drift: (world, Bucket) => world.client(S3Client, REGION).send(new DeleteBucketTaggingCommand({ Bucket })),
      drifted: ["tags"],
    },
    /** Where a request must not name the region. */
    "logs-of-virginia": {
      id: /^logs-of-virginia$/,
      inputs: () => ({ region: DEFAULT_REGION, bucket: "logs-of-virginia" }),
    },
  },
});
