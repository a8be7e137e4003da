import { CloudTrailClient, PutEventSelectorsCommand, StopLoggingCommand } from "@aws-sdk/client-cloudtrail";
import { PutBucketPolicyCommand, S3Client } from "@aws-sdk/client-s3";

import { trailBucketPolicy } from "../../../../domain/documents/resource-policies/trail-bucket";
import { needing, REGION, type AnyCase, type World } from "../../core/conformance";
import { createBucket } from "../s3/prepare";

/** A bucket that CloudTrail may write to; without its policy no trail can be made. */
async function logBucket(world: World, name: string): Promise<string> {
  const Bucket = await createBucket(world, name);
  const trailArn = `arn:aws:cloudtrail:${REGION}:${world.accountId}:trail/*`;
  const Policy = JSON.stringify(
    trailBucketPolicy({ bucketArn: `arn:aws:s3:::${Bucket}`, accountId: world.accountId, trailArn }),
  );
  await world.client(S3Client, REGION).send(new PutBucketPolicyCommand({ Bucket, Policy }));
  return Bucket;
}

export const TRAIL_CASES: Record<string, AnyCase> = {
  "audit-trail": needing<string>({
    prepare: (world) => logBucket(world, "logs-of-audit-trail"),
    id: /^arn:aws:cloudtrail:eu-west-1:\d{12}:trail\/audit-trail-[0-9a-f]{7}$/,
    inputs: (bucket) => ({ region: REGION, s3BucketName: bucket, tags: { owner: "a" } }),
    changed: (bucket) => ({
      region: REGION,
      s3BucketName: bucket,
      isMultiRegionTrail: true,
      enableLogFileValidation: true,
      tags: { owner: "b", cost: "none" },
    }),
    drift: async (world, Name) => {
      const trails = world.client(CloudTrailClient, REGION);
      await trails.send(new StopLoggingCommand({ Name }));
      await trails.send(
        new PutEventSelectorsCommand({ TrailName: Name, EventSelectors: [{ ReadWriteType: "WriteOnly" }] }),
      );
    },
    drifted: ["enableLogging", "eventSelectors"],
  }),
  "narrow-trail": needing<string>({
    prepare: (world) => logBucket(world, "logs-of-narrow-trail"),
    id: /^arn:aws:cloudtrail:eu-west-1:\d{12}:trail\/narrow$/,
    inputs: (bucket) => ({
      region: REGION,
      name: "narrow",
      s3BucketName: bucket,
      enableLogging: false,
      eventSelectors: [{ readWriteType: "WriteOnly", includeManagementEvents: true }],
    }),
    changed: (bucket) => ({ region: REGION, name: "narrow", s3BucketName: bucket, enableLogging: true }),
  }),
};
