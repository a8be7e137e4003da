import type { Connected } from "../connection";
import { everyAccount } from "../probes/organizations";
import { createRun } from "../probes/run";
import { type Account, byId } from "./account";

/** The organization does not say which accounts it has. The message is fit for people. */
export class NoAccounts extends Error {}

/**
 * Every account of the organization, closed ones and the management account too, in the order of their ids. The management
 * account and delegated administrators may list them.
 *
 * @throws NoAccounts when the organization does not say, or there is none
 */
export async function listAccounts(caller: Connected): Promise<Account[]> {
  const [cell] = await createRun(caller)(everyAccount, []);
  if (cell?.state !== "count") {
    throw new NoAccounts(`the accounts of the organization cannot be listed: ${cell?.because ?? "no answer"}`);
  }
  if (cell.items.length === 0) {
    throw new NoAccounts(`account ${caller.accountId} is in no organization, so there are no others; ask it alone`);
  }
  return [...cell.items].sort(byId);
}
