import { AwsError, type Document } from "../wire/codec";
import { unserved } from "../wire/unserved";
import type { ForwardedOperation, LocalService, Operation, Principal } from "./operation";

/** What the gateway remembers of temporary credentials, since the keys themselves do not tell. */
export interface Session {
  /** Whose they are; without it the emulator knows. */
  principal?: Principal;
  /** When a device proved the person: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html */
  mfaAt?: Date;
  /** The policy that narrows them down: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session */
  policy?: unknown;
}

/** Sessions by access key id. */
export type Sessions = Map<string, Session>;

/** What a call for temporary credentials says about them. */
export function sessionOf(input: Document, now: Date): Session {
  return {
    ...(typeof input.SerialNumber === "string" ? { mfaAt: now } : {}),
    ...(typeof input.Policy === "string" ? { policy: JSON.parse(input.Policy) as unknown } : {}),
  };
}

const GetCallerIdentity: Operation<unknown, unknown> = (_state, _input, { principal }) => ({
  UserId: principal.userId,
  Account: principal.accountId,
  Arn: principal.arn,
});

const HALF_A_DAY = 43_200;

/** The emulator gives everybody one and the same key. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html */
const GetSessionToken: Operation<{ sessions: Sessions; isMember: boolean }, Document> = (
  { sessions, isMember },
  input,
  { principal, now },
) => {
  if (principal.arn.includes(":assumed-role/"))
    return new AwsError("AccessDenied", "Cannot call GetSessionToken with session credentials", 403);
  if (isMember) return unserved("session tokens of member accounts are not in the sandbox");
  const AccessKeyId = `ASIASANDBOX${String(sessions.size + 1).padStart(9, "0")}`;
  sessions.set(AccessKeyId, { ...sessionOf(input, now), principal });
  const end = new Date(now.getTime() + Number(input.DurationSeconds ?? HALF_A_DAY) * 1000);
  const secret = { SecretAccessKey: "sandbox-session-secret", SessionToken: "sandbox-session-token" };
  return { Credentials: { AccessKeyId, ...secret, Expiration: end.toISOString() } };
};

/** Its sessions are those of a user and of a policy at once, which nobody here evaluates. */
const GetFederationToken: Operation<unknown, Document> = () =>
  unserved("sts:GetFederationToken is not implemented in the sandbox");

/** Remembers what the emulator forgets: the device that proved the person, and the policy that narrows the session down. */
const assume: ForwardedOperation<{ sessions: Sessions }, Document> = {
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
  served: { GetCallerIdentity, GetSessionToken, GetFederationToken },
  forwarded: { AssumeRole: assume, AssumeRoleWithWebIdentity: assume },
};
