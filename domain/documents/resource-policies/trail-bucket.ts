import { type PolicyDocument, policyDocument } from "../document";
import { refusePlainHttp } from "./plain-http";

/** What the policy of a bucket of logs depends on. */
export interface TrailBucket {
  bucketArn: string;
  /** The account that owns bucket and trail, 12 digits. */
  accountId: string;
  /** ARN of the trail; `*` may stand for a part of it, because a trail is made after the policy of its bucket. */
  trailArn: string;
}

const CLOUDTRAIL = { Service: "cloudtrail.amazonaws.com" };

/**
 * The policy of the bucket that a trail writes to: CloudTrail may write the logs of this account for this trail, so that
 * nobody else's trail can, and nobody comes over plain http. Reading is left to the policies of IAM.
 *
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export const trailBucketPolicy = ({ bucketArn, accountId, trailArn }: TrailBucket): PolicyDocument => {
  const forTrail = { ArnLike: { "aws:SourceArn": trailArn } };
  return policyDocument([
    {
      Sid: "TrailLooksAtBucket",
      Effect: "Allow",
      Principal: CLOUDTRAIL,
      Action: "s3:GetBucketAcl",
      Resource: bucketArn,
      Condition: forTrail,
    },
    {
      Sid: "TrailWritesLogs",
      Effect: "Allow",
      Principal: CLOUDTRAIL,
      Action: "s3:PutObject",
      Resource: `${bucketArn}/AWSLogs/${accountId}/*`,
      Condition: { ...forTrail, StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
    refusePlainHttp(bucketArn),
  ]);
};
