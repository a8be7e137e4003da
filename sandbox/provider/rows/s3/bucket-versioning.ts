import {
  GetBucketVersioningCommand,
  PutBucketVersioningCommand,
  S3Client,
  type BucketVersioningStatus,
} from "@aws-sdk/client-s3";

import { needing, REGION } from "../../core/conformance";
import { at } from "../../families/fields";
import { singleton } from "../../families/singleton";
import { createBucket } from "./prepare";

const configuration = (status: string) => ({ versioningConfiguration: { status } });

/** Id: the name of the bucket. Versioning cannot be taken back: a delete suspends it. */
export const bucketVersioning = singleton({
  token: "aws:s3/bucketVersioning:BucketVersioning",
  title: "S3 Bucket Versioning",
  client: S3Client,
  replaceOn: ["bucket", "expectedBucketOwner"],
  unsupported: ["expectedBucketOwner", "mfa"],
  id: (_aws, { bucket }) => bucket as string,
  key: "Bucket",
  absent: ["NoSuchBucket"],
  fields: {
    versioningConfiguration: {
      send: "VersioningConfiguration.Status",
      encode: (value) => (value as { status: string }).status,
    },
  },
  // A bucket that never had versions has no status.
  derived: (_aws, bucket, found) => ({
    bucket,
    ...configuration((at(found, "Status") as BucketVersioningStatus | undefined) ?? "Disabled"),
  }),
  get: { command: GetBucketVersioningCommand },
  put: { command: PutBucketVersioningCommand },
  reset: {
    command: PutBucketVersioningCommand,
    with: () => ({ VersioningConfiguration: { Status: "Suspended" } }),
  },
  facts: {
    source: "internal/service/s3/bucket_versioning.go",
    version: "4.x",
    lookedAtFor: "7.48.0",
    forceNew: ["bucket", "expectedBucketOwner"],
    id: "<bucket>",
    actions: {
      create: { normal: ["s3:PutBucketVersioning", "s3:GetBucketVersioning"] },
      read: { normal: ["s3:GetBucketVersioning"] },
      update: { drift: { "s3:PutBucketVersioning": "somebody suspended the versions" } },
      delete: {
        never: { "s3:PutBucketVersioning": "the bucket of the logs is kept as it is" },
      },
    },
  },
  cases: {
    "bucket-versioning": needing<string>({
      prepare: (world) => createBucket(world, "with-versions"),
      id: (bucket) => bucket,
      inputs: (bucket) => ({ region: REGION, bucket, ...configuration("Suspended") }),
      changed: (bucket) => ({ region: REGION, bucket, ...configuration("Enabled") }),
      drift: (world, Bucket) => {
        const VersioningConfiguration = { Status: "Suspended" as const };
        return world.client(S3Client, REGION).send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
      },
      drifted: ["versioningConfiguration.status"],
      staysBecause: "a bucket that had versions keeps them; new ones are suspended",
    }),
  },
});
