import {
  GetObjectLockConfigurationCommand,
  PutObjectLockConfigurationCommand,
  S3Client,
  type DefaultRetention,
} from "@aws-sdk/client-s3";

import { needing, REGION } from "../../core/conformance";
import { given } from "../../core/values";
import { singleton } from "../../families/singleton";
import { createVersionedBucket } from "./prepare";

type Rule = { defaultRetention: { mode?: string; days?: number; years?: number } };

const rule = (days: number): Rule => ({ defaultRetention: { mode: "GOVERNANCE", days } });

/** Id: the name of the bucket. The lock of a bucket cannot be taken back: a delete takes away its default retention. */
export const bucketObjectLockConfiguration = singleton({
  token: "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
  title: "S3 Bucket Object Lock Configuration",
  client: S3Client,
  replaceOn: ["bucket", "expectedBucketOwner", "objectLockEnabled"],
  defaults: { objectLockEnabled: "Enabled" },
  unsupported: ["expectedBucketOwner", "token"],
  id: (_aws, { bucket }) => bucket as string,
  key: "Bucket",
  absent: ["NoSuchBucket", "ObjectLockConfigurationNotFoundError"],
  fields: {
    objectLockEnabled: "ObjectLockConfiguration.ObjectLockEnabled",
    rule: {
      send: "ObjectLockConfiguration.Rule.DefaultRetention",
      read: "ObjectLockConfiguration.Rule.DefaultRetention",
      encode: (value) => {
        const { mode, days, years } = (value as Rule | undefined)?.defaultRetention ?? {};
        return value && { Mode: mode, Days: days, Years: years };
      },
      decode: ({ Mode, Days, Years }: DefaultRetention) => ({
        defaultRetention: given({ mode: Mode, days: Days || undefined, years: Years || undefined }),
      }),
    },
  },
  derived: (_aws, bucket) => ({ bucket }),
  get: { command: GetObjectLockConfigurationCommand },
  put: { command: PutObjectLockConfigurationCommand },
  reset: {
    command: PutObjectLockConfigurationCommand,
    with: () => ({ ObjectLockConfiguration: { ObjectLockEnabled: "Enabled" } }),
  },
  facts: {
    source: "internal/service/s3/bucket_object_lock_configuration.go",
    version: "4.x",
    lookedAtFor: "7.48.0",
    forceNew: ["bucket", "expectedBucketOwner", "objectLockEnabled"],
    id: "<bucket>",
    defaults: { objectLockEnabled: "Enabled" },
    actions: {
      create: { normal: ["s3:PutBucketObjectLockConfiguration", "s3:GetBucketObjectLockConfiguration"] },
      read: { normal: ["s3:GetBucketObjectLockConfiguration"] },
      update: { normal: ["s3:PutBucketObjectLockConfiguration", "s3:GetBucketObjectLockConfiguration"] },
      delete: {
        never: { "s3:PutBucketObjectLockConfiguration": "the bucket of the logs is kept as it is" },
      },
    },
  },
  cases: {
    "object-lock": needing<string>({
      prepare: (world) => createVersionedBucket(world, "with-lock"),
      id: (bucket) => bucket,
      inputs: (bucket) => ({ region: REGION, bucket, rule: rule(30) }),
      changed: (bucket) => ({ region: REGION, bucket, rule: rule(90) }),
      drift: (world, Bucket) => {
        const ObjectLockConfiguration = { ObjectLockEnabled: "Enabled" as const };
        return world
          .client(S3Client, REGION)
          .send(new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration }));
      },
      drifted: ["rule"],
      staysBecause: "the lock of a bucket cannot be taken back",
    }),
  },
});
