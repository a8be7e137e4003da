import { contacts, regions } from "../../cli/probes/account";
import { budgets } from "../../cli/probes/budgets";
import { alarms } from "../../cli/probes/cloudwatch";
import { ebsEncryption } from "../../cli/probes/ec2";
import { detectors } from "../../cli/probes/guardduty";
import { managedPolicies } from "../../cli/probes/iam";
import type { Item } from "../../cli/probes/probe";
import { type Cell, createRun } from "../../cli/probes/run";
import { subscriptions } from "../../cli/probes/sns";
import { BILLING_REGION } from "../../domain/regions/regions";
import type { SandboxAccount } from "../account/account";

/** What an auditor sees in the account, read through the probes of the command line and not from Pulumi's state. */
export interface AccountView {
  /** Kind of contact -> mail address; a kind that nobody set is absent. */
  contacts: Record<string, string>;
  /** Region codes that are enabled. */
  enabledRegions: string[];
  /** Region codes with a GuardDuty detector that is on and publishes every 15 minutes. */
  watchedRegions: string[];
  /** Region codes where new EBS volumes are encrypted. */
  encryptedRegions: string[];
  /** Alarms on the account's charges that call somebody. */
  billingAlarms: number;
  /** Name of a budget -> number of its notifications. */
  budgets: Record<string, number>;
  /** Mail subscriptions, confirmed or not. */
  mailSubscriptions: number;
  /** Names of managed policies that the account itself made. */
  policies: string[];
}

/** The items; a view of an account that refuses to be looked at would be a guess. */
function itemsOf<I extends Item>(cell: Cell<I>): I[] {
  if (cell.state !== "count") throw new Error(`${cell.kind} in ${cell.region} is ${cell.state}: ${cell.because}`);
  return cell.items;
}

/** The regions where one of the items is as it should be. */
const regionsWhere = <I extends Item>(cells: readonly Cell<I>[], holds: (item: I) => boolean): string[] =>
  cells.filter((cell) => itemsOf(cell).some(holds)).map(({ region }) => region);

const isWatching = ({ enabled, publishes }: { enabled: boolean; publishes?: string }): boolean =>
  enabled && publishes === "FIFTEEN_MINUTES";

const callsSomebody = ({ metrics, actions }: { metrics: string[]; actions: string[] }): boolean =>
  metrics.includes("EstimatedCharges") && actions.length > 0;

/** Reads the account. */
export async function viewAccount(account: SandboxAccount): Promise<AccountView> {
  // The account loads a service when it is asked first, which takes a busy machine longer than AWS.
  const run = createRun({ ...account, deadline: 60_000 });
  const listed = (await run(regions, [])).flatMap(itemsOf);
  const enabledRegions = listed.flatMap(({ id, enabled }) => (enabled ? [id] : [])).sort();
  const [contacted, watching, encrypting, ringing, budgeted, subscribed, made] = await Promise.all([
    run(contacts, []),
    run(detectors, enabledRegions),
    run(ebsEncryption, enabledRegions),
    run(alarms, [BILLING_REGION]),
    run(budgets, []),
    run(subscriptions, enabledRegions),
    run(managedPolicies, []),
  ]);
  return {
    contacts: Object.fromEntries(contacted.flatMap(itemsOf).map(({ id, email }) => [id, email ?? ""])),
    enabledRegions,
    watchedRegions: regionsWhere(watching, isWatching),
    encryptedRegions: regionsWhere(encrypting, () => true),
    billingAlarms: ringing.flatMap(itemsOf).filter(callsSomebody).length,
    budgets: Object.fromEntries(budgeted.flatMap(itemsOf).map(({ id, notifications }) => [id, notifications])),
    mailSubscriptions: subscribed.flatMap(itemsOf).filter(({ protocol }) => protocol === "email").length,
    policies: made
      .flatMap(itemsOf)
      .map(({ id }) => id)
      .sort(),
  };
}

const counted = (count: number): string => (count === 0 ? "none" : `${count}`);

/** The view in words: what is looked at -> what is there. */
export function describeView(view: AccountView): [what: string, found: string][] {
  const of = (regions: readonly string[]) => `${regions.length} of ${view.enabledRegions.length} regions`;
  return [
    ["AWS writes to", Object.keys(view.contacts).join(", ") || "the root mailbox only"],
    ["GuardDuty", of(view.watchedRegions)],
    ["EBS encryption", of(view.encryptedRegions)],
    ["billing alarms", counted(view.billingAlarms)],
    ["budgets", counted(Object.keys(view.budgets).length)],
    ["mail subscriptions", counted(view.mailSubscriptions)],
    ["policies of its own", counted(view.policies.length)],
  ];
}
