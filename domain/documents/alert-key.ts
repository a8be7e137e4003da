import { ALERT_PUBLISHERS } from "./alert-topic";
import { type PolicyDocument, policyDocument } from "./document";

/**
 * The policy of the key that encrypts alert topics. The account keeps control of the key, and the services that publish
 * may use it; a service that is left out would drop its alerts without a trace.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 *
 * @param accountId the account that owns the key, 12 digits
 */
export const alertKeyPolicy = (accountId: string): PolicyDocument =>
  policyDocument([
    {
      Sid: "AccountControlsKey",
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${accountId}:root` },
      Action: "kms:*",
      Resource: "*",
    },
    {
      Sid: "PublishersUseKey",
      Effect: "Allow",
      Principal: { Service: ALERT_PUBLISHERS },
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceAccount": accountId } },
    },
  ]);
