import { AwsError, type Document } from "../wire/codec";
import type { Call } from "../wire/call";
import type { PrincipalPolicies } from "./policies";

/**
 * Why the device that a call names proves nothing: it is not the caller's own. The code that goes with it is not checked,
 * since nobody here holds the secret.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
 */
export function deviceProblem(
  call: Pick<Call, "service">,
  input: Document,
  own: PrincipalPolicies,
): AwsError | undefined {
  const serial = input.SerialNumber;
  if (call.service !== "sts" || typeof serial !== "string") return undefined;
  if (own.mfaDevices?.includes(serial) && typeof input.TokenCode === "string") return undefined;
  const advice = "Please verify your MFA serial number is valid and associated with this user.";
  return new AwsError("AccessDenied", `MultiFactorAuthentication failed, unable to validate MFA code. ${advice}`, 403);
}
