import { compile, type Policies } from "../documents/evaluate";
import type { PolicyDocument } from "../documents/document";
import { BILLING_REGION } from "../regions/regions";
import { alike, tellingTexts } from "./alike";
import { COMMITMENTS, RAISING, UNCOUNTED } from "./commitments";
import { SHARE_BEFORE_FREEZE } from "./loss";
import { INSTANCE, LAUNCH_PATHS, type LaunchPath } from "./paths";
import { type Principal, resourceArn } from "./principal";
import { type QuotaId, quotaIn, type QuotaValues } from "./quotas";
import { type Barrier, bestOf, mayCall, offersOf, type Reach } from "./reach";

/** The three answers: as the account is, with the guardrails, and with a freeze by itself after them. */
export interface ThreeWays<T> {
  asIs: T;
  withBaseline: T;
  withFreeze: T;
}

/** The guardrails as documents. */
export interface Baseline {
  denies: readonly PolicyDocument[];
  freeze: PolicyDocument;
  /** True for service control policies, which bind root of a member account too. */
  bindsRoot: boolean;
}

export interface BurnArgs {
  /** Codes of the regions that are enabled. */
  regions: readonly string[];
  quotas: QuotaValues;
  baseline: Baseline;
  /** Default: all of the model. */
  paths?: readonly LaunchPath[];
}

/** One launch path of one principal, over all regions. */
export interface PathBurn {
  quota: QuotaId;
  title: string;
  metered: boolean;
  /** USD an hour. */
  usdPerHour: ThreeWays<number>;
  /** In how many regions it is open. */
  regions: ThreeWays<number>;
  /** The region where it costs most, what is started there and by which call; as it is, and with the guardrails. */
  worst: Partial<Record<"asIs" | "withBaseline", Reach & { region: string }>>;
}

/** What a leaked key of one principal can spend. */
export interface PrincipalBurn {
  principal: Principal;
  /** USD an hour, all paths together. */
  usdPerHour: ThreeWays<number>;
  /** Costliest first; paths that nobody can take are left out. */
  paths: PathBurn[];
  /** Titles of COMMITMENTS within reach, beside the sum of an hour. */
  commitments: ThreeWays<string[]>;
  /** Titles of UNCOUNTED within reach. */
  uncounted: ThreeWays<string[]>;
  /** Calls by which the principal gives itself more rights. */
  raising: ThreeWays<string[]>;
}

const WAYS = ["asIs", "withBaseline", "withFreeze"] as const;
const three = <T>(make: (way: (typeof WAYS)[number]) => T): ThreeWays<T> => ({
  asIs: make("asIs"),
  withBaseline: make("withBaseline"),
  withFreeze: make("withFreeze"),
});

/** What stands in the way in each of the three. */
function barriersOf({ denies, freeze, bindsRoot }: Baseline): ThreeWays<readonly Barrier[]> {
  const binds = ({ kind }: Principal): boolean => bindsRoot || kind !== "root";
  const guardrails: Barrier = { denies: compile(denies), binds };
  return { asIs: [], withBaseline: [guardrails], withFreeze: [guardrails, { denies: compile([freeze]), binds }] };
}

type Found = Reach & { region: string };

const sumOf = (found: readonly Found[]): number => found.reduce((sum, { usd }) => sum + usd, 0);
const worstOf = (found: readonly Found[]): Found | undefined =>
  [...found].sort((a, b) => b.usd - a.usd || (a.region < b.region ? -1 : 1))[0];

/** Regions that the policies of a principal do not tell apart: an account has 17 and more, and policies name few. */
function regionClasses(principal: Principal, regions: readonly string[], policies: readonly Policies[]): string[][] {
  const texts = tellingTexts(policies, ["aws:RequestedRegion"]);
  const resources = policies.flatMap(({ statements }) => statements.flatMap((statement) => statement.resources));
  // A variable of something else stands for any text here: one class more does no harm.
  const filled = resources.map((text) => text.replace(/\$\{[^}]*\}/g, "*"));
  const telling = texts && [...new Set([...texts, ...filled])].filter((text) => text !== "*");
  return alike(regions, telling, (region) => [region, resourceArn(principal, "ec2", region, INSTANCE)]);
}

function pathBurn(
  principal: Principal,
  path: LaunchPath,
  quotas: QuotaValues,
  classes: readonly (readonly string[])[],
  barriers: ThreeWays<readonly Barrier[]>,
): PathBurn {
  const found = three((way) =>
    classes.flatMap((regions) => {
      const offers = offersOf(principal, path, regions[0]!, barriers[way]);
      return regions.flatMap((region): Found[] => {
        const reach = bestOf(offers, quotaIn(quotas, region, path.quota).value);
        return reach && reach.usd > 0 ? [{ region, ...reach }] : [];
      });
    }),
  );
  const withBaseline = sumOf(found.withBaseline);
  const open = sumOf(found.withFreeze);
  const running = path.metered ? 0 : (withBaseline - open) * SHARE_BEFORE_FREEZE;
  const worst = { asIs: worstOf(found.asIs), withBaseline: worstOf(found.withBaseline) };
  return {
    quota: path.quota,
    title: path.title,
    metered: path.metered === true,
    usdPerHour: { asIs: sumOf(found.asIs), withBaseline, withFreeze: open + running },
    regions: three((way) => found[way].length),
    worst: {
      ...(worst.asIs ? { asIs: worst.asIs } : {}),
      ...(worst.withBaseline ? { withBaseline: worst.withBaseline } : {}),
    },
  };
}

/** What a leaked key of each principal can spend; whoever can spend most as the account is comes first among equals in keys. */
export function burn(principals: readonly Principal[], args: BurnArgs): PrincipalBurn[] {
  const { regions, paths = LAUNCH_PATHS, baseline } = args;
  const barriers = barriersOf(baseline);
  const withBilling = [...new Set([...regions, BILLING_REGION])];
  const denies = barriers.withFreeze.map((barrier) => barrier.denies);
  return principals.map((principal): PrincipalBurn => {
    const policies = [...Object.values(principal.policies), ...denies];
    const classes = regionClasses(principal, regions, policies);
    const everywhere = regionClasses(principal, withBilling, policies).map(([region]) => region!);
    const found = paths
      .map((path) => pathBurn(principal, path, args.quotas, classes, barriers))
      .filter(({ regions: { asIs } }) => asIs > 0);
    const may = (action: string, way: keyof ThreeWays<unknown>) =>
      everywhere.some((region) => mayCall(principal, { action, region }, barriers[way]));
    return {
      principal,
      usdPerHour: three((way) => found.reduce((sum, { usdPerHour }) => sum + usdPerHour[way], 0)),
      paths: found.sort((a, b) => b.usdPerHour.asIs - a.usdPerHour.asIs),
      commitments: three((way) =>
        COMMITMENTS.filter(({ calls }) => calls.every((call) => may(call, way))).map(({ title }) => title),
      ),
      uncounted: three((way) =>
        UNCOUNTED.filter(({ calls }) => calls.some((call) => may(call, way))).map(({ title }) => title),
      ),
      raising: three((way) => RAISING.filter((call) => may(call, way))),
    };
  });
}

/** Those whose keys are known to be active come first, then whoever can spend most. */
export const worstFirst = (burns: readonly PrincipalBurn[]): PrincipalBurn[] =>
  [...burns].sort(
    (a, b) =>
      Number((b.principal.activeKeys ?? 0) > 0) - Number((a.principal.activeKeys ?? 0) > 0) ||
      b.usdPerHour.asIs - a.usdPerHour.asIs ||
      (a.principal.arn < b.principal.arn ? -1 : 1),
  );
