/** Who made a recorded call. */
export interface RecordedCaller {
  /** ARN that reports name: of the role of a session, of a user, of root. */
  principal: string;
  /** ARN that conditions see as `aws:PrincipalArn`. It differs for a federated user only. */
  arn: string;
  /** 12 digits. */
  account: string;
  /** `aws:PrincipalType`. */
  type: "Account" | "AssumedRole" | "FederatedUser" | "User";
  /** Whether the session was opened with a second factor; absent for a key of a user, which has no session. */
  mfa?: boolean;
  /** The service that made the call for the caller, such as `cloudformation.amazonaws.com`. */
  via?: string;
}

/** Why a record has no caller that a guardrail could bind, in the words of the report. */
export type Spared =
  | "calls made by an AWS service"
  | "calls made by a service-linked role, which no guardrail binds"
  | "calls made by a principal of another account"
  | "calls made by somebody who was not signed in yet";

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};

const textOf = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html */
const SERVICE_LINKED = /^arn:[\w-]+:iam::\d{12}:role\/aws-service-role\//;

/** `type` of the identity -> what conditions call it, for those that policies of an account can bind. */
const TYPES: Readonly<Record<string, RecordedCaller["type"]>> = {
  AssumedRole: "AssumedRole",
  FederatedUser: "FederatedUser",
  IAMUser: "User",
  Role: "AssumedRole",
  Root: "Account",
};

/**
 * Who made a call, from `userIdentity`. A session counts as its role: its name changes every time, and policies hang on the
 * role. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 *
 * @param owner the account that has the record
 * @returns the caller, or why no guardrail binds whoever made the call; undefined when the record does not say who did
 */
export function callerOf(userIdentity: unknown, owner: string | undefined): RecordedCaller | Spared | undefined {
  const { type, arn, accountId, invokedBy, sessionContext } = fieldsOf(userIdentity);
  if (type === "AWSService") return "calls made by an AWS service";
  const kind = TYPES[String(type)];
  if (kind === undefined) {
    if (type === "AWSAccount") return "calls made by a principal of another account";
    return type === undefined ? undefined : "calls made by somebody who was not signed in yet";
  }
  const { sessionIssuer, attributes } = fieldsOf(sessionContext);
  const own = textOf(arn);
  const issuer = textOf(fieldsOf(sessionIssuer).arn);
  // Without an issuer, the ARN of a session has the name of its role, and not its path.
  const role = own?.replace(/^(arn:[\w-]+):sts::(\d{12}):assumed-role\/([^/]+)\/.*$/, "$1:iam::$2:role/$3");
  const account = textOf(accountId) ?? /^arn:[\w-]+:\w+::(\d{12}):/.exec(issuer ?? own ?? "")?.[1];
  const principal = kind === "AssumedRole" ? (issuer ?? role) : kind === "FederatedUser" ? (issuer ?? own) : own;
  if (principal === undefined || account === undefined) return undefined;
  if (SERVICE_LINKED.test(principal)) return "calls made by a service-linked role, which no guardrail binds";
  if (owner !== undefined && account !== owner) return "calls made by a principal of another account";
  const { mfaAuthenticated } = fieldsOf(attributes);
  const via = textOf(invokedBy);
  return {
    principal,
    arn: kind === "FederatedUser" ? (own ?? principal) : principal,
    account,
    type: kind,
    ...(mfaAuthenticated === undefined ? {} : { mfa: mfaAuthenticated === true || mfaAuthenticated === "true" }),
    ...(via === undefined ? {} : { via }),
  };
}
