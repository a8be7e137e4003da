import { type Context, contextOf } from "../documents/conditions";
import type { Attached, Request } from "../documents/evaluate";

/** Whoever could lose a key, and what hangs on it. */
export interface Principal {
  /** ARN of the user or role: `arn:aws:iam::123456789012:user/ci`. */
  arn: string;
  kind: "user" | "role" | "root";
  /** Access keys that are active. Absent: not known. */
  activeKeys?: number;
  /** Its policies with those of its groups, and its boundary. No identity: an administrator. */
  policies: Pick<Attached, "identity" | "boundary">;
  /** Tags of the principal: key -> value. */
  tags: Readonly<Record<string, string>>;
  /** What could not be read and counts as the worst: a policy without its text, a deny that cannot be decided. */
  unread: readonly string[];
}

/** What a call with an access key of a user never has: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html */
const ABSENT_WITH_KEY = [
  "aws:CalledVia",
  "aws:FederatedProvider",
  "aws:MultiFactorAuthAge",
  "aws:MultiFactorAuthPresent",
  "aws:SourceIdentity",
  "aws:TokenIssueTime",
];

/** `arn:aws:iam::123456789012:user/path/name` -> account and name. */
function partsOf(arn: string): { account: string; name: string } {
  const [, , , , account = "", resource = ""] = arn.split(":");
  return { account, name: resource.split("/").at(-1)! };
}

/** What a call acts on, in the account of the principal. */
export const resourceArn = ({ arn }: Pick<Principal, "arn">, service: string, region: string, on: string): string =>
  `arn:aws:${service}:${region}:${partsOf(arn).account}:${on}`;

/** A call that a principal makes, as far as a thief decides it. */
export interface Call {
  action: string;
  region: string;
  /** What the call says beside: condition key -> value. */
  keys?: Readonly<Record<string, string>>;
  /** Below `arn:aws:<service>:<region>:<account>:`. Absent: whatever it is. */
  on?: string;
}

/** What every call of a principal in a region says of itself. */
function ownKeys({ arn, kind, tags }: Principal, region: string): Record<string, string> {
  const { account, name } = partsOf(arn);
  return {
    "aws:PrincipalArn": arn,
    "aws:PrincipalAccount": account,
    "aws:PrincipalIsAWSService": "false",
    "aws:PrincipalType": { user: "User", role: "AssumedRole", root: "Account" }[kind],
    "aws:RequestedRegion": region,
    "aws:SecureTransport": "true",
    "aws:ViaAWSService": "false",
    ...(kind === "user" ? { "aws:username": name } : {}),
    ...Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value])),
  };
}

const contexts = new WeakMap<Principal, Map<string, Context>>();

/** The context of a principal's calls in a region, made once: thousands of calls are asked of it. */
function ownContext(principal: Principal, region: string): Context {
  const known = contexts.get(principal) ?? new Map<string, Context>();
  contexts.set(principal, known);
  const absent = principal.kind === "role" ? [] : ABSENT_WITH_KEY;
  const context = known.get(region) ?? contextOf(ownKeys(principal, region), false, absent);
  known.set(region, context);
  return context;
}

/**
 * The request that a leaked key of the principal makes. Where the thief sits, and what else he chooses, stays not known, so
 * that a condition on it counts as met. That there is no MFA is known of a user's key; of a role's session it is not.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function requestOf(principal: Principal, { action, region, keys = {}, on }: Call): Request {
  const own = ownContext(principal, region);
  const values = new Map([...own.values, ...contextOf(keys).values]);
  const resource = on === undefined ? {} : { resource: resourceArn(principal, action.split(":")[0]!, region, on) };
  return { action, ...resource, context: { ...own, values } };
}
