import { evaluate } from "../authorization/evaluate";
import { inputOf } from "../authorization/input";
import type { Policies } from "../authorization/policies";
import { AwsError } from "../wire/codec";
import type { ServiceCheck } from "./checks";

const SERVICE = "config.amazonaws.com";

/** What AWS Config does with a bucket: it looks whether it is there and whose it is, and writes below the account. */
const uses = (
  bucket: string,
  prefix: string,
  accountId: string,
): { action: string; resource: string; context: Record<string, string> }[] => [
  { action: "s3:GetBucketAcl", resource: `arn:aws:s3:::${bucket}`, context: {} },
  { action: "s3:ListBucket", resource: `arn:aws:s3:::${bucket}`, context: {} },
  {
    action: "s3:PutObject",
    resource: `arn:aws:s3:::${bucket}/${prefix === "" ? "" : `${prefix}/`}AWSLogs/${accountId}/Config/ConfigWritabilityCheckFile`,
    context: { "s3:x-amz-acl": "bucket-owner-full-control" },
  },
];

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/**
 * AWS Config takes no channel whose bucket is not there, or does not let it deliver. It writes a file to see whether it can.
 * Here it always comes as the service, as it does for a recorder with the service-linked role; a role of the account that
 * may write by its own policy is not looked at.
 * https://docs.aws.amazon.com/config/latest/APIReference/API_PutDeliveryChannel.html#API_PutDeliveryChannel_Errors and
 * https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html
 */
export function configBucket({ policies }: { policies: Pick<Policies, "ofResource"> }): ServiceCheck {
  return async (call, { accountId }) => {
    if (call.service !== "config" || call.operation !== "PutDeliveryChannel") return undefined;
    const { s3BucketName, s3KeyPrefix } = (inputOf(call).DeliveryChannel ?? {}) as Record<string, unknown>;
    const bucket = text(s3BucketName);
    if (bucket === "") return undefined;
    const policy = await policies.ofResource("s3", accountId, call.region, bucket);
    if (policy === false) return new AwsError("NoSuchBucketException", `Unable to find the bucket with name ${bucket}`);
    for (const { action, resource, context } of uses(bucket, text(s3KeyPrefix), accountId)) {
      const request = {
        principal: SERVICE,
        action,
        resource,
        accountId,
        context: { ...context, "aws:SourceAccount": accountId, "aws:SecureTransport": "true" },
      };
      const parts = { identity: [], boundary: null, organization: [], resource: policy };
      if (policy === null || (await evaluate(request, parts)))
        return new AwsError(
          "InsufficientDeliveryPolicyException",
          `Insufficient delivery policy to s3 bucket: ${bucket}, unable to write to bucket, provided s3 key prefix is '${text(s3KeyPrefix)}'.`,
        );
    }
    return undefined;
  };
}
