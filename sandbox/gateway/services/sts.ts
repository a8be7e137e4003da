import { sessionOf } from "../authorization/sessions";
import { AwsError, type Document } from "../wire/codec";
import { unserved } from "../unserved";
import type { ForwardedOperation, LocalService, Operation } from "./operation";

const GetCallerIdentity: Operation<unknown> = (_state, _input, { principal }) => ({
  UserId: principal.userId,
  Account: principal.accountId,
  Arn: principal.arn,
});

const HALF_A_DAY = 43_200;

/** The emulator gives everybody one and the same key. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html */
const GetSessionToken: Operation<Document> = ({ sessions }, input, { principal, accountId, now }) => {
  if (principal.arn.includes(":assumed-role/"))
    return new AwsError("AccessDenied", "Cannot call GetSessionToken with session credentials", 403);
  if (principal.accountId !== accountId) return unserved("session tokens of member accounts are not in the sandbox");
  const AccessKeyId = `ASIASANDBOX${String(sessions.size + 1).padStart(9, "0")}`;
  sessions.set(AccessKeyId, { ...sessionOf(input, now), principal });
  const end = new Date(now.getTime() + Number(input.DurationSeconds ?? HALF_A_DAY) * 1000);
  const secret = { SecretAccessKey: "sandbox-session-secret", SessionToken: "sandbox-session-token" };
  return { Credentials: { AccessKeyId, ...secret, Expiration: end.toISOString() } };
};

/** Its sessions are those of a user and of a policy at once, which nobody here evaluates. */
const GetFederationToken: Operation<Document> = () =>
  unserved("sts:GetFederationToken is not implemented in the sandbox");

/** Remembers what the emulator forgets: the device that proved the person, and the policy that narrows the session down. */
const assume: ForwardedOperation<Document> = {
  refuse: (_state, input, { now }) => {
    if (input.PolicyArns !== undefined) return unserved("sessions narrowed by PolicyArns are not in the sandbox");
    try {
      sessionOf(input, now);
      return undefined;
    } catch {
      return new AwsError("MalformedPolicyDocument", "The policy is not in the valid JSON format.");
    }
  },
  remember: ({ sessions }, input, { AccessKeyId }, { now }) => {
    sessions.set(String(AccessKeyId), sessionOf(input, now));
  },
};

/** The emulator knows users and roles, but not the owner's own key. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export const stsService: LocalService = {
  invalidInput: "ValidationError",
  served: { GetCallerIdentity, GetSessionToken, GetFederationToken },
  forwarded: { AssumeRole: assume, AssumeRoleWithWebIdentity: assume },
};
