import { GuardrailMode } from "../documents/guardrails/mode";
import { minimumCover } from "../replay/minimum-cover";
import type { AccountUser } from "./account-facts";
import type { Settings } from "./schema";
import { isUnbound } from "./unbound-users";

/** A group that is worth naming in `guardrails.groups`. */
interface ProposedGroup {
  name: string;
  /** ARNs of everybody in it: all of them are bound then. */
  members: string[];
  /** ARNs of those with an access key that nothing binds yet. */
  holders: string[];
}

/** Who holds access keys, and what would bind those whom nothing binds. */
export interface BindingProposal {
  /** Users with an access key that nothing binds. */
  unbound: AccountUser[];
  /** Users whom something binds, or that are exempt, and of whom nobody asked for keys. */
  bound: AccountUser[];
  /** Users whom nothing binds, and of whom nobody knows whether they have a key. */
  unasked: AccountUser[];
  /** The groups to add: they bind all holders that are in a group, and the fewest others. None in mode organization. */
  groups: ProposedGroup[];
  /** Those of `unbound` that are in no group: each needs one, or a role instead of the key. */
  alone: AccountUser[];
}

/**
 * Which groups of the account to name, so that whoever holds a key is bound: the choice that binds the fewest others.
 *
 * @param guardrails as they are set now
 * @param users of the account, those that nothing binds with whether they have a key
 */
export function proposeBinding(guardrails: Settings["guardrails"], users: readonly AccountUser[]): BindingProposal {
  const loose = users.filter((user) => isUnbound(guardrails, user));
  const unbound = loose.filter(({ hasKey }) => hasKey === true);
  const inGroups = unbound.filter(({ groups }) => groups.length > 0);
  const membersOf = (name: string): string[] =>
    users.flatMap(({ arn, groups }) => (groups.includes(name) ? [arn] : []));
  const names = [...new Set(inGroups.flatMap(({ groups }) => groups))].sort();
  const needs = inGroups.map(({ groups }) => groups.map((name) => names.indexOf(name)));
  const { chosen } = minimumCover(
    needs,
    names.map((name) => membersOf(name).length),
  );
  // An organization binds whole accounts.
  const useful = guardrails.mode === GuardrailMode.Organization ? [] : chosen;
  return {
    unbound,
    bound: users.filter((user) => !loose.includes(user)),
    unasked: loose.filter(({ hasKey }) => hasKey === undefined),
    groups: useful.map((index) => {
      const name = names[index]!;
      const holders = inGroups.filter(({ groups }) => groups.includes(name)).map(({ arn }) => arn);
      return { name, members: membersOf(name), holders };
    }),
    alone: unbound.filter(({ groups }) => groups.length === 0),
  };
}
