import * as pulumi from "@pulumi/pulumi";
import type { AdoptionFacts } from "../domain/settings/adoption-facts";
import { EMPTY_STACK, type StackFacts } from "../domain/adoption/stack-facts";
import { homeAndBilling, type RegionClasses } from "../domain/regions/regions";
import type { ControlId } from "../domain/controls/table";
import type { Facts, SeenTrail } from "../domain/settings/account-facts";
import type { ComplianceFacts } from "../domain/settings/compliance-facts";
import type { DefaultsFacts } from "../domain/settings/defaults-facts";
import type { Draft } from "../domain/settings/plan";
import { hasGuard, isUnbound } from "../domain/settings/unbound-users";
import { because } from "../components/control/user-error";
import type { Cell } from "../cli/probes/run";
import { asksForCompliance, readCompliance, unknownCompliance } from "./compliance-reader";
import { anomalyFacts } from "./anomaly-facts";
import { detectorFacts, unknownDetectors } from "./detector-facts";
import { type ProviderConfig, providerCredentials } from "./credentials";
import { type Places, readDefaults, unknownDefaults } from "./defaults-reader";
import { type LeftDraft, readLeft } from "./left-reader";

/** What was found out, and what could not be. */
export interface ReadFacts {
  facts: Pick<Facts, "trails" | "seenTrails" | "billingAlerts" | "users" | "anomalyMonitors" | "detectors"> &
    ComplianceFacts &
    DefaultsFacts &
    AdoptionFacts;
  /** What could not be asked, in words. */
  warnings: string[];
}

/** The account and where it can be asked. */
interface Asked {
  /** 12 digits. */
  accountId: string;
  regions: Places & Pick<RegionClasses, "home">;
  /** What the stack holds. Default: nothing. */
  stack?: StackFacts;
}

/**
 * Asks an account what no data source of the provider answers. It never fails: what cannot be asked is a warning, or an
 * answer that says so.
 *
 * @param asked which account it is, as soon as somebody knows
 */
export type ReadAccount = (draft: LeftDraft, asked: () => Promise<Asked>) => Promise<ReadFacts>;

/** A preview must not wait for a service that does not answer. In milliseconds. */
const DEADLINE = 4_000;
/** Nor be refused because an account is slow: what nobody knows of a default, nobody may go on without. In milliseconds. */
const PATIENCE = 20_000;

/** The configuration of the provider, as far as it decides who calls. */
function providerConfig(): ProviderConfig {
  const config = new pulumi.Config("aws");
  const given = (key: string) => config.get(key);
  return Object.fromEntries(
    [
      ...["accessKey", "secretKey", "token", "profile"].map((key) => [key, given(key)] as const),
      ["assumeRoles", config.getObject("assumeRoles")] as const,
    ].filter(([, value]) => value !== undefined),
  );
}

/** Why a question got no answer everywhere. */
const reason = (cells: readonly Cell[] = []): string | undefined =>
  cells.flatMap((cell) => (cell.state === "count" ? [] : [cell.because]))[0];

type TrailCell = Cell<SeenTrail & { id: string; readsLogged: boolean | undefined }>;

/** ARNs of trails -> whether they log what rules need, as far as a region that was asked could see into them. */
const seenInto = (cells: readonly TrailCell[]): Map<string, boolean> =>
  new Map(
    cells
      .flatMap((cell) => (cell.state === "count" ? cell.items : []))
      .flatMap(({ id, readsLogged }): [string, boolean][] => (readsLogged === undefined ? [] : [[id, readsLogged]])),
  );

/** Every trail once, as the region that sees most of it shows it. */
function seenIn(cells: readonly TrailCell[]): SeenTrail[] {
  const items = cells.flatMap((cell) => (cell.state === "count" ? cell.items : []));
  const known = (trail: SeenTrail) => [trail.logging, trail.reads].filter((value) => value !== undefined).length;
  return [...new Set(items.map(({ arn }) => arn))].map((wanted) => {
    const [best] = items.filter(({ arn }) => arn === wanted).sort((a, b) => known(b) - known(a));
    const { arn, everyRegion, logging, reads, writes, logGroup } = best!;
    return { arn, everyRegion, logging, reads, writes, ...(logGroup === undefined ? {} : { logGroup }) };
  });
}

/** Region -> ARNs of the trails that record what happens there; a region that refused is left out. */
const recordedBy = (cells: readonly TrailCell[]): [string, string[]][] =>
  cells.flatMap((cell): [string, string[]][] =>
    cell.state === "count" ? [[cell.region, cell.items.map(({ id }) => id)]] : [],
  );

/**
 * Asks in the regions of the rules, and then for trails that only the region where they were made sees into.
 *
 * @param regions home first
 * @returns region -> whether a trail logs what rules need there; a region whose only trails nobody could see into is left
 *   out. Every trail that was seen, unless home did not answer
 */
async function heardIn(
  regions: readonly string[],
  existing: string | undefined,
  probe: (regions: readonly string[]) => Promise<TrailCell[]>,
): Promise<{ trails: Record<string, boolean>; seenTrails?: SeenTrail[]; refused: string | undefined }> {
  const cells = await probe(regions);
  const recorders = recordedBy(cells);
  const hidden = recorders.flatMap(([, arns]) => arns).filter((arn) => !seenInto(cells).has(arn));
  if (existing !== undefined) hidden.push(existing);
  // arn:aws:cloudtrail:<region>:<account>:trail/<name>
  const elsewhere = [...new Set(hidden.map((arn) => arn.split(":")[3]!))].filter((region) => !regions.includes(region));
  const all = [...cells, ...(elsewhere.length > 0 ? await probe(elsewhere) : [])];
  const logged = seenInto(all);
  const trails = recorders.flatMap(([region, arns]): [string, boolean][] => {
    const known = arns.map((arn) => logged.get(arn));
    if (known.includes(true)) return [[region, true]];
    return known.includes(undefined) ? [] : [[region, false]];
  });
  return {
    trails: Object.fromEntries(trails),
    ...(cells[0]?.state === "count" ? { seenTrails: seenIn(all) } : {}),
    refused: reason(cells),
  };
}

/** What needs a trail, makes one or names one. */
const asksForTrails = ({ settings, on }: Pick<Draft, "settings" | "on">): boolean =>
  on["break-glass"] || on["audit-trail"] || on["early-warning"] || settings.existing.trail !== undefined;

async function ask(draft: LeftDraft, asked: () => Promise<Asked>): Promise<ReadFacts> {
  const { settings, on } = draft;
  // A preview shows what the program writes to stderr, and that the SDK will want a newer Node one day is not its matter.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  const regions = homeAndBilling(settings.homeRegion);
  const endpoint = process.env["AWS_ENDPOINT_URL"];
  const where = { region: regions[0]!, ...(endpoint === undefined ? {} : { endpoint }) };
  const [credentials, { createRun }, trailProbe, billingProbe, userProbe, costProbe] = await Promise.all([
    providerCredentials(providerConfig(), where),
    import("../cli/probes/run"),
    asksForTrails({ settings, on }) ? import("../cli/probes/cloudtrail") : undefined,
    on["billing-alarms"] ? import("../cli/probes/billing") : undefined,
    hasGuard(on) ? import("../cli/probes/iam") : undefined,
    on["cost-anomaly"] ? import("../cli/probes/cost-explorer") : undefined,
  ]);
  const connection = { credentials, endpoint, deadline: DEADLINE };
  const run = createRun({ accountId: settings.accountId ?? "", ...connection });
  const defaults = async (): Promise<DefaultsFacts> => {
    const { accountId, regions: places, stack } = await asked();
    return readDefaults(createRun({ accountId, ...connection, deadline: PATIENCE }), draft, places, stack);
  };
  const leftovers = async () => {
    const { accountId, regions: places, stack = EMPTY_STACK } = await asked();
    try {
      return await readLeft(createRun({ accountId, ...connection, deadline: PATIENCE }), draft, places, stack);
    } catch (error) {
      const warning = `nobody knows what a baseline left in the account, so a second set may be made beside it: ${because(error)}`;
      return { facts: {}, warnings: [warning] };
    }
  };
  const compliance = async (): Promise<ComplianceFacts> => {
    const { accountId, regions: places } = await asked();
    return readCompliance(createRun({ accountId, ...connection }), draft, places.covered);
  };
  const detectors = async () => detectorFacts(run, (await asked()).regions.covered);
  const { guardrails } = settings;
  const [known, recorded, left, found, trails, billing, users, monitors] = await Promise.all([
    asksForDefaults(draft) ? defaults() : {},
    asksForCompliance(draft) ? compliance() : {},
    leftovers(),
    on.guardduty ? detectors() : undefined,
    trailProbe && heardIn(regions, settings.existing.trail, (where) => run(trailProbe.trails, where)),
    billingProbe && run(billingProbe.billingAlerts, regions),
    userProbe &&
      run(
        userProbe.usersOf((user) => isUnbound(guardrails, user)),
        regions,
      ),
    costProbe && run(costProbe.anomalyMonitors, regions),
  ]);
  const [listed] = users ?? [];
  const [cell] = billing ?? [];
  const [switchOfAlerts] = cell?.state === "count" ? cell.items : [];
  const unseen = trails?.refused;
  const unread = reason(billing);
  const unlisted = reason(users);
  const { anomalyMonitors, refused: uncounted } = anomalyFacts(monitors?.[0]);
  return {
    facts: {
      ...known,
      ...recorded,
      ...left.facts,
      ...(found ? { detectors: found } : {}),
      ...(trails ? { trails: trails.trails, seenTrails: trails.seenTrails } : {}),
      ...(listed?.state === "count" ? { users: listed.items } : {}),
      ...(switchOfAlerts ? { billingAlerts: { key: switchOfAlerts.id, enabled: switchOfAlerts.enabled } } : {}),
      ...(anomalyMonitors ? { anomalyMonitors } : {}),
    },
    warnings: [
      ...left.warnings,
      ...(unseen === undefined
        ? []
        : [`the trails cannot be asked, so nobody knows whether what needs one rings: ${unseen}`]),
      ...(unread === undefined
        ? []
        : [`the billing preferences cannot be asked, so nobody knows whether the billing alarms have data: ${unread}`]),
      ...(unlisted === undefined
        ? []
        : [
            `the users cannot be asked, so nobody knows whether one with an access key is bound by nothing: ${unlisted}`,
          ]),
      ...(uncounted === undefined
        ? []
        : [`the anomaly monitors cannot be asked, so nobody knows whether the account has one already: ${uncounted}`]),
    ],
  };
}

/** The account defaults of which the account has to be asked something. */
const DEFAULTS: readonly ControlId[] = [
  "password-policy",
  "s3-account-block",
  "snapshot-block",
  "image-allowlist",
  "network-closure",
  "default-network",
  "access-analyzer",
  "unused-access",
  "resource-index",
];

const asksForDefaults = ({ on }: LeftDraft): boolean => DEFAULTS.some((id) => on[id]);

/** What may be left of the baseline. */
const asksForLeft = ({ on }: LeftDraft): boolean =>
  on.guardduty || on["least-privilege"] || on.freeze || on["audit-trail"] || hasGuard(on);

/** Asks with the credentials that the provider uses, through the AWS SDK, which is loaded for it. */
export const readAccount: ReadAccount = async (draft, asked) => {
  const { on } = draft;
  const asksForOthers = asksForTrails(draft) || on["billing-alarms"] || hasGuard(on) || on["cost-anomaly"];
  const asks =
    asksForOthers || asksForDefaults(draft) || asksForCompliance(draft) || asksForLeft(draft) || on.guardduty;
  if (!asks) return { facts: {}, warnings: [] };
  try {
    return await ask(draft, asked);
  } catch (error) {
    const reason = because(error);
    const warning = `trails, billing preferences, users and anomaly monitors cannot be asked, so nobody knows whether what needs a trail rings, the billing alarms have data, every access key is bound and a monitor exists already: ${reason}`;
    // Who runs the program nobody could say either: that is told elsewhere, and ends the run.
    const where = await asked().catch(() => undefined);
    const detectors = where && on.guardduty ? { detectors: unknownDetectors(where.regions.covered, reason) } : {};
    const facts = where
      ? {
          ...unknownDefaults(draft, where.regions, reason),
          ...unknownCompliance(draft, where.regions.covered, reason),
          ...detectors,
        }
      : {};
    return { facts, warnings: asksForOthers ? [warning] : [] };
  }
};
