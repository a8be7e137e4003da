import { type PolicyDocument, policyDocument } from "../document";
import { letIn } from "./service-principals";

const USE = { Action: ["kms:Decrypt", "kms:GenerateDataKey*"], Resource: "*" };

/**
 * The policy of the key that encrypts alert topics. The account keeps control of the key, and the services that publish
 * may use it; a service that is left out, or asked for a condition key that it does not send, would drop its alerts without
 * a trace: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 *
 * EventBridge sends no source key, so its statement has no condition: EventBridge would encrypt with the key for whoever
 * knows its ARN. It hands out no plain text, and the topic is guarded by its own policy.
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
    ...letIn("key", accountId, { ofAccount: "PublishersUseKey", ofAnyAccount: "PublishersOfAnyAccountUseKey" }, USE),
  ]);
