import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect, type Connected, NoConnection } from "../../cli/connection";
import type { Output } from "../../cli/output";
import { describeProblems, because } from "../../domain/fields/problems";
import { BILLING_REGION } from "../../domain/regions/regions";
import { VERSION } from "../../domain/version";
import { callsByCloudTrail, countCalls, type ReadCalls } from "./calls";
import { cleanUp } from "./cleanup";
import { unfitBecause } from "./fitness";
import { type AcceptanceFolder, busyBecause, isAlive, openFolder, type RunRecord } from "./folder";
import { createLook, type Reach } from "./look";
import { type AcceptanceOptions, readOptions } from "./options";
import { type AcceptanceReport, manualChecks, reportMarkdown, type StepReport } from "./report";
import { createStack } from "./stack";
import { type StepContext, STEPS } from "./steps";

/** How somebody ends a run half-way. */
export interface Interrupts {
  /** The signal that came. */
  signal?: string;
  /** Ends the command of the engine that is at work; set while there is one. */
  interrupt?: () => void;
}

/** Read again each time: a signal comes whenever it likes, which the compiler does not know. */
const endedBy = ({ signal }: Interrupts): string | undefined => signal;

/** What a run uses beside its words. */
export interface Tools {
  /** Folder of the checkout. */
  root: string;
  output: Output;
  interrupts: Interrupts;
  /** How far it looks for what is in the account. */
  reach?: Reach;
  /** Where calls are read. Default: CloudTrail, when --calls says so. */
  readCalls?: (connected: Connected, since: Date) => Promise<ReadCalls>;
  /** Milliseconds between two rounds of the cleanup. */
  pause?: number;
}

/** Why a run did not begin. The message is fit for people. */
class NotBegun extends Error {}

const folderOf = ({ account, folder }: AcceptanceOptions, root: string): AcceptanceFolder =>
  openFolder(path.resolve(folder ?? path.join(root, ".acceptance", account)));

/** Whoever has no terminal says --yes; everybody else types the account again, which no habit does. */
async function confirmed({ account, yes, cleanupOnly, profile, ceiling }: AcceptanceOptions): Promise<void> {
  if (yes) return;
  const what = cleanupOnly
    ? `Everything of a baseline in account ${account} is deleted, the bucket with the logs of its trail among it.`
    : `A baseline of profile ${profile} is made in account ${account} and deleted again, the bucket with the logs of its trail among it. It costs at most ${ceiling} USD.`;
  if (!process.stdin.isTTY) {
    throw new NotBegun(`${what}\nnothing was done: there is no terminal to answer on; say --yes`);
  }
  const { isCancel, text } = await import("@clack/prompts");
  const answer = await text({ message: `${what} Type the account id to go on` });
  if (isCancel(answer) || answer.trim() !== account) throw new NotBegun("nothing was done");
}

async function connected({ account }: AcceptanceOptions): Promise<Connected> {
  const found = await connect({ region: BILLING_REGION });
  if (found.accountId === account) return found;
  throw new NotBegun(
    `the credentials are of account ${found.accountId}, and --account is ${account}; nothing was asked of it. Choose the right profile with AWS_PROFILE, or correct --account`,
  );
}

async function runSteps(context: StepContext, { interrupts, output }: Tools): Promise<StepReport[]> {
  let stopped = false;
  const reports: StepReport[] = [];
  for (const { id, what, expect, run } of STEPS) {
    const step = { id, what, expect };
    if (stopped || endedBy(interrupts) !== undefined) {
      reports.push({ ...step, outcome: "not-run" });
      continue;
    }
    const started = new Date();
    output.out(`${what} ...\n`);
    const { isLast = false, ...seen } = await run(context).catch((error: unknown) => ({
      held: false,
      isLast: false,
      seen: "could not be done",
      errors: [because(error)],
    }));
    const seconds = (Date.now() - started.getTime()) / 1000;
    reports.push({
      ...step,
      ...seen,
      outcome: seen.held ? "held" : "failed",
      startedAt: started.toISOString(),
      seconds,
    });
    output.out(`  ${seen.held ? "held" : "DID NOT HOLD"}: ${seen.seen} (${seconds.toFixed(1)} s)\n`);
    stopped = isLast;
  }
  return reports;
}

const MINUTE = 60_000;

/** Waits, unless somebody ends it: nothing is left in the account by now. */
async function waitMinutes(minutes: number, interrupts: Interrupts): Promise<void> {
  const until = Date.now() + minutes * MINUTE;
  while (Date.now() < until && endedBy(interrupts) === undefined) await sleep(1_000);
}

/** Each step with the calls of its time. */
async function withCalls(
  steps: readonly StepReport[],
  connection: Connected,
  { readCalls = callsByCloudTrail }: Tools,
  since: Date,
): Promise<Pick<AcceptanceReport, "steps" | "callGaps">> {
  try {
    const { calls, gaps } = await readCalls(connection, since);
    const counted = steps.map((step): StepReport => {
      if (step.startedAt === undefined) return step;
      const from = new Date(step.startedAt);
      return { ...step, calls: countCalls(calls, from, new Date(from.getTime() + (step.seconds ?? 0) * 1000)) };
    });
    return { steps: counted, callGaps: gaps };
  } catch (error) {
    return { steps: [...steps], callGaps: [`the calls cannot be read: ${because(error)}`] };
  }
}

/** What the engine and the SDK took for AWS. */
function targetOf(env: NodeJS.ProcessEnv): string {
  // One for every service, or one for each: https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
  const [, endpoint] = Object.entries(env).find(([name]) => name.startsWith("AWS_ENDPOINT_URL")) ?? [];
  const provider = env["PULUMI_DEBUG_PROVIDERS"];
  if (endpoint === undefined && provider === undefined) return "AWS";
  return `${endpoint ?? "AWS"}${provider === undefined ? "" : ` with another provider (${provider})`}`;
}

async function accept(options: AcceptanceOptions, tools: Tools): Promise<number> {
  const { root, output, interrupts, reach, pause } = tools;
  const { account, cleanupOnly } = options;
  const folder = folderOf(options, root);
  const before = folder.record();
  const busy = busyBecause(before, isAlive);
  if (busy !== undefined && !(cleanupOnly && !isAlive(before!.pid))) throw new NotBegun(busy);
  if (cleanupOnly && before === undefined) {
    throw new NotBegun(
      `${folder.path} holds no run, so nobody knows that what is in account ${account} was made by one`,
    );
  }
  if (cleanupOnly && before!.options.account !== account) {
    throw new NotBegun(`${folder.path} holds a run on account ${before!.options.account}, not ${account}`);
  }
  const engine = folder.engine();
  if (cleanupOnly && engine !== undefined && isAlive(engine)) {
    throw new NotBegun(
      `the engine of the run before is still at work, process ${engine}; wait for its end, or end it with kill -INT ${engine}`,
    );
  }
  const connection = await connected(options);
  const look = createLook(connection, reach);
  if (!cleanupOnly) {
    output.out(`looking whether account ${account} holds something ...\n`);
    const unfit = unfitBecause(account, await look.state());
    if (unfit.length > 0) throw new NotBegun(describeProblems("the run did not begin", unfit));
  }
  await confirmed(options);
  if (endedBy(interrupts) !== undefined) throw new NotBegun("nothing was done");

  const started = new Date();
  const asked = cleanupOnly ? before!.options : options;
  const record: RunRecord = {
    options: {
      account,
      region: asked.region,
      email: asked.email,
      phone: asked.phone,
      profile: asked.profile,
      without: asked.without,
    },
    startedAt: started.toISOString(),
    pid: process.pid,
    clean: false,
  };
  if (cleanupOnly) folder.note(record);
  else folder.begin(record);
  output.out(`state, log and report: ${folder.path}\n`);
  const stack = createStack(folder, root, () => undefined);
  interrupts.interrupt = () => {
    stack.interrupt();
  };
  let ran: StepReport[] = STEPS.map(({ id, what, expect }) => ({ id, what, expect, outcome: "not-run" }));
  try {
    if (!cleanupOnly) {
      folder.configure(record, { teardown: false });
      await stack.open();
      ran = await runSteps({ options: { ...options, ...record.options }, record, folder, stack, root }, tools);
    }
  } catch (error) {
    output.err(`acceptance: ${because(error)}\n`);
  } finally {
    // From here on nobody may end it: what is left would cost.
    delete interrupts.interrupt;
  }
  output.out("cleaning up ...\n");
  const cleanup = await cleanUp({
    stack,
    folder,
    record,
    look,
    say: (line) => {
      output.out(`  ${line}\n`);
    },
    pause,
  });
  const isEmpty = cleanup.found.length + cleanup.gaps.length === 0;
  folder.note({ ...record, clean: isEmpty });
  const signal = endedBy(interrupts);
  const stepsHeld = cleanupOnly || ran.every(({ outcome }) => outcome === "held");
  const report: AcceptanceReport = {
    account,
    target: targetOf(process.env),
    version: VERSION,
    options: { region: asked.region, profile: asked.profile, without: asked.without, ceiling: options.ceiling },
    startedAt: started.toISOString(),
    endedAt: new Date().toISOString(),
    held: stepsHeld && isEmpty,
    ...(signal === undefined ? {} : { interruptedBy: signal }),
    steps: cleanupOnly ? [] : ran,
    cleanup,
    callGaps: cleanupOnly ? [] : ["the calls were not counted: say --calls 15 to ask CloudTrail for them"],
    manual: manualChecks(readFileSync(path.join(root, "docs", "acceptance.md"), "utf8")),
  };
  const write = (whole: AcceptanceReport): string => {
    const name = cleanupOnly ? "cleanup" : "report";
    folder.write(`${name}.json`, `${JSON.stringify(whole, undefined, 2)}\n`);
    return folder.write(`${name}.md`, reportMarkdown(whole));
  };
  output.out(`report: ${write(report)}\n`);
  for (const line of cleanup.found) output.err(`left in the account: ${line}\n`);
  for (const line of cleanup.gaps) output.err(`not known: ${line}\n`);
  if (options.callsWait !== undefined && !cleanupOnly) {
    output.out(`asking for the calls in ${options.callsWait} minutes; the report is whole but for them\n`);
    await waitMinutes(options.callsWait, interrupts);
    write({ ...report, ...(await withCalls(ran, connection, tools, started)) });
  }
  return report.held ? 0 : 1;
}

/**
 * `npm run acceptance -- <words>`, from the words to the exit code: 0 when every step held and nothing is left; 1 when not, or
 * when the run did not begin; 2 when the words were wrong.
 */
export async function runAcceptance(words: readonly string[], tools: Tools): Promise<number> {
  const { output } = tools;
  const read = readOptions(words);
  if ("said" in read) {
    (read.code === 0 ? output.out : output.err)(read.said);
    return read.code;
  }
  if ("problems" in read) {
    output.err(`${describeProblems("acceptance cannot begin", read.problems)}\n`);
    return 2;
  }
  try {
    return await accept(read.options, tools);
  } catch (error) {
    if (!(error instanceof NotBegun) && !(error instanceof NoConnection)) throw error;
    output.err(`acceptance: ${error.message}\n`);
    return 1;
  }
}
