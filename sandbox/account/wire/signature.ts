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
 * What the link in a mail of SNS calls: its token is proof enough.
 * https://docs.aws.amazon.com/sns/latest/api/API_ConfirmSubscription.html
 */
const UNSIGNED_SNS = /(^|&)Action=ConfirmSubscription(&|$)/;

/** Where an unsigned request goes. On AWS the host says the region; here one address is that of all, and the topic says it. */
function unsignedScope({ target, body }: WireRequest): Scope {
  const text = body.toString("latin1");
  if (UNSIGNED_STS.test(text)) return { accessKeyId: "", region: GLOBAL_REGION, signingName: "sts" };
  const form = [target.slice(target.indexOf("?") + 1), text].find((one) => UNSIGNED_SNS.test(one));
  if (form === undefined) return { accessKeyId: "", region: GLOBAL_REGION, signingName: "s3" };
  const region = new URLSearchParams(form).get("TopicArn")?.split(":")[3] || GLOBAL_REGION;
  return { accessKeyId: "", region, signingName: "sns" };
}

/**
 * The credential scope of a request, from its Authorization header or, for a presigned URL, from its query.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 * An asymmetric signature (SigV4A) names no region. An unsigned request goes where AWS lets one in: to STS, to SNS, else to S3.
 */
export function scopeOf(request: WireRequest): Scope {
  const header = /Credential=([^,\s]+)/.exec(request.headers["authorization"] ?? "")?.[1];
  const parts = (header ?? splitTarget(request.target).query.get("X-Amz-Credential") ?? "").split("/");
  const [accessKeyId = "", , third = "", fourth = ""] = parts;
  if (parts.length === 5) return { accessKeyId, region: third, signingName: fourth };
  if (parts.length === 4) return { accessKeyId, region: GLOBAL_REGION, signingName: third };
  return unsignedScope(request);
}

/** An Authorization header that carries a scope, and proves nothing. */
export const scopeHeader = ({ accessKeyId, region, signingName }: Scope): string =>
  `AWS4-HMAC-SHA256 Credential=${accessKeyId}/00000000/${region}/${signingName}/aws4_request, SignedHeaders=host, Signature=0`;
