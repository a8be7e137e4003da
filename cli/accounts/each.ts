import pLimit from "p-limit";
import { connect, type Connected } from "../connection";
import { type Account, closedBecause, type LeftOut } from "./account";
import { listAccounts } from "./organization";

/** Accounts that are asked at the same time: each asks a thousand questions. */
const CONCURRENCY = 3;

/** One account of the organization, with its report or why there is none. */
export type AccountAnswer<T> = { account: string; name?: string } & ({ report: T } | { because: string });

/** The report, where there is one. */
export const reportsIn = <T>(answers: readonly AccountAnswer<T>[]): T[] =>
  answers.flatMap((answer) => ("report" in answer ? [answer.report] : []));

/** Those that could not be asked. */
export const refusedIn = <T>(answers: readonly AccountAnswer<T>[]): (AccountAnswer<T> & { because: string })[] =>
  answers.flatMap((answer) => ("because" in answer ? [answer] : []));

/** What was asked of every account. */
export interface Answers<T> {
  /** In the order of the ids. */
  answers: AccountAnswer<T>[];
  /** Closed accounts, which nobody can ask. */
  leftOut: LeftOut[];
}

/**
 * Asks every account of the organization that is not closed, as a role in it; the one that asks is asked as itself. The role
 * is taken with what the caller has, so that a role of `--role-arn` and its device come first and once.
 *
 * @param region whose STS is asked for the roles
 * @param ask what is asked of one account; an account that cannot be asked holds up no other
 * @throws NoAccounts when the organization does not say which accounts it has
 */
export async function ofEachAccount<T>(
  caller: Connected,
  { roleName, region }: { roleName: string; region?: string | undefined },
  ask: (connected: Connected) => Promise<T>,
): Promise<Answers<T>> {
  const accounts = await listAccounts(caller);
  const limit = pLimit(CONCURRENCY);
  const connected = (id: string): Connected | Promise<Connected> => {
    if (id === caller.accountId) return caller;
    const roleArn = `arn:aws:iam::${id}:role/${roleName}`;
    return connect({ roleArn, ...(region === undefined ? {} : { region }) }, caller.credentials);
  };
  const answerOf = async ({ id, name }: Account): Promise<AccountAnswer<T>> => {
    const account = { account: id, ...(name === undefined ? {} : { name }) };
    try {
      return { ...account, report: await ask(await connected(id)) };
    } catch (error) {
      return { ...account, because: (error as Error).message };
    }
  };
  const open = accounts.filter((account) => closedBecause(account) === undefined);
  return {
    answers: await Promise.all(open.map((account) => limit(() => answerOf(account)))),
    leftOut: accounts.flatMap((account) => {
      const because = closedBecause(account);
      return because === undefined ? [] : [{ id: account.id, name: account.name, because }];
    }),
  };
}
