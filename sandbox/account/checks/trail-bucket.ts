import { evaluate } from "../authorization/evaluate";
import { inputOf } from "../authorization/input";
import type { Policies } from "../authorization/policies";
import type { Organization } from "../services/organizations";
import { AwsError } from "../wire/codec";
import type { ServiceCheck } from "./checks";

const SERVICE = "cloudtrail.amazonaws.com";

/** What CloudTrail does with a bucket: it looks who owns it, and writes below the account, and below the organization. */
const uses = (
  bucket: string,
  accountId: string,
  organizationId: string | undefined,
): { action: string; resource: string; context: Record<string, string> }[] => [
  { action: "s3:GetBucketAcl", resource: `arn:aws:s3:::${bucket}`, context: {} },
  ...[accountId, ...(organizationId === undefined ? [] : [`${organizationId}/${accountId}`])].map((folder) => ({
    action: "s3:PutObject",
    resource: `arn:aws:s3:::${bucket}/AWSLogs/${folder}/CloudTrail/log.json.gz`,
    context: { "s3:x-amz-acl": "bucket-owner-full-control" },
  })),
];

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html#API_CreateTrail_Errors */
function noOrganization({ id, trusted }: Organization): AwsError | undefined {
  if (id === undefined)
    return new AwsError("OrganizationsNotInUseException", "The account is not a member of an organization.");
  return trusted.has(SERVICE)
    ? undefined
    : new AwsError(
        "CloudTrailAccessNotEnabledException",
        "CloudTrail is not enabled as a trusted service in the organization.",
      );
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/**
 * CloudTrail makes no trail whose bucket is not there, or does not let it write for this trail.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html#API_CreateTrail_Errors and
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function trailBucket({
  policies,
  organization,
}: {
  policies: Pick<Policies, "ofResource">;
  organization: Organization;
}): ServiceCheck {
  return async (call, { accountId }) => {
    if (call.service !== "cloudtrail" || !/^(Create|Update)Trail$/.test(call.operation)) return undefined;
    const input = inputOf(call);
    const ofOrganization = input.IsOrganizationTrail === true;
    const refused = ofOrganization ? noOrganization(organization) : undefined;
    if (refused) return refused;
    const bucket = text(input.S3BucketName);
    if (bucket === "") return undefined;
    const policy = await policies.ofResource("s3", accountId, call.region, bucket);
    if (policy === false) return new AwsError("S3BucketDoesNotExistException", `S3 bucket ${bucket} does not exist!`);
    const name = text(input.Name);
    const trailArn = name.startsWith("arn:") ? name : `arn:aws:cloudtrail:${call.region}:${accountId}:trail/${name}`;
    for (const { action, resource, context } of uses(bucket, accountId, ofOrganization ? organization.id : undefined)) {
      const request = {
        principal: SERVICE,
        action,
        resource,
        accountId,
        context: { ...context, "aws:SourceArn": trailArn, "aws:SecureTransport": "true" },
      };
      const parts = { identity: [], boundary: null, organization: [], resource: policy };
      if (policy === null || (await evaluate(request, parts)))
        return new AwsError(
          "InsufficientS3BucketPolicyException",
          `Incorrect S3 bucket policy is detected for bucket: ${bucket}`,
        );
    }
    return undefined;
  };
}
