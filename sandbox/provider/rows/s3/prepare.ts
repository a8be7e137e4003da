import {
  CreateBucketCommand,
  PutBucketVersioningCommand,
  S3Client,
  type BucketLocationConstraint,
} from "@aws-sdk/client-s3";

import { REGION, type World } from "../../core/conformance";

/** Makes a bucket in the region under test; returns its name, which is its id. */
export async function createBucket(world: World, Bucket: string): Promise<string> {
  const CreateBucketConfiguration = { LocationConstraint: REGION as BucketLocationConstraint };
  await world.client(S3Client, REGION).send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }));
  return Bucket;
}

/** The same, with versioning on. */
export async function createVersionedBucket(world: World, name: string): Promise<string> {
  const Bucket = await createBucket(world, name);
  const VersioningConfiguration = { Status: "Enabled" as const };
  await world.client(S3Client, REGION).send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
  return Bucket;
}
