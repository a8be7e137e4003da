import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { COMMAND } from "../command";
import type { Connected } from "../connection";
import type { Output } from "../output";
import type { ExitCode } from "../verb";
import { awsHands } from "./aws";
import { execute } from "./execute";
import {
  BadJournal,
  type Journal,
  type Line,
  openJournal,
  type Outcome,
  planIn,
  readLines,
  startJournal,
} from "./journal";
import type { ContainOptions } from "./options";
import type { Plan } from "./plan";
import { rowsWithout } from "./prepare";
import { liveProgress, plainProgress } from "./progress";
import { describeOutcome } from "./report/describe";
import { JOURNAL, keepIn, writeBundle } from "./report/bundle";
import { describeRestored, describeRestorePlan } from "./report/restore";
import { planRestore, restore } from "./restore";
import type { Wish } from "./wish";

type RestoreWish = Extract<Wish, { do: "restore" }>;

/** Two presses of Ctrl-C: the first ends between two calls, the second at once. */
function stopOnInterrupt({ err }: Output): { signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  const stop = (): void => {
    err("\nending after the calls that are on the way; once more ends at once\n");
    controller.abort();
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  return {
    signal: controller.signal,
    release: () => {
      process.removeListener("SIGINT", stop);
      process.removeListener("SIGTERM", stop);
    },
  };
}

/** Incomplete counts more than found: whoever reads the code must not believe that what is left is all. */
const exitOf = ({ clean, stopped, gaps }: Outcome): ExitCode =>
  clean ? 0 : stopped !== undefined || gaps.length > 0 ? 1 : 2;

/** Columns below which a list that is drawn again and again breaks into pieces. */
const NARROWEST = 40;

/** Whether somebody watches on a terminal that is wide enough. The list is drawn on stdout. */
const isWatched = (): boolean => process.stdout.isTTY && process.stdout.columns >= NARROWEST;

const stampOf = (date: Date): string => date.toISOString().replace(/[:.]/g, "-");

/** Works a journal off, with the report at its end. */
async function work(
  journal: Journal,
  folder: string,
  connected: Connected,
  options: ContainOptions,
  output: Output,
): Promise<ExitCode> {
  const { request } = planIn(journal);
  const rows = await rowsWithout(request.without);
  const interrupt = stopOnInterrupt(output);
  const hands = awsHands(connected, request, rows, interrupt.signal);
  const progress = isWatched() && !options.json ? await liveProgress() : plainProgress(output);
  try {
    const outcome = await execute(journal, hands, {
      rows,
      settle: options.settle,
      maxActions: options.maxActions,
      evidenceSeconds: options.evidenceSeconds,
      signal: interrupt.signal,
      keep: keepIn(folder),
      tell: progress.tell,
    });
    await progress.end();
    writeBundle(folder, journal.lines);
    output.out(options.json ? `${JSON.stringify(outcome, undefined, 2)}\n` : describeOutcome(outcome, folder));
    if (outcome.stopped !== undefined) {
      output.err(`to go on: ${COMMAND} contain --resume ${join(folder, JOURNAL)}\n`);
    }
    return exitOf(outcome);
  } finally {
    interrupt.release();
    hands.close();
  }
}

/**
 * The journal of an execution that begins.
 *
 * @throws BadJournal when the folder has a journal; it says how to go on when that one is of the same plan
 */
export function beginIn(folder: string, plan: Plan, now: () => Date): ReturnType<typeof startJournal> {
  const file = join(folder, JOURNAL);
  try {
    return startJournal(file, now);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  throw new BadJournal(
    isOf(file, plan)
      ? `${folder} has the journal of this plan already; go on with \`${COMMAND} contain --resume ${file}\``
      : `${folder} has the journal of another execution; give another folder with --out`,
  );
}

/** Whether a file is the journal of a plan. */
function isOf(file: string, plan: Plan): boolean {
  try {
    return isDeepStrictEqual(planIn(readLines(readFileSync(file, "utf8"))), JSON.parse(JSON.stringify(plan)));
  } catch {
    // What cannot be read is not known to be of this plan, and is left as it is.
    return false;
  }
}

/** Does what a plan says. */
export async function executePlan(
  plan: Plan,
  connected: Connected,
  options: ContainOptions,
  output: Output,
): Promise<ExitCode> {
  const now = (): Date => new Date();
  const folder = options.out ?? `ringfence-contain-${plan.account}-${stampOf(now())}`;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const journal = beginIn(folder, plan, now);
  try {
    writeFileSync(join(folder, "plan.json"), `${JSON.stringify(plan, undefined, 2)}\n`, { mode: 0o600 });
    journal.append({ type: "begin", plan });
    return await work(journal, folder, connected, options, output);
  } finally {
    journal.close();
  }
}

/** Goes on where an execution ended. */
export async function resume(
  file: string,
  connected: Connected,
  options: ContainOptions,
  output: Output,
): Promise<ExitCode> {
  const journal = openJournal(file, () => new Date());
  try {
    journal.append({ type: "resume" });
    return await work(journal, dirname(file), connected, options, output);
  } finally {
    journal.close();
  }
}

/** Lists what a restore would take back; calls nothing and writes nothing. */
export async function listRestore(
  lines: readonly Line[],
  { journal, choice }: RestoreWish,
  { json }: ContainOptions,
  { out }: Output,
): Promise<ExitCode> {
  const plan = planRestore(lines, await rowsWithout([]), choice);
  out(json ? `${JSON.stringify(plan, undefined, 2)}\n` : describeRestorePlan(plan, journal));
  return plan.undo.length > 0 ? 2 : 0;
}

/** Takes back what was chosen of what a journal says was done, as far as AWS lets it. */
export async function restoreFrom(
  { journal: file, choice }: RestoreWish,
  connected: Connected,
  { json }: ContainOptions,
  output: Output,
): Promise<ExitCode> {
  const journal = openJournal(file, () => new Date());
  const { request } = planIn(journal);
  const rows = await rowsWithout([]);
  const interrupt = stopOnInterrupt(output);
  const hands = awsHands(connected, request, rows);
  try {
    const restored = await restore(journal, hands, { rows, choice, signal: interrupt.signal });
    writeBundle(dirname(file), journal.lines);
    const { results, held, stopped } = restored;
    output.out(json ? `${JSON.stringify(restored, undefined, 2)}\n` : describeRestored(restored));
    return stopped || results.some(({ result }) => result === "failed") ? 1 : held.length > 0 ? 2 : 0;
  } finally {
    interrupt.release();
    hands.close();
    journal.close();
  }
}
