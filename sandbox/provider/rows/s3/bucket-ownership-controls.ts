import {
  DeleteBucketOwnershipControlsCommand,
  GetBucketOwnershipControlsCommand,
  PutBucketOwnershipControlsCommand,
  S3Client,
  type ObjectOwnership,
  type OwnershipControlsRule,
} from "@aws-sdk/client-s3";

import { needing, REGION } from "../../core/conformance";
import { singleton } from "../../families/singleton";
import { createBucket } from "./prepare";

const rule = (objectOwnership: ObjectOwnership) => ({ objectOwnership });

/** Id: the name of the bucket. */
export const bucketOwnershipControls = singleton({
  token: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
  title: "S3 Bucket Ownership Controls",
  client: S3Client,
  replaceOn: ["bucket"],
  id: (_aws, { bucket }) => bucket as string,
  key: "Bucket",
  absent: ["NoSuchBucket", "OwnershipControlsNotFoundError"],
  fields: {
    rule: {
      send: "OwnershipControls.Rules",
      read: "OwnershipControls.Rules",
      encode: (value) => [{ ObjectOwnership: (value as ReturnType<typeof rule>).objectOwnership }],
      decode: ([first]: OwnershipControlsRule[]) => (first ? rule(first.ObjectOwnership!) : undefined),
    },
  },
  derived: (_aws, bucket) => ({ bucket }),
  get: { command: GetBucketOwnershipControlsCommand },
  put: { command: PutBucketOwnershipControlsCommand },
  reset: { command: DeleteBucketOwnershipControlsCommand },
  facts: {
    source: "internal/service/s3/bucket_ownership_controls.go",
    version: "4.x",
    lookedAtFor: "7.48.0",
    forceNew: ["bucket"],
    id: "<bucket>",
    actions: {
      create: { normal: ["s3:PutBucketOwnershipControls", "s3:GetBucketOwnershipControls"] },
      read: { normal: ["s3:GetBucketOwnershipControls"] },
      update: { drift: { "s3:PutBucketOwnershipControls": "somebody let others own what they write" } },
      delete: {
        never: { "s3:PutBucketOwnershipControls": "the bucket of the logs is kept as it is" },
      },
    },
  },
  cases: {
    "ownership-controls": needing<string>({
      prepare: (world) => createBucket(world, "with-ownership"),
      id: (bucket) => bucket,
      inputs: (bucket) => ({ region: REGION, bucket, rule: rule("BucketOwnerPreferred") }),
      changed: (bucket) => ({ region: REGION, bucket, rule: rule("BucketOwnerEnforced") }),
      drift: (world, Bucket) => {
        const OwnershipControls = { Rules: [{ ObjectOwnership: "ObjectWriter" as const }] };
        return world
          .client(S3Client, REGION)
          .send(new PutBucketOwnershipControlsCommand({ Bucket, OwnershipControls }));
      },
      drifted: ["rule.objectOwnership"],
    }),
  },
});
