import { type PolicyDocument, policyDocument } from "../document";

/**
 * The policy of the key that encrypts the logs of a trail. The account keeps control of the key, and its own policies say
 * who reads; CloudTrail may encrypt for this trail.
 *
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 *
 * @param accountId the account that owns key and trail, 12 digits
 * @param trailArn ARN of the trail; `*` may stand for a part of it
 */
export const trailKeyPolicy = (accountId: string, trailArn: string): PolicyDocument =>
  policyDocument([
    {
      Sid: "AccountControlsKey",
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${accountId}:root` },
      Action: "kms:*",
      Resource: "*",
    },
    {
      Sid: "TrailEncryptsLogs",
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: ["kms:DescribeKey", "kms:GenerateDataKey*"],
      Resource: "*",
      Condition: { ArnLike: { "aws:SourceArn": trailArn } },
    },
  ]);
