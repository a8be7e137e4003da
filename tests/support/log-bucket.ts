import { CreateBucketCommand, PutBucketPolicyCommand, type S3Client } from "@aws-sdk/client-s3";
import { trailBucketPolicy } from "../../domain/documents/resource-policies/trail-bucket";
import { ACCOUNT_ID } from "./mock-account";

/** Makes a bucket that every trail of the account may write to; returns its name. */
export async function logBucket(s3: S3Client, Bucket: string): Promise<string> {
  const trailArn = `arn:aws:cloudtrail:*:${ACCOUNT_ID}:trail/*`;
  const policy = trailBucketPolicy({ bucketArn: `arn:aws:s3:::${Bucket}`, accountId: ACCOUNT_ID, trailArn });
  await s3.send(new CreateBucketCommand({ Bucket }));
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify(policy) }));
  return Bucket;
}
