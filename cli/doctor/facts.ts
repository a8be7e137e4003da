import type { Item, Probe } from "../probes/probe";
import type { Cell } from "../probes/run";

type ItemOf<P> = P extends Probe<infer _Calls, infer I extends Item> ? I : never;

type Account = typeof import("../probes/account");
type Iam = typeof import("../probes/iam");

/** What is read of an account, by name. */
export interface Items {
  regions: ItemOf<Account["regions"]>;
  contacts: ItemOf<Account["contacts"]>;
  accountState: ItemOf<Account["accountState"]>;
  topics: ItemOf<(typeof import("../probes/sns"))["topics"]>;
  subscriptions: ItemOf<(typeof import("../probes/sns"))["subscriptions"]>;
  billingAlerts: ItemOf<(typeof import("../probes/billing"))["billingAlerts"]>;
  alarms: ItemOf<(typeof import("../probes/cloudwatch"))["alarms"]>;
  budgets: ItemOf<(typeof import("../probes/budgets"))["budgetReaders"]>;
  rules: ItemOf<ReturnType<(typeof import("../probes/events"))["rulesOf"]>>;
  trails: ItemOf<(typeof import("../probes/cloudtrail"))["trails"]>;
  detectors: ItemOf<(typeof import("../probes/guardduty"))["detectors"]>;
  bindings: ItemOf<Iam["bindings"]>;
  users: ItemOf<Iam["users"]>;
  policies: ItemOf<Iam["managedPolicies"]>;
  root: ItemOf<Iam["rootSignIn"]>;
  proof: ItemOf<ReturnType<(typeof import("./parameter"))["proofOf"]>>;
}

export type FactName = keyof Items;

/** The cells of each question; none: it was not asked. */
export type Facts = { [Name in FactName]: readonly Cell<Items[Name]>[] };

/** What was counted, region by region. A region that refused is not here, so that no check takes it for empty. */
export type Seen = { [Name in FactName]: readonly { region: string; items: readonly Items[Name][] }[] };

/** Without the cells that refused. */
export const seenIn = (facts: Facts): Seen =>
  Object.fromEntries(
    Object.entries(facts).map(([name, cells]) => [
      name,
      (cells as readonly Cell[]).flatMap((cell) =>
        cell.state === "count" ? [{ region: cell.region, items: cell.items }] : [],
      ),
    ]),
  ) as unknown as Seen;

/** All items of a question, wherever they are. */
export const all = <T>(places: readonly { items: readonly T[] }[]): T[] => places.flatMap(({ items }) => items);
