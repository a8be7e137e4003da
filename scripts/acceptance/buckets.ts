import {
  DeleteBucketCommand,
  DeleteObjectsCommand,
  GetBucketTaggingCommand,
  ListBucketsCommand,
  ListObjectVersionsCommand,
} from "@aws-sdk/client-s3";
import { optional, paged, probe } from "../../cli/probes/probe";
import { S3Client } from "../../cli/probes/s3-clients";
import { isOwn } from "../../cli/probes/tags";
import { NAME_PREFIX } from "../../domain/documents/own-principals";
import type { Place } from "./place";

/** Every bucket of the account: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html */
export const allBuckets = probe({
  id: "buckets",
  service: "s3",
  kind: "bucket",
  scope: "global",
  client: S3Client,
  calls: { list: paged(ListBucketsCommand, "ContinuationToken") },
  read: async ({ list }) => (await list({})).flatMap(({ Buckets = [] }) => Buckets).map(({ Name }) => ({ id: Name! })),
});

/** The buckets of logs, by name and tag. */
export const ownBuckets = probe({
  id: "log-buckets",
  service: "s3",
  kind: "bucket of logs",
  scope: "global",
  client: S3Client,
  calls: {
    list: paged(ListBucketsCommand, "ContinuationToken"),
    tags: optional(GetBucketTaggingCommand, "NoSuchTagSet"),
  },
  read: async ({ list, tags }) => {
    const named = (await list({}))
      .flatMap(({ Buckets = [] }) => Buckets)
      .filter(({ Name }) => Name!.startsWith(NAME_PREFIX));
    return Promise.all(
      named.map(async ({ Name: Bucket }) => ({ id: Bucket!, own: isOwn((await tags({ Bucket }))?.TagSet) })),
    );
  },
});

/**
 * Empties a bucket, all versions of all objects, and deletes it. A trail that was deleted delivers for some minutes more, so
 * that a bucket can fill again: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
 */
export async function removeBucket(Bucket: string, client: Place["client"]): Promise<void> {
  const s3 = client(S3Client);
  for (;;) {
    // A page holds as many as one call deletes.
    const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key: Key!, VersionId }));
    if (Objects.length === 0) break;
    const { Errors = [] } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
    const [refused] = Errors;
    if (refused) throw new Error(`${refused.Code}: ${refused.Key} cannot be deleted: ${refused.Message}`);
  }
  await s3.send(new DeleteBucketCommand({ Bucket }));
}
