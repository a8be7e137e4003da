import { type PolicyDocument, policyDocument } from "../document";
import { CONFIG_SERVICE } from "../own-principals";
import { refusePlainHttp } from "./plain-http";

/** What the policy of a bucket of AWS Config depends on. */
export interface ConfigBucket {
  bucketArn: string;
  /** The account that records and owns the bucket, 12 digits. */
  accountId: string;
}

const CONFIG = { Service: CONFIG_SERVICE };

/**
 * The policy of the bucket that AWS Config delivers to: the service may look whether it is there and whose it is, and write
 * for this account. With the service-linked role, which has no right to write, it comes as the service.
 *
 * https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html
 */
export const configBucketPolicy = ({ bucketArn, accountId }: ConfigBucket): PolicyDocument => {
  const ours = { "aws:SourceAccount": accountId };
  return policyDocument([
    {
      Sid: "ConfigLooksAtBucket",
      Effect: "Allow",
      Principal: CONFIG,
      Action: ["s3:GetBucketAcl", "s3:ListBucket"],
      Resource: bucketArn,
      Condition: { StringEquals: ours },
    },
    {
      Sid: "ConfigDelivers",
      Effect: "Allow",
      Principal: CONFIG,
      Action: "s3:PutObject",
      Resource: `${bucketArn}/AWSLogs/${accountId}/Config/*`,
      Condition: { StringEquals: { ...ours, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
    refusePlainHttp(bucketArn),
  ]);
};
