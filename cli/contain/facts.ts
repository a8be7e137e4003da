import pLimit from "p-limit";
import { BILLING_REGION, DEFAULT_REGIONS } from "../../domain/regions/regions";
import type { Probe } from "../probes/probe";
import type { Cell, Run } from "../probes/run";
import { type Found, lookOf, type LookContext, type Row } from "./row";

/** What could not be seen. Something may be there. */
export interface Gap {
  region: string;
  what: string;
  state: "denied" | "unreachable" | "failed";
  because: string;
}

/** What the account has, as far as it says. */
export interface Facts {
  takenAt: Date;
  /** Enabled regions. */
  regions: readonly string[];
  /** Id of a look -> region -> what it found. */
  found: ReadonlyMap<string, ReadonlyMap<string, readonly Found[]>>;
  gaps: readonly Gap[];
}

/** Looks in flight at once, beside the limit of the runner. */
const LOOKS_AT_ONCE = 60;

const gapOf = (region: string, what: string, error: unknown): Gap => ({
  region,
  what,
  state: "failed",
  because: `${(error as Error).name}: ${(error as Error).message}`,
});

/** The enabled regions. Where the account does not say, those that every account has, and the gap. */
async function readRegions(run: Run): Promise<{ regions: string[]; gaps: Gap[] }> {
  const { regions: probe } = await import("../probes/account");
  const cells = await run(probe, []).catch((error: unknown) => [gapOf(BILLING_REGION, "region", error)]);
  const [cell] = cells as (Cell<Found & { enabled: boolean }> | Gap)[];
  if (cell && cell.state === "count") {
    return { regions: cell.items.filter(({ enabled }) => enabled).map(({ id }) => id), gaps: [] };
  }
  const because = cell && "because" in cell ? cell.because : "no answer";
  const state = cell?.state === "denied" ? "denied" : "unreachable";
  return {
    regions: [...DEFAULT_REGIONS],
    gaps: [{ region: BILLING_REGION, what: "list of the enabled regions", state, because }],
  };
}

/** What each row looks for, in every region: a look that several rows share is made once. */
export async function readFacts(
  run: Run,
  rows: readonly Row[],
  context: LookContext,
  now: () => Date = () => new Date(),
): Promise<Facts> {
  const { regions, gaps } = await readRegions(run);
  const probes = new Map(rows.map((row) => lookOf(row, context)).map((probe) => [probe.id, probe]));
  const found = new Map<string, Map<string, readonly Found[]>>();
  const all: Gap[] = [...gaps];
  const limit = pLimit(LOOKS_AT_ONCE);
  const look = async (probe: Probe<never, Found>, region: string): Promise<void> => {
    try {
      const [cell] = await run(probe, [region]);
      if (cell!.state === "count") found.get(probe.id)!.set(cell!.region, cell!.items);
      // Where a service is not offered there is nothing of it.
      else if (cell!.state !== "not-offered") {
        all.push({ region: cell!.region, what: probe.kind, state: cell!.state, because: cell!.because });
      }
    } catch (error) {
      all.push(gapOf(region, probe.kind, error));
    }
  };
  await Promise.all(
    [...probes.values()].flatMap((probe) => {
      found.set(probe.id, new Map());
      const asked = probe.scope === "global" ? [probe.at ?? BILLING_REGION] : regions;
      return asked.map((region) => limit(() => look(probe, region)));
    }),
  );
  return { takenAt: now(), regions, found, gaps: all };
}
