import { COMMAND } from "../command";
import { describeProblems } from "../../domain/fields/problems";
import type { Baseline } from "../check/baseline-file";
import { CHECK_OPTIONS, type CheckOptions, type Format, readCheckOptions } from "../check/options";
import type { CheckReport } from "../check/report";
import type { Output } from "../output";
import type { ExitCode, Verb } from "../verb";

async function formatted(report: CheckReport, format: Format): Promise<string> {
  switch (format) {
    case "json": {
      const [{ jsonOf }, { safeJson }] = await Promise.all([import("../check/report"), import("../untrusted")]);
      return `${safeJson(jsonOf(report))}\n`;
    }
    case "sarif": {
      const [{ checkSarif }, { pageOf }] = await Promise.all([import("../check/sarif"), import("../package-folder")]);
      return `${checkSarif(report, pageOf)}\n`;
    }
    case "markdown":
      return (await import("../check/markdown")).checkMarkdown(report);
    case "github":
      return (await import("../check/github")).checkCommands(report);
    case "text":
      return (await import("../check/text")).describeCheck(report);
  }
}

/** The report as it counts: without what was accepted before, or is accepted now. */
async function counted(
  report: CheckReport,
  { writeBaseline }: CheckOptions,
  baseline?: Baseline,
): Promise<CheckReport> {
  const { accept, held } = await import("../check/accept");
  if (writeBaseline !== undefined) return accept(report, writeBaseline);
  return baseline === undefined ? report : held(report, baseline);
}

async function run(options: CheckOptions, { out, err }: Output): Promise<ExitCode> {
  const { readFiles, isProblems } = await import("../check/files");
  const files = readFiles(options);
  if (isProblems(files)) {
    err(`${describeProblems("nothing can be checked", files.problems)}\n`);
    return 1;
  }
  const [{ startOurPack }, { CannotCheck }, { judge }, { codeOf }, { printable }] = await Promise.all([
    import("../check/start"),
    import("../check/cannot"),
    import("../check/run"),
    import("../check/report"),
    import("../untrusted"),
  ]);
  try {
    const pack = await startOurPack();
    const judged = await judge(pack, files.stored, files.config, options.sourceRoot).finally(() => pack.stop());
    const report = await counted(judged, options, files.baseline);
    out(await formatted(report, options.format));
    for (const note of report.notes) err(`check: ${printable(note)}\n`);
    return codeOf(report, options.failOn);
  } catch (error) {
    if (!(error instanceof CannotCheck)) throw error;
    err(`check: ${error.message}\n`);
    return 1;
  }
}

/** `ringfence check`: the policy pack over a stack of a file, without the Pulumi CLI. */
export const check: Verb = {
  name: "check",
  summary: "judge a deployed stack or a preview by the policy pack, from a file; needs neither AWS nor the Pulumi CLI",
  options: CHECK_OPTIONS,
  example: `pulumi stack export | ${COMMAND} check --file - --config policy-pack.json`,
  // 2 says that something is violated, and nothing else.
  wrongWords: 1,
  run: async (given, output) => {
    const read = readCheckOptions(given);
    if ("options" in read) return run(read.options, output);
    output.err(`${describeProblems("check cannot begin", read.problems)}\n`);
    return 1;
  },
};
