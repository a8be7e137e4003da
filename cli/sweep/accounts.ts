import pLimit from "p-limit";
import { connect, type Connected, type ConnectionOptions } from "../connection";
import { accounts as accountsProbe } from "../probes/organizations";
import { createRun } from "../probes/run";

/** Accounts that are asked at the same time: each asks a thousand questions. */
const CONCURRENCY = 3;

/** One account of the organization, with its report or why there is none. */
export type AccountAnswer<T> = { account: string } & ({ report: T } | { because: string });

/**
 * Asks every account of the organization that is not closed, as a role in it; the one that asks is asked as itself.
 *
 * @param ask what is asked of one account
 * @returns in the order of the ids; an account that cannot be asked holds up no other
 * @throws Error when the organization does not say which accounts it has
 */
export async function ofEachAccount<T>(
  caller: Connected,
  roleName: string,
  { profile, region }: ConnectionOptions,
  ask: (connected: Connected) => Promise<T>,
): Promise<AccountAnswer<T>[]> {
  const [cell] = await createRun(caller)(accountsProbe, []);
  if (cell?.state !== "count") throw new Error(`the accounts of the organization cannot be listed: ${cell?.because}`);
  const limit = pLimit(CONCURRENCY);
  const ids = cell.items.map(({ id }) => id).sort();
  return Promise.all(
    ids.map((account) =>
      limit(async (): Promise<AccountAnswer<T>> => {
        try {
          const roleArn = `arn:aws:iam::${account}:role/${roleName}`;
          const by = { ...(profile === undefined ? {} : { profile }), ...(region === undefined ? {} : { region }) };
          return {
            account,
            report: await ask(account === caller.accountId ? caller : await connect({ ...by, roleArn })),
          };
        } catch (error) {
          return { account, because: (error as Error).message };
        }
      }),
    ),
  );
}
