import { type PolicyDocument, policyDocument } from "../document";
import { refusePlainHttp } from "./plain-http";

/** What the policy of a bucket of logs depends on. */
export interface TrailBucket {
  bucketArn: string;
  /** The account that owns bucket and trail, 12 digits. */
  accountId: string;
  /** ARN of the trail; `*` may stand for a part of it, because a trail is made after the policy of its bucket. */
  trailArn: string;
  /** Id of the organization whose members the trail records, `o-...`. Default: it records this account. */
  organizationId?: string | undefined;
}

const CLOUDTRAIL = { Service: "cloudtrail.amazonaws.com" };

/**
 * The policy of the bucket that a trail writes to: CloudTrail may write the logs of this account for this trail, so that
 * nobody else's trail can, and nobody comes over plain http. Reading is left to the policies of IAM.
 *
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html and, of an organization's trail,
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-create-and-update-an-organizational-trail-by-using-the-aws-cli.html
 */
export const trailBucketPolicy = ({ bucketArn, accountId, trailArn, organizationId }: TrailBucket): PolicyDocument => {
  const forTrail = { ArnLike: { "aws:SourceArn": trailArn } };
  const written = (folder: string) => `${bucketArn}/AWSLogs/${folder}/*`;
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
      // Of an organization's trail both: that of the account takes its files while the trail is one of this account only.
      Resource: organizationId === undefined ? written(accountId) : [written(accountId), written(organizationId)],
      Condition: { ...forTrail, StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
    refusePlainHttp(bucketArn),
  ]);
};
