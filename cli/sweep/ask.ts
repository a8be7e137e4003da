import { DEFAULT_REGIONS } from "../../domain/regions/regions";
import type { Connected } from "../connection";
import { regions as regionsProbe } from "../probes/account";
import type { Probe } from "../probes/probe";
import { createRun, type Run } from "../probes/run";
import { probesInTurn } from "../probes/table";
import { classed, type ClassedRegion } from "./classes";
import { type Answer, type Gap, reportOf, type SweepReport } from "./report";

/** Questions in flight: each host is a connection of its own, so that most of the time is waiting. */
const CONCURRENCY = 120;
/** Milliseconds for all of it: who is robbed must not wait for a region that does not answer. */
const WHOLE = 60_000;

export interface SweepArgs {
  allowedRegions: readonly string[];
  homeRegion?: string | undefined;
  since?: Date | undefined;
  /** Only what intruders start most. Default: everything. */
  only?: "first" | undefined;
  /** Hears what is known once the first services have answered. */
  first?: (report: SweepReport) => void;
  /** Hears how many cells are known. */
  progress?: (known: number) => void;
  /** Milliseconds for the whole run. Default: 60,000. */
  deadline?: number;
}

/** A probe that fails otherwise than by a refusal must not take the others along: what it asked is not known. */
const answersOf = async (run: Run, probe: Probe, regions: readonly string[], tell: () => void): Promise<Answer[]> => {
  const place = { service: probe.service, kind: probe.kind };
  const one = async (region: string): Promise<Answer[]> => {
    try {
      return (await run(probe, [region])).map((cell) => ({ ...cell, scope: probe.scope }));
    } catch (error) {
      const { name, message } = error as Error;
      return [{ ...place, region, scope: probe.scope, state: "unreachable", because: `${name}: ${message}` }];
    } finally {
      tell();
    }
  };
  const asked = probe.scope === "global" ? [probe.at ?? "us-east-1"] : regions;
  return (await Promise.all(asked.map(one))).flat();
};

async function regionsOf(
  run: Run,
  { allowedRegions, homeRegion }: SweepArgs,
): Promise<{ regions: ClassedRegion[]; gaps: Gap[] }> {
  const [cell] = await run(regionsProbe, []);
  if (cell?.state === "count") return { regions: classed(cell.items, allowedRegions, homeRegion), gaps: [] };
  const known = [...new Set([...DEFAULT_REGIONS, ...allowedRegions])].map((id) => ({ id, enabled: true }));
  const because = `the list of regions cannot be read, so that opt-in regions were not asked: ${cell!.because}`;
  const state = cell?.state === "denied" ? "denied" : "unreachable";
  return {
    regions: classed(known, allowedRegions, homeRegion),
    gaps: [{ region: "global", service: "account", kind: "region", state, because }],
  };
}

/**
 * Asks an account what runs or bills, in every region that it has enabled. A service is asked as soon as it is loaded, those
 * that intruders start most at first.
 */
export async function sweepAccount(connected: Connected, args: SweepArgs): Promise<SweepReport> {
  const { since, deadline = WHOLE, first, progress, only } = args;
  const takenAt = new Date();
  const signal = AbortSignal.timeout(deadline);
  const run = createRun(connected, { concurrency: CONCURRENCY, signal });
  const { regions, gaps } = await regionsOf(run, args);
  const enabled = regions.filter(({ regionClass }) => regionClass !== "off").map(({ name }) => name);
  const circumstances = { account: connected.accountId, takenAt, regions, since, gaps };

  let known = 0;
  const tell = () => progress?.((known += 1));
  const waves: Record<"first" | "rest", Promise<Answer[]>[]> = { first: [], rest: [] };
  for await (const probes of probesInTurn()) {
    for (const probe of probes) {
      if (probe.sweep && (only ?? probe.sweep) === probe.sweep) {
        waves[probe.sweep].push(answersOf(run, probe, enabled, tell));
      }
    }
  }
  const early = (await Promise.all(waves.first)).flat();
  if (waves.rest.length > 0) first?.(reportOf(early, circumstances));
  const late = (await Promise.all(waves.rest)).flat();
  return reportOf([...early, ...late], circumstances);
}
