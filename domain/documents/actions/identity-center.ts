/**
 * Every change of IAM Identity Center and of what stands beside it, by the first letters of its verb: a verb that AWS adds
 * with the next release begins with one of them, while those of looking (Describe, Get, Is, List, Search) do not. The region
 * deny leaves `sso` open everywhere, because people sign in from any region; so these are denied everywhere.
 *
 * Identity Center makes roles at a path of AWS, which the guardrails of one account do not bind, for people whom IAM does
 * not know: who can change it needs no key any more.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/useraccess.html
 */
const WRITES: Readonly<Record<string, readonly string[]>> = {
  /** Entitlements, which let people of Identity Center assume roles of IAM. */
  "account-access": ["C", "D", "T", "U"],
  /** What takes users and groups over from a directory. */
  "identity-sync": ["A", "C", "D", "S", "U"],
  identitystore: ["A", "C", "Del", "R", "U"],
  "identitystore-auth": ["BatchD"],
  sso: ["A", "C", "Del", "Det", "Dis", "I", "P", "R", "St", "T", "U"],
  "sso-directory": ["A", "C", "Del", "Dis", "E", "Im", "R", "St", "U", "V"],
};

/** The services that are judged by the verb. */
export const IDENTITY_CENTER_SERVICES: readonly string[] = [...Object.keys(WRITES), "sso-oauth"];

/** Patterns of every change in these services. */
export const IDENTITY_CENTER: readonly string[] = Object.entries(WRITES).flatMap(([service, verbs]) =>
  verbs.map((verb) => `${service}:${verb}*`),
);

/**
 * Calls of `sso-oauth` that AWS counts as writes and that stay open: an application exchanges, checks and ends tokens of
 * people who are signed in. Which application may do so, and for whom, is set by calls of `sso` that are denied.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/trustedidentitypropagation-overview.html
 */
export const APPLICATION_TOKENS: readonly string[] = [
  "sso-oauth:CreateTokenWithIAM",
  "sso-oauth:IntrospectTokenWithIAM",
  "sso-oauth:RevokeTokenWithIAM",
];
