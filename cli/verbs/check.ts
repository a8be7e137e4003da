import { existsSync, writeFileSync } from "node:fs";
import { describeProblems, type Problem } from "../../domain/fields/problems";
import type { Baseline } from "../check/baseline-file";
import { CHECK_OPTIONS, type CheckOptions, type Format, readCheckOptions } from "../check/options";
import { readJson } from "../check/read-json";
import type { CheckReport } from "../check/report";
import type { Stored } from "../check/stored";
import type { PackConfigFile } from "../../testing/config";
import type { Output } from "../output";
import type { ExitCode, Verb } from "../verb";

interface Files {
  readonly stored: Stored;
  readonly config: PackConfigFile;
  readonly baseline?: Baseline;
}

type Outcome<T> = T | { readonly problems: readonly Problem[] };

/** What a file says, read by a function of its own; a problem names the option and the file. */
function readFileAs<T extends object>(
  flag: string,
  file: string,
  read: (value: unknown) => T | { message: string } | { problems: readonly Problem[] },
): Outcome<T> {
  const at = `${flag} ${file}`;
  const json = readJson(file);
  const result = "message" in json ? json : read(json.value);
  if ("message" in result) return { problems: [{ path: at, message: (result as { message: string }).message }] };
  if (!("problems" in result)) return result;
  const { problems } = result as { problems: readonly Problem[] };
  return { problems: problems.map(({ path, message }) => ({ path: `${at}, ${path}`, message })) };
}

/** Every file that was named, or everything that is wrong with them. */
async function readFiles({ source, config, baseline }: CheckOptions): Promise<Outcome<Files>> {
  const [{ readState }, { readPlan }, { readConfig }, { readBaseline }] = await Promise.all([
    import("../check/state-file"),
    import("../check/plan-file"),
    import("../check/config-file"),
    import("../check/baseline-file"),
  ]);
  const stored =
    source.kind === "state"
      ? readFileAs("--file", source.file, readState)
      : readFileAs("--program-plan", source.file, readPlan);
  const given = config === undefined ? { config: {} } : readFileAs("--config", config, readConfig);
  const accepted =
    baseline === undefined || "problems" in stored
      ? undefined
      : readFileAs("--baseline", baseline, (value) => readBaseline(value, stored));
  const problems = [stored, given, accepted].flatMap((each) => (each && "problems" in each ? each.problems : []));
  if ("problems" in stored || "problems" in given || (accepted && "problems" in accepted)) return { problems };
  return { stored, config: given.config, ...(accepted === undefined ? {} : { baseline: accepted }) };
}

/** The report without what was accepted, which it says. */
async function held(report: CheckReport, baseline: Baseline): Promise<CheckReport> {
  const { compare } = await import("../check/baseline-file");
  const { violations, accepted, gone, refused } = compare(report.violations, baseline);
  const place = ({ rule, urn, path }: { rule: string; urn: string; path: string }) => `${rule}, ${urn} ${path}`.trim();
  return {
    ...report,
    violations,
    exempted: [...report.exempted, ...accepted],
    notes: [
      ...report.notes,
      ...gone.map((each) => `an accepted violation is gone, take it out with --write-baseline: ${place(each)}`),
      ...refused.map((each) => `this rule is critical and cannot be accepted: ${place(each)}`),
    ],
  };
}

/** Accepts what is violated now. @throws CannotCheck when the file is of another stack, or cannot be written */
async function accept(report: CheckReport, file: string): Promise<CheckReport> {
  const [{ baselineOf, readBaseline }, { CannotCheck }] = await Promise.all([
    import("../check/baseline-file"),
    import("../check/cannot"),
  ]);
  if (existsSync(file)) {
    const there = readFileAs("--write-baseline", file, (value) => readBaseline(value, report));
    if ("problems" in there) throw new CannotCheck(describeProblems("the file stays as it is", there.problems));
  }
  const baseline = baselineOf(report, report.violations);
  try {
    writeFileSync(file, `${JSON.stringify(baseline, undefined, 2)}\n`);
  } catch (error) {
    throw new CannotCheck(`${file} cannot be written: ${(error as Error).message}`);
  }
  const after = await held(report, baseline);
  const left = after.violations.length;
  const notes = [
    `${file} accepts ${baseline.violations.length} violations of ${report.project}/${report.stack}`,
    ...(left > 0 ? [`${left} violations are of critical rules, or of the configuration, and are not accepted`] : []),
  ];
  return { ...after, notes: [...after.notes, ...notes] };
}

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

async function run(options: CheckOptions, { out, err }: Output): Promise<ExitCode> {
  const files = await readFiles(options);
  if ("problems" in files) {
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
    const report =
      options.writeBaseline !== undefined
        ? await accept(judged, options.writeBaseline)
        : files.baseline !== undefined
          ? await held(judged, files.baseline)
          : judged;
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
  example: "pulumi stack export | ringfence check --file - --config policy-pack.json",
  // 2 says that something is violated, and nothing else.
  wrongWords: 1,
  run: async (given, output) => {
    const read = readCheckOptions(given);
    if ("options" in read) return run(read.options, output);
    output.err(`${describeProblems("check cannot begin", read.problems)}\n`);
    return 1;
  },
};
