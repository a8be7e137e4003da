import { setTimeout as sleep } from "node:timers/promises";
import { DEFAULT_REGIONS } from "../../domain/regions/regions";
import type { Connected } from "../connection";
import { regions as regionsProbe } from "../probes/account";
import type { Probe } from "../probes/probe";
import { createRun, type Run } from "../probes/run";
import { unforeseen } from "../probes/unforeseen";
import { probesInTurn } from "../probes/table";
import { classed, type ClassedRegion } from "./classes";
import { type Answer, type Gap, reportOf, type SweepReport } from "./report";

/** Questions in flight: each host is a connection of its own, so that most of the time is waiting. */
const CONCURRENCY = 120;
/** Milliseconds that the first services are asked alone: the rest would stand between them and the first table. */
const HEAD_START = 3_000;
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
      return [{ ...place, region, scope: probe.scope, ...unforeseen(error) }];
    } finally {
      tell();
    }
  };
  const asked = probe.scope === "global" ? [probe.at ?? "us-east-1"] : regions;
  return (await Promise.all(asked.map(one))).flat();
};

interface Regions {
  regions: ClassedRegion[];
  gaps: Gap[];
}

/** What the regions are to the account, or why only those are asked that every account has. */
async function regionsOf(run: Run, { allowedRegions, homeRegion }: SweepArgs): Promise<Regions> {
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

const enabledIn = (regions: readonly ClassedRegion[]): string[] =>
  regions.filter(({ regionClass }) => regionClass !== "off").map(({ name }) => name);

/** The regions at the end of the run: those that were on at its beginning have been asked, whatever became of them. */
async function secondLook(run: Run, args: SweepArgs, before: Regions): Promise<Regions> {
  const after = await regionsOf(run, args);
  const wasOn = new Map(before.regions.map((region) => [region.name, region]));
  if (after.gaps.length === 0) {
    const regions = after.regions.map((region) => {
      const known = wasOn.get(region.name);
      return region.regionClass === "off" && known ? known : region;
    });
    return { regions, gaps: [] };
  }
  if (before.gaps.length > 0) return before;
  const because = "the list of regions could not be read again, so that one that was enabled meanwhile was not asked";
  return {
    regions: before.regions,
    gaps: after.gaps.map((gap) => ({ ...gap, because: `${because}: ${gap.because}` })),
  };
}

/**
 * Asks an account what runs or bills, in every region that it has enabled. What intruders start
 * most is asked as soon as it is loaded, and alone for a while. At the end the list of regions is asked for again: an intruder can enable one meanwhile,
 * and it must not be shown as one where nothing can be started.
 */
export async function sweepAccount(connected: Connected, args: SweepArgs): Promise<SweepReport> {
  const { since, deadline = WHOLE, first, progress, only } = args;
  const takenAt = new Date();
  const signal = AbortSignal.timeout(deadline);
  const run = createRun(connected, { concurrency: CONCURRENCY, signal });
  const before = await regionsOf(run, args);
  const enabled = enabledIn(before.regions);
  const circumstances = { account: connected.accountId, takenAt, since };

  let known = 0;
  const tell = () => progress?.((known += 1));
  const waves: Record<"first" | "rest", Promise<Answer[]>[]> = { first: [], rest: [] };
  const asked: Probe[] = [];
  const begin = (probe: Probe, wave: "first" | "rest"): void => {
    asked.push(probe);
    waves[wave].push(answersOf(run, probe, enabled, tell));
  };
  const later: Probe[] = [];
  for await (const probes of probesInTurn()) {
    for (const probe of probes) {
      if (probe.sweep === "first") begin(probe, "first");
      else if (probe.sweep === "rest" && only === undefined) later.push(probe);
    }
  }
  await Promise.race([Promise.all(waves.first), sleep(HEAD_START, undefined, { ref: false })]);
  for (const probe of later) begin(probe, "rest");
  const early = (await Promise.all(waves.first)).flat();
  if (waves.rest.length > 0) first?.(reportOf(early, { ...circumstances, ...before }));
  const rest = (await Promise.all(waves.rest)).flat();

  const after = await secondLook(run, args, before);
  const added = enabledIn(after.regions).filter((region) => !enabled.includes(region));
  const regional = asked.filter(({ scope }) => scope === "regional");
  const late = (await Promise.all(regional.map((probe) => answersOf(run, probe, added, tell)))).flat();
  return reportOf([...early, ...rest, ...late], { ...circumstances, ...after });
}
