import {
  DeleteBucketPolicyCommand,
  GetBucketPolicyCommand,
  PutBucketPolicyCommand,
  S3Client,
} from "@aws-sdk/client-s3";

import { needing, REGION } from "../../core/conformance";
import { singleton } from "../../families/singleton";
import { createBucket } from "./prepare";

const policy = (bucket: string, service: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: {
      Effect: "Allow",
      Principal: { Service: service },
      Action: "s3:GetBucketAcl",
      Resource: `arn:aws:s3:::${bucket}`,
    },
  });

/** Id: the name of the bucket. */
export const bucketPolicy = singleton({
  token: "aws:s3/bucketPolicy:BucketPolicy",
  title: "S3 Bucket Policy",
  client: S3Client,
  replaceOn: ["bucket"],
  compare: { policy: "policy" },
  id: (_aws, { bucket }) => bucket as string,
  key: "Bucket",
  absent: ["NoSuchBucket", "NoSuchBucketPolicy"],
  fields: { policy: "Policy" },
  derived: (_aws, bucket) => ({ bucket }),
  get: { command: GetBucketPolicyCommand },
  put: { command: PutBucketPolicyCommand },
  reset: { command: DeleteBucketPolicyCommand },
  facts: {
    source: "internal/service/s3/bucket_policy.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["bucket"],
    kinds: { policy: "policy" },
    id: "<bucket>",
    valid: { policy: { json: true } },
    actions: {
      create: { normal: ["s3:PutBucketPolicy", "s3:GetBucketPolicy"] },
      read: { normal: ["s3:GetBucketPolicy"] },
      update: { normal: ["s3:PutBucketPolicy", "s3:GetBucketPolicy"] },
      delete: {
        never: { "s3:DeleteBucketPolicy": "the bucket of the logs is kept as it is" },
      },
    },
  },
  cases: {
    "bucket-policy": needing<string>({
      prepare: (world) => createBucket(world, "with-policy"),
      id: (bucket) => bucket,
      inputs: (bucket) => ({ region: REGION, bucket, policy: policy(bucket, "config.amazonaws.com") }),
      changed: (bucket) => ({ region: REGION, bucket, policy: policy(bucket, "cloudtrail.amazonaws.com") }),
      drift: (world, Bucket) =>
        world
          .client(S3Client, REGION)
          .send(new PutBucketPolicyCommand({ Bucket, Policy: policy(Bucket, "evil.amazonaws.com") })),
      drifted: ["policy"],
    }),
  },
});
