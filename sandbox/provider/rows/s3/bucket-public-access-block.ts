import {
  DeletePublicAccessBlockCommand,
  GetPublicAccessBlockCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from "@aws-sdk/client-s3";

import { needing, REGION } from "../../core/conformance";
import { singleton } from "../../families/singleton";
import { createBucket } from "./prepare";

const OPEN = {
  blockPublicAcls: false,
  blockPublicPolicy: false,
  ignorePublicAcls: false,
  restrictPublicBuckets: false,
};

const CLOSED = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};

/** Id: the name of the bucket. */
export const bucketPublicAccessBlock = singleton({
  token: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  title: "S3 Bucket Public Access Block",
  client: S3Client,
  replaceOn: ["bucket"],
  defaults: OPEN,
  unsupported: ["skipDestroy"],
  id: (_aws, { bucket }) => bucket as string,
  key: "Bucket",
  absent: ["NoSuchBucket", "NoSuchPublicAccessBlockConfiguration"],
  fields: {
    blockPublicAcls: "PublicAccessBlockConfiguration.BlockPublicAcls",
    blockPublicPolicy: "PublicAccessBlockConfiguration.BlockPublicPolicy",
    ignorePublicAcls: "PublicAccessBlockConfiguration.IgnorePublicAcls",
    restrictPublicBuckets: "PublicAccessBlockConfiguration.RestrictPublicBuckets",
  },
  derived: (_aws, bucket) => ({ bucket }),
  get: { command: GetPublicAccessBlockCommand },
  put: { command: PutPublicAccessBlockCommand },
  reset: { command: DeletePublicAccessBlockCommand },
  facts: {
    source: "internal/service/s3/bucket_public_access_block.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["bucket"],
    id: "<bucket>",
    defaults: OPEN,
    actions: {
      create: { normal: ["s3:PutBucketPublicAccessBlock", "s3:GetBucketPublicAccessBlock"] },
      read: { normal: ["s3:GetBucketPublicAccessBlock"] },
      update: { drift: { "s3:PutBucketPublicAccessBlock": "somebody opened the bucket" } },
      delete: {
        never: { "s3:PutBucketPublicAccessBlock": "the bucket of the logs is kept as it is" },
      },
    },
  },
  cases: {
    "public-access-block": needing<string>({
      prepare: (world) => createBucket(world, "with-block"),
      id: (bucket) => bucket,
      inputs: (bucket) => ({ region: REGION, bucket, ...CLOSED, blockPublicPolicy: false }),
      changed: (bucket) => ({ region: REGION, bucket, ...CLOSED }),
      drift: (world, Bucket) => {
        const PublicAccessBlockConfiguration = { BlockPublicAcls: true };
        return world
          .client(S3Client, REGION)
          .send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }));
      },
      drifted: ["blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"],
    }),
  },
});
