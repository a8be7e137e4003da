import { madeBy } from "../../domain/adoption/adoption";
import { BASELINE_NAME } from "../../domain/documents/own-principals";
import { BILLING_REGION, DEFAULT_REGIONS } from "../../domain/regions/regions";
import type { Connected } from "../connection";
import type { Item, Probe } from "../probes/probe";
import { type Cell, createRun, type Run } from "../probes/run";
import { unforeseen } from "../probes/unforeseen";
import { rulesPrefix, trailRegions } from "./checks/detection";
import { unboundUsers } from "./checks/access";
import { type Expected, prefixOf } from "./expected";
import { all, type Facts, type Items, seenIn } from "./facts";
import { accountsIn } from "./outputs";
import type { DoctorOptions } from "./options";

/** Hard limit for all questions, in milliseconds: what is not known by then is unknown, and the report says so. */
const WHOLE = 60_000;
/** Questions in flight: some 330 calls of 17 regions at 150 ms each then take two seconds, and nothing throttles. */
const CONCURRENCY = 30;

/** What was given does not belong to this account. The message is fit for people. */
export class WrongAccount extends Error {}

/** Cells of a probe. What the runner itself did not expect ends the question of one region, and not the others. */
async function cells<C extends Probe["calls"], I extends Item>(
  run: Run,
  probe: Probe<C, I>,
  regions: readonly string[],
): Promise<Cell<I>[]> {
  const asked = probe.scope === "global" ? [probe.at ?? BILLING_REGION] : [...new Set(regions)];
  const one = async (region: string): Promise<Cell<I>[]> => {
    try {
      return await run(probe, [region]);
    } catch (error) {
      const { service, kind } = probe;
      return [{ region, service, kind, ...unforeseen(error) }];
    }
  };
  return (await Promise.all(asked.map(one))).flat();
}

/** The account is asked under one name and limit. */
export interface Asking {
  connected: Connected;
  run: Run;
}

/** @param milliseconds hard limit for all questions */
export const askingOf = (connected: Connected, milliseconds = WHOLE): Asking => ({
  connected,
  run: createRun(connected, { concurrency: CONCURRENCY, signal: AbortSignal.timeout(milliseconds) }),
});

type Settings = Pick<DoctorOptions, "name" | "outputs" | "homeRegion" | "allowedRegions" | "maxAgeDays"> & {
  /** Where a `Pulumi.<stack>.yaml` may say what no outputs say. Absent: nobody looks. */
  folder?: string;
};

/** The regions of the account, and where alerts gather. */
export interface Places {
  expected: Expected;
  regions: Cell<Items["regions"]>[];
  topics: Cell<Items["topics"]>[];
}

/** The region besides us-east-1 that has a topic of the baseline, or else us-east-1 when it has one. */
function homeIn(topics: readonly Cell<Items["topics"]>[], prefix: string): string | undefined {
  const found = topics.flatMap((cell) =>
    cell.state === "count" &&
    cell.items.some(({ id }) => madeBy(prefix, id) === `${prefix}alert-channel-topic-${cell.region}`)
      ? [cell.region]
      : [],
  );
  return found.find((region) => region !== BILLING_REGION) ?? found[0];
}

/** Of the outputs the topic that is not that of the charges. */
const homeOf = (arns: Readonly<Record<string, string>> = {}): string | undefined =>
  Object.keys(arns).find((region) => region !== BILLING_REGION) ?? Object.keys(arns)[0];

/** The settings of the baseline in a folder: outputs do not say which regions are allowed, and without outputs they say all. */
async function settingsAt({ folder, name }: Settings, account: { accountId: string; enabled: string[] }) {
  // The program has no other name.
  if (folder === undefined || name !== BASELINE_NAME) return undefined;
  return (await import("./stack-settings")).stackSettingsIn(folder, account);
}

/**
 * Finds out which regions there are and where home is.
 *
 * @throws WrongAccount when the outputs are of another account
 */
export async function findPlaces({ connected, run }: Asking, settings: Settings): Promise<Places> {
  const { name, outputs, homeRegion, maxAgeDays } = settings;
  const { accountId } = connected;
  const others = outputs === undefined ? [] : accountsIn(outputs).filter((one) => one !== accountId);
  if (others.length > 0) {
    throw new WrongAccount(
      `the outputs are of account ${others.join(", ")}, and the credentials are of ${accountId}; give those of one account`,
    );
  }
  const [{ regions: regionsProbe }, { topics: topicsProbe }] = await Promise.all([
    import("../probes/account"),
    import("../probes/sns"),
  ]);
  const regions = await cells(run, regionsProbe, []);
  const listed = regions.flatMap((cell) => (cell.state === "count" ? cell.items : []));
  const enabled = listed.filter((region) => region.enabled).map(({ id }) => id);
  // Nobody may list them: those that every account has.
  const known = enabled.length > 0 ? enabled : [...DEFAULT_REGIONS];
  const covered = (outputs?.coveredRegions ?? known).filter(
    (region) => enabled.length === 0 || enabled.includes(region),
  );
  const [topics, local] = await Promise.all([
    cells(run, topicsProbe, covered),
    settingsAt(settings, { accountId, enabled: known }),
  ]);
  const found = homeIn(topics, prefixOf({ name }));
  const told = homeOf(outputs?.alertTopicArns) ?? found;
  // Alerts that gather elsewhere are those of another stack.
  const isOther = local && "settings" in local && told !== undefined && told !== local.settings.home;
  const stack = isOther
    ? { unused: `not by ${local.settings.file}, whose alerts gather in ${local.settings.home} and not in ${told}` }
    : local;
  const bySettings = stack && "settings" in stack ? stack.settings : undefined;
  const home = homeRegion ?? told;
  const allowedRegions = settings.allowedRegions ?? bySettings?.allowed;
  return {
    regions,
    topics,
    expected: {
      accountId,
      name,
      covered,
      maxAgeDays,
      now: new Date(),
      ...(home === undefined ? {} : { home }),
      ...(allowedRegions === undefined ? {} : { allowed: allowedRegions }),
      ...(outputs === undefined ? stack : { outputs }),
    },
  };
}

/** Asks all the rest. Reads only. */
export async function askFacts({ run }: Asking, { expected, regions, topics }: Places): Promise<Facts> {
  const { covered, home } = expected;
  const [account, sns, billing, cloudwatch, budgets, events, cloudtrail, guardduty, iam, iamUsers, parameter] =
    await Promise.all([
      import("../probes/account"),
      import("../probes/sns"),
      import("../probes/billing"),
      import("../probes/cloudwatch"),
      import("../probes/budgets"),
      import("../probes/events"),
      import("../probes/cloudtrail"),
      import("../probes/guardduty"),
      import("../probes/iam"),
      import("../probes/iam-users"),
      import("./parameter"),
    ]);
  const people = async () => {
    const bindings = await cells(run, iam.bindings, []);
    const known = all(seenIn({ bindings } as unknown as Facts).bindings);
    const unbound = new Set(unboundUsers(known, expected));
    // Without the bindings nobody knows whose keys matter.
    const users = bindings.some(({ state }) => state === "count")
      ? await cells(
          run,
          iamUsers.usersOf(({ arn }) => unbound.has(arn)),
          [],
        )
      : [];
    return { bindings, users };
  };
  const ask = <C extends Probe["calls"], I extends Item>(probe: Probe<C, I>, where: readonly string[] = []) =>
    cells(run, probe, where);
  const [
    found,
    contacts,
    accountState,
    subscriptions,
    billingAlerts,
    alarms,
    mutes,
    readers,
    rules,
    trails,
    detectors,
    policies,
    root,
    proof,
  ] = await Promise.all([
    people(),
    ask(account.contacts),
    ask(account.accountState),
    ask(sns.subscriptions, trailRegions(expected)),
    ask(billing.billingAlerts),
    ask(cloudwatch.alarms, [BILLING_REGION, ...covered]),
    ask(cloudwatch.muteRules, [BILLING_REGION]),
    ask(budgets.budgetReaders),
    ask(events.rulesOf(rulesPrefix(expected)), covered),
    ask(cloudtrail.trails, trailRegions(expected)),
    ask(guardduty.detectors, covered),
    ask(iam.managedPolicies),
    ask(iamUsers.rootSignIn),
    home === undefined ? [] : ask(parameter.proofOf(prefixOf(expected)), [home]),
  ]);
  return {
    ...found,
    regions,
    topics,
    contacts,
    accountState,
    subscriptions,
    billingAlerts,
    alarms,
    muteRules: mutes,
    budgets: readers,
    rules,
    trails,
    detectors,
    policies,
    root,
    proof,
  };
}
