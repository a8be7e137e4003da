import type { Principal } from "../services/operation";
import type { Session, Sessions } from "../services/sts";
import type { Call } from "../wire/call";
import type { Caller } from "./context";
import type { ApplicablePolicies } from "./evaluate";
import { ANONYMOUS, STRANGER } from "./principals";
import type { Policies, PrincipalPolicies } from "./policies";

/** The policies of a call that nobody signed. */
export const NOBODY: PrincipalPolicies = { arn: ANONYMOUS, identity: [], boundary: null, organization: [] };

/** Who calls, and with which policies; undefined for a key that is no longer good, or never was. */
export async function identify(
  { policies, sessions }: { policies: Policies; sessions: Sessions },
  call: Call,
  principal: Principal,
): Promise<PrincipalPolicies | undefined> {
  if (principal.arn === ANONYMOUS) return NOBODY;
  if (principal.arn === STRANGER) return undefined;
  const own = await policies.of(principal.arn);
  const isSession = sessions.has(call.accessKeyId);
  const isLive = isSession || own?.accessKeys === undefined || own.accessKeys[call.accessKeyId] === "Active";
  return own && isLive ? own : undefined;
}

export const callerOf = (principal: Principal, arn: string, session: Session | undefined, now: Date): Caller => ({
  principal,
  arn,
  session,
  temporary: session !== undefined || principal.arn.includes(":assumed-role/"),
  now,
});

/** A role of a path is not told from the ARN of its session, so it stands for it: a policy names the role, with its path. */
export const nameForResources = ({ principal }: Caller, own: PrincipalPolicies): string =>
  /:role\/.+\//.test(own.arn) ? own.arn : principal.arn;

const isServiceLinked = (arn: string): boolean => arn.includes(":role/aws-service-role/");

/** The policies that a caller's request meets, with that of the thing, if it has one. */
export const policiesFor = (own: PrincipalPolicies, caller: Caller, resource: unknown): ApplicablePolicies => ({
  identity: own.identity,
  boundary: own.boundary,
  organization: isServiceLinked(own.arn) ? [] : own.organization,
  ...(caller.session?.policy === undefined ? {} : { session: caller.session.policy }),
  ...(resource === undefined ? {} : { resource }),
});
