import { COMMAND } from "../command";
import { createHash } from "node:crypto";
import pLimit from "p-limit";
import { batchesOf } from "./batches";
import type { Facts } from "./facts";
import { type Journal, type KeptFile, type Outcome, planIn, type Result, resultsIn } from "./journal";
import { perform, type Send } from "./perform";
import { ONCE, type PhaseId, PHASES } from "./phases";
import { makePlan, type Mention, type Plan, type PlannedPhase, type Step } from "./plan";
import type { Row, Target } from "./row";

/** What acts on an account and looks at it: AWS itself, or a model. */
export interface Hands {
  /** Makes calls in a region. */
  sendIn: (region: string, row: Row) => Send;
  scan: () => Promise<Facts>;
  /** Ends early when it is asked to stop. */
  wait: (milliseconds: number) => Promise<void>;
  now: () => Date;
}

export interface ExecuteOptions {
  rows: ReadonlyMap<string, Row>;
  /** Seconds after the last call at which it is looked again. */
  settle: readonly number[];
  /** Things that may be acted on, all rounds together. */
  maxActions: number;
  /** Seconds for evidence; what is not kept by then is lost. */
  evidenceSeconds: number;
  /** Aborted: end between two calls. */
  signal?: AbortSignal;
  /** Keeps a file of evidence. */
  keep?(file: string, content: string): void;
  tell?: (event: Told) => void;
}

/** What is told while it goes on. */
export type Told =
  | { type: "phase"; phase: string; title: string; round: number; steps: number }
  | { type: "results"; phase: string; region: string; call: string; results: readonly Result[] }
  | { type: "waiting"; seconds: number }
  | { type: "scan"; round: number; remaining: number; gaps: number };

/** Calls in flight: AWS limits what changes an account more than what reads it. */
const CALLS_AT_ONCE = 40;
/** Looks beyond the given ones, until two in a row find nothing. */
const MORE_LOOKS = 3;
/** Looks in a row that find nothing: one may come before a fleet has woken up. */
const CLEAN_LOOKS = 2;

/** It ends before it is done. */
class Stop extends Error {}

const targetOf = ({ target, arn, was }: Step): Target => ({ id: target, was, ...(arn === undefined ? {} : { arn }) });

const toMention = (step: Step, because: string): Mention => ({
  region: step.region,
  kind: step.kind,
  target: step.target,
  because,
  ...(step.startedAt === undefined ? {} : { startedAt: step.startedAt }),
  ...(step.usdPerHour === undefined ? {} : { usdPerHour: step.usdPerHour }),
});

/** Steps by region and row, in their order. */
function byRegion(steps: readonly Step[]): Map<string, Step[]> {
  const regions = new Map<string, Step[]>();
  for (const step of steps) regions.set(step.region, [...(regions.get(step.region) ?? []), step]);
  return regions;
}

const sha256 = (content: string): string => createHash("sha256").update(content).digest("hex");

/** Groups of steps that follow one another with the same row and act. */
function runsOf(steps: readonly Step[], order: readonly string[]): Step[][] {
  const groups = new Map<string, Step[]>();
  for (const step of steps) {
    const key = `${String(order.indexOf(step.row)).padStart(3, "0")} ${step.act}`;
    groups.set(key, [...(groups.get(key) ?? []), step]);
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/**
 * Works off what a journal says is to do, looks again until two looks in a row find nothing, and writes every call down before
 * it makes it. Whatever ended an earlier run, this one goes on from there: a call whose outcome is not written is made again,
 * and each of them may be made twice.
 *
 * @param order phases, another order than the plan's for `--simulate`
 */
export async function execute(
  journal: Journal,
  hands: Hands,
  options: ExecuteOptions,
  order?: readonly PhaseId[],
): Promise<Outcome> {
  const plan = planIn(journal);
  const { rows, settle, maxActions, signal, tell = () => undefined } = options;
  const limit = pLimit(CALLS_AT_ONCE);
  const before = journal.lines.flatMap((line) => (line.type === "intent" ? line.steps : []));
  let acted = new Set(before.map(({ id }) => id)).size;
  const rowOrder = PHASES.flatMap((phase): readonly string[] => phase.rows);

  const check = (more: number): void => {
    if (signal?.aborted) throw new Stop("it was asked to stop");
    if (acted + more > maxActions) {
      throw new Stop(`${maxActions} acts are done, and no more are allowed; raise --max-actions and resume`);
    }
  };

  async function call(phase: string, steps: readonly Step[], round: number): Promise<void> {
    const [first] = steps;
    const row = rows.get(first!.row)!;
    const act = row.acts[first!.act]!;
    check(steps.length);
    acted += steps.length;
    const { region, call: name } = first!;
    const intent = journal.append({ type: "intent", round, region, call: name, steps: [...steps] });
    const performed = await perform(act, steps.map(targetOf), hands.sendIn(region, row));
    const kept: KeptFile[] = [];
    const results = performed.map(({ id, result, because, kept: files = {} }, index): Result => {
      for (const [file, content] of Object.entries(files)) {
        const path = `${region}/${file}`;
        options.keep?.(path, content);
        kept.push({ file: path, sha256: sha256(content) });
      }
      const step = steps.find(({ target }) => target === id) ?? steps[index]!;
      return { step: step.id, result, ...(because === undefined ? {} : { because }) };
    });
    journal.append({ type: "outcome", intent, results, ...(kept.length > 0 ? { kept } : {}) });
    tell({ type: "results", phase, region, call: name, results });
  }

  async function inRegion(phase: string, steps: readonly Step[], round: number, until: number): Promise<void> {
    for (const group of runsOf(steps, rowOrder)) {
      const act = rows.get(group[0]!.row)!.acts[group[0]!.act]!;
      const calls = batchesOf(act, group).map((batch) =>
        limit(async () => {
          if (hands.now().getTime() < until) await call(phase, batch, round);
        }),
      );
      // All of them end before one of their failures does: nothing is on the way when the journal closes.
      const ended = await Promise.allSettled(calls);
      for (const one of ended) if (one.status === "rejected") throw one.reason;
    }
  }

  async function runPhase({ id, title, steps }: PlannedPhase, round: number): Promise<void> {
    const results = resultsIn(journal);
    // In a later round a thing was found again, so that what was done to it before does not count.
    const open =
      round > 0 ? steps : steps.filter((step) => !results.has(step.id) || results.get(step.id)!.result === "failed");
    if (open.length === 0) return;
    check(0);
    journal.append({ type: "phase", phase: id, round });
    tell({ type: "phase", phase: id, title, round, steps: open.length });
    const until = id === "evidence" ? hands.now().getTime() + options.evidenceSeconds * 1000 : Infinity;
    const ended = await Promise.allSettled(
      [...byRegion(open).values()].map((part) => inRegion(id, part, round, until)),
    );
    for (const one of ended) if (one.status === "rejected") throw one.reason;
  }

  const inOrder = (phases: readonly PlannedPhase[]): PlannedPhase[] =>
    order ? order.flatMap((id) => phases.filter((phase) => phase.id === id)) : [...phases];

  async function look(round: number): Promise<{ residue: Plan; remaining: Mention[] }> {
    const residue = makePlan(plan.request, await hands.scan(), rows);
    residue.phases = inOrder(residue.phases).filter(({ id }) => !ONCE.includes(id as PhaseId));
    const results = resultsIn(journal);
    const things = new Map(
      residue.phases
        .flatMap(({ steps }) => steps)
        .map((step) => [
          `${step.region} ${step.row} ${step.target}`,
          toMention(step, results.get(step.id)?.because ?? "it is there"),
        ]),
    );
    const remaining = [...things.values()];
    journal.append({ type: "scan", round, remaining, gaps: residue.gaps });
    tell({ type: "scan", round, remaining: remaining.length, gaps: residue.gaps.length });
    return { residue, remaining };
  }

  let last: Pick<Outcome, "remaining" | "gaps"> = { remaining: [], gaps: plan.gaps };
  let cleanLooks = 0;
  let stopped: string | undefined;
  try {
    for (const phase of inOrder(plan.phases)) await runPhase(phase, 0);
    let slept = 0;
    const rounds = settle.length + MORE_LOOKS;
    for (let round = 1; round <= rounds && cleanLooks < CLEAN_LOOKS; round += 1) {
      const gap = (settle[settle.length - 1] ?? 0) - (settle[settle.length - 2] ?? 0);
      const at = settle[round - 1] ?? slept + gap;
      tell({ type: "waiting", seconds: at - slept });
      await hands.wait((at - slept) * 1000);
      slept = at;
      check(0);
      const { residue, remaining } = await look(round);
      last = { remaining, gaps: residue.gaps };
      cleanLooks = remaining.length === 0 ? cleanLooks + 1 : 0;
      // After the last look nothing is done any more, or nobody would know what came of it.
      if (round < rounds) for (const phase of residue.phases) await runPhase(phase, round);
    }
    if (cleanLooks < CLEAN_LOOKS && last.remaining.length === 0) {
      throw new Stop(`only the last look found nothing; look again with \`${COMMAND} contain\``);
    }
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    stopped = error.message;
  }
  const outcome: Outcome = {
    clean: stopped === undefined && cleanLooks >= CLEAN_LOOKS && last.gaps.length === 0,
    remaining: last.remaining,
    gaps: last.gaps,
    ...(stopped === undefined ? {} : { stopped }),
  };
  journal.append({ type: "end", outcome });
  return outcome;
}
