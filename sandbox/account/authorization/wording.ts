import type { Protocol } from "../wire/models";
import type { Because, PolicyKind } from "./evaluate";

/** How AWS speaks of the kinds: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
const KIND_WORDS: Record<PolicyKind, { denies: string; missing: string }> = {
  identity: { denies: "an identity-based policy", missing: "identity-based policy" },
  boundary: { denies: "a permissions boundary", missing: "permissions boundary" },
  organization: { denies: "a service control policy", missing: "service control policy" },
  trust: { denies: "the role trust policy", missing: "role trust policy" },
  resource: { denies: "a resource-based policy", missing: "resource-based policy" },
  session: { denies: "a session policy", missing: "session policy" },
};

/** A denial and the request that met it. */
export interface Denied {
  /** ARN of the caller, as STS GetCallerIdentity tells it. */
  user: string;
  action: string;
  resource: string;
  because: Because;
}

/** The message of a denial as the service of the call words it. */
export function denialMessage({ user, action, resource, because }: Denied, protocol: Protocol): string {
  const { denies, missing } = KIND_WORDS[because.kind];
  const reason =
    because.statement === undefined
      ? `because no ${missing} allows the ${action} action`
      : `with an explicit deny in ${denies}${because.policy === undefined ? "" : `: ${because.policy}`}`;
  const on = resource === "*" ? "" : ` on resource: ${resource}`;
  const message = `User: ${user} is not authorized to perform: ${action}${on} ${reason}`;
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
  return protocol === "ec2" ? `You are not authorized to perform this operation. ${message}` : message;
}
