import { splitTarget, type WireRequest } from "./http";

/** What a signature says about a call. The signature itself is not checked: the account on this machine trusts its callers. */
export interface Scope {
  accessKeyId: string;
  region: string;
  /** The name a service signs with, which is not always its own: CloudWatch signs as `monitoring`. */
  signingName: string;
}

/** Where a call without region goes: the home of the global services. */
const GLOBAL_REGION = "us-east-1";

/** Calls that come before there are credentials: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html */
const UNSIGNED_STS = /(^|&)Action=AssumeRoleWith(SAML|WebIdentity)(&|$)/;

/**
 * The credential scope of a request, from its Authorization header or, for a presigned URL, from its query.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 * An asymmetric signature (SigV4A) names no region. An unsigned request goes where AWS lets one in: to STS, else to S3.
 */
export function scopeOf(request: WireRequest): Scope {
  const header = /Credential=([^,\s]+)/.exec(request.headers["authorization"] ?? "")?.[1];
  const parts = (header ?? splitTarget(request.target).query.get("X-Amz-Credential") ?? "").split("/");
  const [accessKeyId = "", , third = "", fourth = ""] = parts;
  if (parts.length === 5) return { accessKeyId, region: third, signingName: fourth };
  if (parts.length === 4) return { accessKeyId, region: GLOBAL_REGION, signingName: third };
  const signingName = UNSIGNED_STS.test(request.body.toString("latin1")) ? "sts" : "s3";
  return { accessKeyId: "", region: GLOBAL_REGION, signingName };
}
