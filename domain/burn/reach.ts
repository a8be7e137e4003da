import { type Attached, decide, type Policies } from "../documents/evaluate";
import { alike, tellingTexts } from "./alike";
import type { LaunchPath, Way } from "./paths";
import { type Call, type Principal, requestOf } from "./principal";
import type { Size } from "./sizes";

/** What stands in the way of a principal beside its own policies. */
export interface Barrier {
  /** Denies of the guardrails. */
  denies: Policies;
  /** False for those whom the denies leave alone, as a managed policy leaves root. */
  binds: (principal: Principal) => boolean;
}

/** Whether a call may pass: a doubt counts as a yes, because the worst case is asked for. */
export function mayCall(principal: Principal, call: Call, barriers: readonly Barrier[]): boolean {
  const request = requestOf(principal, call);
  const passes = (policies: Attached) => decide(policies, request).allowed !== false;
  return (
    barriers.every(({ denies, binds }) => !binds(principal) || passes({ organization: denies })) &&
    passes(principal.policies)
  );
}

/** The most that one way gives: the costliest size that is open, and how much of it. */
export interface Offer {
  size: Size;
  way: Way;
  /** Units of the quota that the way can use at most, whatever the quota is. */
  atMost: number;
}

/** Groups of Auto Scaling in a region: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-quotas.html */
const GROUPS_PER_REGION = 500;

/** Machines that a group may have, largest first. */
const GROUP_SIZES = [10_000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1];

/** The largest group that may be made; between two that were tried, the larger one less one. */
function largestGroup(mayMake: (size: number) => boolean): number {
  const index = GROUP_SIZES.findIndex(mayMake);
  if (index <= 0) return index === 0 ? Infinity : 0;
  return GROUP_SIZES[index - 1]! - 1;
}

const classes = new WeakMap<readonly Size[], Map<string, readonly Size[]>>();

/**
 * Of the sizes that no policy tells apart the costliest, costliest first. EC2 has more than a thousand types, and policies
 * name few: a list is sorted once for all principals whose policies have the same texts.
 */
function representatives(
  sizes: readonly Size[],
  keys: readonly string[],
  policies: readonly Policies[],
): readonly Size[] {
  const texts = tellingTexts(policies, keys);
  if (texts === undefined) return sizes;
  const known = classes.get(sizes) ?? new Map<string, readonly Size[]>();
  classes.set(sizes, known);
  const id = JSON.stringify(texts);
  const found = known.get(id) ?? alike(sizes, texts, ({ name }) => [name]).map(([costliest]) => costliest!);
  known.set(id, found);
  return found;
}

/** What a principal can start in a region by one way, or undefined when it cannot. */
function offerOf(
  principal: Principal,
  way: Way,
  sizes: readonly Size[],
  region: string,
  barriers: readonly Barrier[],
): Offer | undefined {
  const { calls, sizedBy, on, inGroups } = way;
  const may = (keys?: Readonly<Record<string, string>>): boolean =>
    calls.every((action, index) =>
      mayCall(
        principal,
        { action, region, keys: { ...way.keys, ...keys }, ...(index === 0 && on ? { on } : {}) },
        barriers,
      ),
    );
  // Most calls are closed whole, whatever their size; asking that first spares hundreds of questions.
  if (!may()) return undefined;
  const sized = (size: Size) => Object.fromEntries((sizedBy ?? []).map((key) => [key, size.name]));
  const policies = [...Object.values(principal.policies), ...barriers.map(({ denies }) => denies)];
  const size = representatives(sizes, sizedBy ?? [], policies).find((each) => may(sized(each)));
  if (size === undefined) return undefined;
  const machines = inGroups
    ? largestGroup((most) => may({ ...sized(size), "autoscaling:MaxSize": String(most) })) * GROUPS_PER_REGION
    : Infinity;
  return machines === 0 ? undefined : { size, way, atMost: machines * size.units };
}

/** What a principal can spend an hour of one path in one region, and by what. */
export interface Reach {
  usd: number;
  units: number;
  size: string;
  /** The call that decides it. */
  by: string;
}

/** What each way of a path gives in a region. */
export const offersOf = (
  principal: Principal,
  { ways, sizes }: LaunchPath,
  region: string,
  barriers: readonly Barrier[],
): Offer[] =>
  ways.flatMap((way) => {
    const offer = offerOf(principal, way, sizes, region, barriers);
    return offer ? [offer] : [];
  });

/** The costliest offer within a quota, which is used up once; undefined when there is none. */
export function bestOf(offers: readonly Offer[], quota: number): Reach | undefined {
  const found = offers.map(({ size, way, atMost }): Reach => {
    const units = Math.min(quota, atMost);
    return { usd: units * size.usd, units, size: size.title ?? size.name, by: way.calls[0]! };
  });
  return found.reduce<Reach | undefined>((most, each) => (most && most.usd >= each.usd ? most : each), undefined);
}
