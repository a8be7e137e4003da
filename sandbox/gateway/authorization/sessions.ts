import type { Document } from "../wire/codec";
import type { Principal } from "../services/operation";

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
