import type { Item } from "../probes/probe";
import type { Cell } from "../probes/run";
import { UNASKED, type Unasked } from "../probes/unasked";
import { CLASSES, type ClassedRegion, type RegionClass } from "./classes";

/** One kind of thing in one region. */
interface SweepCell {
  /** Code, or `global`. */
  region: string;
  regionClass: RegionClass;
  service: string;
  kind: string;
  /** Denied is never empty: only a count says how many there are. */
  state: Cell["state"];
  /** Absent unless the state is `count`. */
  count?: number;
  /** USD an hour of those that have a price. Absent unless something was counted. */
  usdPerHour?: number;
  /** How many of them have no price. */
  unpriced?: number;
}

/** One thing that runs, bills or was bought. */
export interface SweepItem extends Omit<Item, "startedAt"> {
  region: string;
  regionClass: RegionClass;
  service: string;
  kind: string;
  /** ISO 8601. Absent: the service does not say. */
  startedAt?: string;
}

/** What nobody can tell, and why. */
export interface Gap {
  region: string;
  service: string;
  kind: string;
  state: "denied" | "unreachable";
  because: string;
}

/** What runs or bills in one account. */
export interface SweepReport {
  account: string;
  /** ISO 8601. */
  takenAt: string;
  /** False: there are gaps. */
  complete: boolean;
  /** ISO 8601: nothing older is shown. Absent: everything is. */
  since?: string;
  regions: ClassedRegion[];
  cells: SweepCell[];
  items: SweepItem[];
  gaps: Gap[];
  /** What can run or cost and no question is about, in any account: it makes no report incomplete, and is no proof either. */
  unasked: readonly Unasked[];
}

/** A cell with its place, which for a service without regions is `global`. */
export type Answer = Cell & { scope: "global" | "regional" };

interface Circumstances {
  account: string;
  takenAt: Date;
  regions: readonly ClassedRegion[];
  since?: Date | undefined;
  /** What is not known besides the cells, such as the list of regions. */
  gaps?: readonly Gap[];
}

/** Rounded to a hundredth of a cent: a sum of floats is not exact, and a price is not more so. */
const usd = (value: number): number => Math.round(value * 10_000) / 10_000;

const rank = (regionClass: RegionClass): number => CLASSES.indexOf(regionClass);

/** Answers of an account as a report: idle regions first. */
export function reportOf(answers: readonly Answer[], circumstances: Circumstances): SweepReport {
  const { account, takenAt, regions, since, gaps = [] } = circumstances;
  const classes = new Map(regions.map(({ name, regionClass }) => [name, regionClass]));
  const places = answers.map((answer) => {
    const region = answer.scope === "global" ? "global" : answer.region;
    const regionClass = answer.scope === "global" ? ("global" as const) : (classes.get(region) ?? "enabled");
    return { answer, place: { region, regionClass, service: answer.service, kind: answer.kind } };
  });
  // Who does not say since when a thing is there has not said that it is old.
  const isShown = ({ startedAt }: Item): boolean =>
    since === undefined || startedAt === undefined || startedAt.getTime() >= since.getTime();

  const cells = places.map(({ answer, place }): SweepCell => {
    if (answer.state !== "count") return { ...place, state: answer.state };
    const items = answer.items.filter(isShown);
    if (items.length === 0) return { ...place, state: "count", count: 0 };
    const unpriced = items.filter(({ usdPerHour }) => usdPerHour === undefined).length;
    return {
      ...place,
      state: "count",
      count: items.length,
      usdPerHour: usd(items.reduce((sum, { usdPerHour = 0 }) => sum + usdPerHour, 0)),
      ...(unpriced > 0 ? { unpriced } : {}),
    };
  });
  const items = places.flatMap(({ answer, place }): SweepItem[] =>
    answer.state !== "count"
      ? []
      : answer.items.filter(isShown).map(({ id, arn, startedAt, size, units, usdPerHour, owner }) => ({
          ...place,
          id,
          ...(arn === undefined ? {} : { arn }),
          ...(startedAt === undefined ? {} : { startedAt: startedAt.toISOString() }),
          ...(size === undefined ? {} : { size }),
          ...(units === undefined ? {} : { units }),
          ...(usdPerHour === undefined ? {} : { usdPerHour: usd(usdPerHour) }),
          ...(owner === undefined ? {} : { owner }),
        })),
  );
  const unknown = places.flatMap(({ answer, place }): Gap[] =>
    answer.state === "denied" || answer.state === "unreachable"
      ? [
          {
            region: place.region,
            service: place.service,
            kind: place.kind,
            state: answer.state,
            because: answer.because,
          },
        ]
      : [],
  );
  const all = [...gaps, ...unknown];
  const byPlace = <T extends { region: string; regionClass: RegionClass }>(list: readonly T[]): T[] =>
    [...list].sort((a, b) => rank(a.regionClass) - rank(b.regionClass) || a.region.localeCompare(b.region));
  return {
    account,
    takenAt: takenAt.toISOString(),
    complete: all.length === 0,
    ...(since === undefined ? {} : { since: since.toISOString() }),
    regions: [...regions].sort((a, b) => rank(a.regionClass) - rank(b.regionClass) || a.name.localeCompare(b.name)),
    cells: byPlace(cells),
    items: byPlace(items).sort(
      (a, b) => rank(a.regionClass) - rank(b.regionClass) || (b.usdPerHour ?? 0) - (a.usdPerHour ?? 0),
    ),
    gaps: all,
    unasked: UNASKED,
  };
}

/** One region in one line. */
export interface RegionRow extends ClassedRegion {
  /** Service -> how many things of it, or that nobody knows. */
  services: Map<string, { count: number; unknown: boolean }>;
  count: number;
  usdPerHour: number;
  unpriced: number;
  unknown: number;
}

/** A matrix region x service: a row for each place that was asked, idle ones first, the costliest first among these. */
export function rowsOf({ regions, cells }: SweepReport): RegionRow[] {
  const places = [...regions, { name: "global", regionClass: "global" as const }];
  const rows = places.map(({ name, regionClass }): RegionRow => {
    const own = cells.filter(({ region }) => region === name);
    const services = new Map<string, { count: number; unknown: boolean }>();
    for (const { service, state, count = 0 } of own) {
      const before = services.get(service) ?? { count: 0, unknown: false };
      const unknown = before.unknown || state === "denied" || state === "unreachable";
      services.set(service, { count: before.count + count, unknown });
    }
    const sum = (of: (cell: SweepCell) => number) => own.reduce((total, cell) => total + of(cell), 0);
    return {
      name,
      regionClass,
      services,
      count: sum(({ count = 0 }) => count),
      usdPerHour: usd(sum(({ usdPerHour = 0 }) => usdPerHour)),
      unpriced: sum(({ unpriced = 0 }) => unpriced),
      unknown: own.filter(({ state }) => state === "denied" || state === "unreachable").length,
    };
  });
  return rows.sort((a, b) => rank(a.regionClass) - rank(b.regionClass) || b.usdPerHour - a.usdPerHour);
}

/** Whether somebody must look: something is where nothing should be, or, when nobody said where, is there at all. */
export const isFound = ({ items }: SweepReport): boolean =>
  items.some(({ regionClass }) => regionClass === "idle" || regionClass === "enabled");
