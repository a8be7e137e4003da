import type { Problem } from "../../domain/fields/problems";
import { type Account, closedBecause, type LeftOut } from "./account";

/** Which accounts are meant. */
export interface Selection {
  /** The management account, too. */
  management: boolean;
  /** Ids of accounts; the others are left out. Absent: all. */
  only?: readonly string[];
  /** The part `index` (from 1) of `of` parts of about one size. Absent: all of it. */
  shard?: { index: number; of: number };
}

/** Those that are meant, and those that are not, with the reason. */
export interface Selected {
  accounts: Account[];
  leftOut: LeftOut[];
}

const because = (account: Account, { management, only }: Selection): string | undefined => {
  const closed = closedBecause(account);
  if (closed !== undefined) return closed;
  if (account.isManagement && !management) return "is the management account; --management takes it, too";
  return only?.includes(account.id) === false ? "is not one of --only" : undefined;
};

/** Ids that `only` names and nobody can take. */
function unknown(accounts: readonly Account[], selection: Selection): Problem[] {
  return (selection.only ?? []).flatMap((id) => {
    const account = accounts.find((each) => each.id === id);
    const reason = account === undefined ? "is not among the accounts" : because(account, selection);
    return reason === undefined ? [] : [{ path: "--only", message: `${id} ${reason}` }];
  });
}

/**
 * The accounts that are meant. A shard takes every n-th, so that all shards are of one size.
 *
 * @param accounts in the order of their ids
 */
export function select(accounts: readonly Account[], selection: Selection): Selected | { problems: Problem[] } {
  const problems = unknown(accounts, selection);
  if (problems.length > 0) return { problems };
  const reasons = accounts.map((account) => ({ account, reason: because(account, selection) }));
  const taken = reasons.filter(({ reason }) => reason === undefined).map(({ account }) => account);
  const { index, of } = selection.shard ?? { index: 1, of: 1 };
  return {
    accounts: taken.filter((_, at) => at % of === index - 1),
    leftOut: reasons.flatMap(({ account: { id, name }, reason }) =>
      reason === undefined ? [] : [{ id, because: reason, ...(name === undefined ? {} : { name }) }],
    ),
  };
}
