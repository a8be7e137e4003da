import { COMMAND } from "../command";
import { writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { describeProblems } from "../../domain/fields/problems";
import type { Answers } from "../accounts/each";
import { progressLine } from "../replay/progress";
import { isFound, type SweepReport } from "../sweep/report";
import { readSweepOptions, SWEEP_OPTIONS, type SweepOptions } from "../sweep/options";
import type { Output } from "../output";
import type { ExitCode, Verb } from "../verb";

const COLUMNS = 80;
const widthOf = (): number => process.stdout.columns || COLUMNS;

/** Who does not know everything must not say that nothing was found. */
const codeOf = (reports: readonly SweepReport[]): ExitCode => {
  if (reports.some(({ complete }) => !complete)) return 1;
  return reports.some(isFound) ? 2 : 0;
};

async function formatted(report: SweepReport, { json, markdown, sarif }: SweepOptions): Promise<string> {
  if (json) return `${(await import("../untrusted")).safeJson(report)}\n`;
  if (markdown) return `${(await import("../sweep/markdown")).sweepMarkdown(report)}\n`;
  if (sarif) return `${(await import("../sweep/sarif")).sweepSarif(report)}\n`;
  return `${(await import("../sweep/text")).describeSweep(report, widthOf())}\n`;
}

/** Several accounts are one document. */
async function formattedTogether(
  answered: Answers<SweepReport>,
  { json, markdown, sarif }: SweepOptions,
): Promise<string> {
  if (json) {
    const { answers, leftOut } = answered;
    return `${(await import("../untrusted")).safeJson({ accounts: answers, leftOut })}\n`;
  }
  if (markdown) return `${(await import("../sweep/markdown")).sweepsMarkdown(answered)}\n`;
  if (sarif) return `${(await import("../sweep/sarif")).sweepsSarif(answered)}\n`;
  return `${(await import("../sweep/many-text")).describeSweeps(answered, widthOf())}\n`;
}

const NEXT = `\nSomething is where nothing should be. \`${COMMAND} contain\` plans how to end it and changes nothing until you say so.\n`;

const load = async () => {
  const [{ connect, NoConnection }, { sweepAccount }] = await Promise.all([
    import("../connection"),
    import("../sweep/ask"),
  ]);
  return { connect, NoConnection, sweepAccount };
};

/** Looks again and again; the newest look stands on the screen. */
async function watch(look: () => Promise<SweepReport>, seconds: number, { out }: Output): Promise<ExitCode> {
  const [{ default: logUpdate }, { describeSweep }] = await Promise.all([
    import("log-update"),
    import("../sweep/text"),
  ]);
  const ended = new AbortController();
  process.once("SIGINT", () => {
    ended.abort();
  });
  let last: SweepReport | undefined;
  while (!ended.signal.aborted) {
    last = await look();
    const text = `${describeSweep(last, widthOf())}\nAgain every ${seconds} s; Ctrl-C ends.\n`;
    if (process.stdout.isTTY) logUpdate(text);
    else out(text);
    await sleep(seconds * 1_000, undefined, { signal: ended.signal }).catch(() => undefined);
  }
  return last === undefined ? 1 : codeOf([last]);
}

async function overAccounts(options: SweepOptions, { out, err }: Output): Promise<ExitCode> {
  const [{ connect, sweepAccount }, { ofEachAccount, refusedIn, reportsIn }, { printable }] = await Promise.all([
    load(),
    import("../accounts/each"),
    import("../untrusted"),
  ]);
  const { region, roleName } = options;
  const answered = await ofEachAccount(await connect(options), { roleName: roleName!, region }, (connected) =>
    sweepAccount(connected, options),
  );
  out(await formattedTogether(answered, options));
  const refused = refusedIn(answered.answers);
  for (const { account, because } of refused) err(`sweep: account ${account} cannot be asked: ${printable(because)}\n`);
  return refused.length > 0 ? 1 : codeOf(reportsIn(answered.answers));
}

async function overOne(options: SweepOptions, output: Output): Promise<ExitCode> {
  const { out } = output;
  const { connect, sweepAccount } = await load();
  const connected = await connect(options);
  if (options.watch !== undefined) return watch(() => sweepAccount(connected, options), options.watch, output);
  const isText = !options.json && !options.markdown && !options.sarif;
  const line = progressLine();
  const { describeSweep } = await import("../sweep/text");
  const report = await sweepAccount(connected, {
    ...options,
    progress: (known) => {
      line.show(`${known} answers`);
    },
    first: (early) => {
      line.end();
      if (isText) out(`${describeSweep(early, widthOf(), { partial: true })}\n`);
    },
  });
  line.end();
  out(await formatted(report, options));
  if (isText && isFound(report)) out(NEXT);
  if (options.html !== undefined) {
    writeFileSync(options.html, (await import("../sweep/page")).sweepPage(report));
    if (isText) out(`The page: ${options.html}\n`);
  }
  return codeOf([report]);
}

/** `ringfence sweep`: what runs or bills, in every region, in one view. */
export const sweep: Verb = {
  name: "sweep",
  summary: "show what runs or bills in every region of an account, idle regions first",
  options: SWEEP_OPTIONS,
  example: `${COMMAND} sweep --allowed-regions ap-southeast-2`,
  run: async (given, output) => {
    const read = readSweepOptions(given);
    if ("problems" in read) {
      output.err(`${describeProblems("sweep cannot begin", read.problems)}\n`);
      return 2;
    }
    const { NoConnection } = await load();
    try {
      return await (read.options.accountsFrom === undefined ? overOne : overAccounts)(read.options, output);
    } catch (error) {
      const { NoAccounts } = await import("../accounts/organization");
      if (!(error instanceof NoConnection || error instanceof NoAccounts)) throw error;
      output.err(`sweep: ${error.message}\n`);
      return 1;
    }
  },
};
