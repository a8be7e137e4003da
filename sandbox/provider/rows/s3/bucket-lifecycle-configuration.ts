import {
  DeleteBucketLifecycleCommand,
  GetBucketLifecycleConfigurationCommand,
  PutBucketLifecycleConfigurationCommand,
  S3Client,
  type LifecycleRule,
} from "@aws-sdk/client-s3";

import { needing, REGION } from "../../core/conformance";
import type { Props } from "../../core/values";
import { singleton } from "../../families/singleton";
import { fromRule, toRule } from "./lifecycle-shapes";
import { createBucket } from "./prepare";

const rules = (days: number) => [
  {
    id: "expire",
    status: "Enabled",
    filter: {},
    expiration: { days },
    noncurrentVersionExpiration: { noncurrentDays: 30 },
    abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
  },
];

/** Id: the name of the bucket. */
export const bucketLifecycleConfiguration = singleton({
  token: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  title: "S3 Bucket Lifecycle Configuration",
  client: S3Client,
  replaceOn: ["bucket", "expectedBucketOwner"],
  unsupported: ["expectedBucketOwner", "timeouts", "transitionDefaultMinimumObjectSize"],
  id: (_aws, { bucket }) => bucket as string,
  key: "Bucket",
  absent: ["NoSuchBucket", "NoSuchLifecycleConfiguration"],
  fields: {
    rules: {
      send: "LifecycleConfiguration.Rules",
      read: "Rules",
      encode: (value) => (value as Props[]).map(toRule),
      decode: (found: LifecycleRule[]) => found.map(fromRule),
    },
  },
  derived: (_aws, bucket) => ({ bucket }),
  get: { command: GetBucketLifecycleConfigurationCommand },
  put: { command: PutBucketLifecycleConfigurationCommand },
  reset: { command: DeleteBucketLifecycleCommand },
  facts: {
    source: "internal/service/s3/bucket_lifecycle_configuration.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["bucket", "expectedBucketOwner"],
    id: "<bucket>",
    actions: {
      create: { normal: ["s3:PutLifecycleConfiguration", "s3:GetLifecycleConfiguration"] },
      read: { normal: ["s3:GetLifecycleConfiguration"] },
      update: { normal: ["s3:PutLifecycleConfiguration", "s3:GetLifecycleConfiguration"] },
      delete: {
        never: { "s3:PutLifecycleConfiguration": "the bucket of the logs is kept as it is" },
      },
    },
  },
  cases: {
    "bucket-lifecycle": needing<string>({
      prepare: (world) => createBucket(world, "with-lifecycle"),
      id: (bucket) => bucket,
      inputs: (bucket) => ({ region: REGION, bucket, rules: rules(400) }),
      changed: (bucket) => ({ region: REGION, bucket, rules: rules(90) }),
      drift: (world, Bucket) => {
        const LifecycleConfiguration = { Rules: [toRule(rules(1)[0]!)] };
        return world
          .client(S3Client, REGION)
          .send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration }));
      },
      drifted: ["rules[0]"],
    }),
  },
});
