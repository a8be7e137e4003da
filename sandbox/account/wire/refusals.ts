import { AwsError } from "./codec";
import type { Call } from "./call";
import type { Protocol } from "./models";

/** The ways in which AWS itself, and not the service, turns a caller away. */
type Refusal = "throttling" | "accessDenied" | "disabledRegion" | "subscriptionRequired";
type Row = Record<Protocol, [code: string, status: number]>;

/** How the services word the same refusal. SDKs know a refusal by its code, so the code has to be the protocol's own. */
const CODES: Record<Refusal, Row> = {
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html and the SDKs' lists of throttling codes
  throttling: {
    json: ["ThrottlingException", 400],
    "rest-json": ["ThrottlingException", 429],
    cbor: ["ThrottlingException", 400],
    query: ["Throttling", 400],
    ec2: ["RequestLimitExceeded", 503],
    "rest-xml": ["SlowDown", 503],
  },
  accessDenied: {
    json: ["AccessDeniedException", 400],
    "rest-json": ["AccessDeniedException", 403],
    cbor: ["AccessDeniedException", 400],
    query: ["AccessDenied", 403],
    ec2: ["UnauthorizedOperation", 403],
    "rest-xml": ["AccessDenied", 403],
  },
  // A region that is not enabled does not know the account's keys: https://github.com/turbot/steampipe-plugin-aws/issues/75
  disabledRegion: {
    json: ["UnrecognizedClientException", 400],
    "rest-json": ["UnrecognizedClientException", 403],
    cbor: ["UnrecognizedClientException", 400],
    query: ["InvalidClientTokenId", 403],
    ec2: ["AuthFailure", 401],
    "rest-xml": ["InvalidAccessKeyId", 403],
  },
  // Seen for DynamoDB, Cognito and S3 of one account: https://github.com/webiny/webiny-js/issues/1517; for forms:
  // https://github.com/aws-amplify/amplify-js/issues/2796 and https://github.com/Appliscale/cloud-security-audit/issues/24
  subscriptionRequired: {
    json: ["SubscriptionRequiredException", 400],
    "rest-json": ["SubscriptionRequiredException", 403],
    cbor: ["SubscriptionRequiredException", 400],
    query: ["OptInRequired", 403],
    ec2: ["OptInRequired", 401],
    "rest-xml": ["NotSignedUp", 403],
  },
};

function messageOf(refusal: Refusal, call: Call, principal: string): string {
  switch (refusal) {
    case "throttling":
      return "Rate exceeded";
    case "accessDenied": {
      const action = `${call.service}:${call.operation}`;
      return `User: ${principal} is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`;
    }
    case "subscriptionRequired":
      return "The AWS Access Key Id needs a subscription for the service";
    case "disabledRegion":
      return call.protocol === "ec2"
        ? "AWS was not able to validate the provided access credentials"
        : "The security token included in the request is invalid.";
  }
}

/** The error that the called service would answer. */
export function refusalError(refusal: Refusal, call: Call, principal: string): AwsError {
  const [code, status] = CODES[refusal][call.protocol];
  return new AwsError(code, messageOf(refusal, call, principal), status);
}
