import type { accountState, contacts, regions } from "../probes/account";
import type { billingAlerts } from "../probes/billing";
import type { budgetReaders } from "../probes/budgets";
import type { trails } from "../probes/cloudtrail";
import type { alarms, muteRules } from "../probes/cloudwatch";
import type { rulesOf } from "../probes/events";
import type { detectors } from "../probes/guardduty";
import type { bindings, managedPolicies } from "../probes/iam";
import type { rootSignIn, users } from "../probes/iam-users";
import type { Item } from "../probes/probe";
import type { Cell } from "../probes/run";
import type { subscriptions, topics } from "../probes/sns";
import type { proofOf } from "./parameter";

type ItemOf<P extends { read: (...args: never[]) => Promise<Item[]> }> = Awaited<ReturnType<P["read"]>>[number];

/** What is read of an account, by name. */
export interface Items {
  regions: ItemOf<typeof regions>;
  contacts: ItemOf<typeof contacts>;
  accountState: ItemOf<typeof accountState>;
  topics: ItemOf<typeof topics>;
  subscriptions: ItemOf<typeof subscriptions>;
  billingAlerts: ItemOf<typeof billingAlerts>;
  alarms: ItemOf<typeof alarms>;
  muteRules: ItemOf<typeof muteRules>;
  budgets: ItemOf<typeof budgetReaders>;
  rules: ItemOf<ReturnType<typeof rulesOf>>;
  trails: ItemOf<typeof trails>;
  detectors: ItemOf<typeof detectors>;
  bindings: ItemOf<typeof bindings>;
  users: ItemOf<typeof users>;
  policies: ItemOf<typeof managedPolicies>;
  root: ItemOf<typeof rootSignIn>;
  proof: ItemOf<ReturnType<typeof proofOf>>;
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
