import { madeBy } from "../adoption/adoption";
import { GUARDS, type Guard } from "../documents/guardrails/guards";
import { GuardrailMode } from "../documents/guardrails/mode";
import { BOUNDARY_ARN, DENY_ALL_ARN, NAME_PREFIX } from "../documents/own-principals";
import { patternOf } from "../documents/pattern";
import type { Caller } from "./account-checks";
import type { AccountUser } from "./account-facts";
import type { Settings } from "./schema";

type Guardrails = Settings["guardrails"];

const BOUNDARY = patternOf(BOUNDARY_ARN);
const lastOf = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1);

/** Whether a guard is on: without any, nobody expects to be bound. */
export const hasGuard = (on: Readonly<Record<Guard, boolean>>): boolean => GUARDS.some((guard) => on[guard]);

/** Whether the guardrails exist and hang on the baseline's own groups only. */
export const bindsNobody = ({ mode, groups, roles }: Guardrails, on: Readonly<Record<Guard, boolean>>): boolean =>
  hasGuard(on) && mode === GuardrailMode.Account && groups.length + roles.length === 0;

/** What is said at each run until the first of them is named. */
const NOBODY_BOUND =
  "the guardrails bind nobody of yours yet: name the groups and roles that hold keys in guardrails, one by one (docs/operations.md#binding-somebody)";

/**
 * Whether nothing of the guardrails binds a user. One that is exempt is meant to be free, and has a warning of its own. In
 * mode organization the users of an account are bound together, or not at all.
 */
export function isUnbound(
  { mode, groups, exemptPrincipals }: Guardrails,
  { arn, groups: of, boundary }: AccountUser,
): boolean {
  if (exemptPrincipals.some((exempt) => patternOf(exempt).test(arn))) return false;
  if (boundary !== undefined && (boundary === DENY_ALL_ARN || BOUNDARY.test(boundary))) return false;
  // The groups of the baseline itself carry the denies of mode account.
  return mode !== GuardrailMode.Account || !of.some((name) => groups.includes(name) || name.startsWith(NAME_PREFIX));
}

/** A deny of the baseline, whichever run attached it. */
const isDeny = (arn: string): boolean =>
  arn === DENY_ALL_ARN || /guardrails-.+-deny(?:-\d+)?$/.test(madeBy(NAME_PREFIX, lastOf(arn)) ?? "");

/** Whether a deny hangs on a user all the same: a guard stays where it was when the settings no longer name its group. */
export const isStillDenied = ({ policies = [] }: AccountUser): boolean => policies.some(isDeny);

/** Names that a message shows. */
const SHOWN = 5;

const nameOf = ({ arn }: AccountUser): string => lastOf(arn);

const shown = (names: readonly string[]): string =>
  `${names.slice(0, SHOWN).join(", ")}${names.length > SHOWN ? ` and ${names.length - SHOWN} more` : ""}`;

const HOW: Record<GuardrailMode, string> = {
  account:
    "put them into a group and name it in guardrails.groups, or give their work to a role (docs/operations.md#binding-somebody)",
  none: "guardrails.mode is none; set account and name their groups in guardrails.groups, or organization",
  organization:
    "no service control policy binds the management account; move their work to a member account, and delete the keys",
};

/**
 * The warning that nobody is bound, or that users with access keys are not: who reads the names of users needs not be told
 * that there are none beside them.
 *
 * @returns undefined when there is nothing to say
 */
export const unboundWarning = (
  guardrails: Guardrails,
  on: Readonly<Record<Guard, boolean>>,
  users?: readonly AccountUser[],
  caller?: Pick<Caller, "accountId" | "managementAccountId">,
): string | undefined =>
  (hasGuard(on) ? unboundKeyWarning(guardrails, users, caller) : undefined) ??
  (bindsNobody(guardrails, on) && stillDenied(guardrails, users).length === 0 ? NOBODY_BOUND : undefined);

/** Names of the users with access keys whom the settings do not bind, and denies do that hang on them. */
const stillDenied = (guardrails: Guardrails, users: readonly AccountUser[] = []): string[] =>
  users.filter((user) => user.hasKey === true && isUnbound(guardrails, user) && isStillDenied(user)).map(nameOf);

/**
 * The warning that denies hang on users whom the settings do not bind: nobody looks after such a deny, and a name that left
 * the settings by mistake is told by it.
 *
 * @returns undefined when there is none
 */
export function stillDeniedWarning(guardrails: Guardrails, users?: readonly AccountUser[]): string | undefined {
  const names = stillDenied(guardrails, users);
  if (names.length === 0) return undefined;
  const who = names.length === 1 ? "1 user with an access key is" : `${names.length} users with access keys are`;
  return `${who} bound by guardrails that an earlier run attached, and not by the settings: ${shown(names)}; name the group in guardrails.groups, or take them off (docs/operations.md#binding-somebody)`;
}

/**
 * The warning that users with access keys are bound by nothing: such a key is what an intruder finds.
 *
 * @param caller who runs the program; in mode organization, users are unbound in the management account
 * @returns undefined when there is none
 */
export function unboundKeyWarning(
  guardrails: Guardrails,
  users: readonly AccountUser[] = [],
  caller?: Pick<Caller, "accountId" | "managementAccountId">,
): string | undefined {
  const { mode } = guardrails;
  const manages = caller !== undefined && caller.accountId === caller.managementAccountId;
  if (mode === GuardrailMode.Organization && !manages) return undefined;
  const unbound = users.filter((user) => isUnbound(guardrails, user) && !isStillDenied(user));
  const holders = unbound.filter(({ hasKey }) => hasKey).map(nameOf);
  const unasked = unbound.filter(({ hasKey }) => hasKey === undefined).length;
  if (holders.length === 0) return undefined;
  const cut = unasked > 0 ? `; ${unasked} further users were not asked for keys` : "";
  const who = holders.length === 1 ? "1 user with an access key is" : `${holders.length} users with access keys are`;
  return `${who} bound by nothing: ${shown(holders)}${cut}; ${HOW[mode]}. \`npx ringfence replay\` shows before what that would deny them`;
}
