import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { ANSWERS, stackFile } from "../sandbox/answers";
import { openStack } from "../sandbox/host/pulumi-cli";
import { type Session, startSession } from "../sandbox/session";
import { makePackFolder } from "../tests/support/pack-folder";
import { startPackProcess } from "../testing/process";
import { scanText } from "../domain/secrets/scan";
import { fastest } from "../tests/support/fastest";
import { longTexts } from "../tests/domain/secrets/long-texts";
import { measureAccounts } from "./bench/accounts";
import { measureCommand, measureMatrix } from "./bench/guardrails";
import { containFigures } from "./bench/contain";
import { measureReplay } from "./bench/replay";
import { measure, type Measured, median } from "./bench/measure";
import { verbFigures } from "./bench/verbs";
import { measureWarning } from "./bench/warning";
import { baselineProgram, emptyProgram } from "./bench/programs";
import { table } from "./docs/markdown";

// `npm run bench`: measures on this machine, side by side in one run, and writes docs/benchmarks.md. A timing is not a
// test: the exit code says only whether the measurement could be made.

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

const ROUNDS = 5;
const root = join(__dirname, "..");

/** One line of the report: a figure, and what it may be. */
interface Figure {
  what: string;
  value: string;
  bound: string;
  holds: boolean;
}

const seconds = (value: number): string => `${value.toFixed(2)} s`;
const mib = (value: number): string => `${value.toFixed(0)} MiB`;

const ratio = (
  what: string,
  ours: number,
  theirs: number,
  atMost: number,
  unit: (value: number) => string,
): Figure => ({
  what,
  value: `${(ours / theirs).toFixed(2)} x (${unit(ours)} : ${unit(theirs)})`,
  bound: `${atMost.toFixed(1)} x`,
  holds: ours / theirs <= atMost,
});

interface Program {
  cwd: string;
  args: string[];
}

const run = (session: Session, { cwd, args }: Program, ...command: string[]): Promise<Measured> =>
  measure(session.pulumi, [...command, "--stack", "bench", ...args], { cwd });

/** Each program in turn, round after round, so that a slow moment hits all of them. */
async function interleaved(
  session: Session,
  programs: readonly Program[],
  ...command: string[]
): Promise<Measured[][]> {
  const runs: Measured[][] = programs.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, program] of programs.entries()) runs[index]!.push(await run(session, program, ...command));
  }
  return runs;
}

const time = (runs: readonly Measured[]): number => median(runs.map((measured) => measured.seconds));
const cpu = (runs: readonly Measured[], part: keyof Measured["cpu"]): string =>
  seconds(median(runs.map((measured) => measured.cpu[part])));
const memory = (runs: readonly Measured[]): number => median(runs.map((measured) => measured.programMiB));

async function engineFigures(folder: string): Promise<Figure[]> {
  const session = await startSession({ folder: join(folder, "session") });
  try {
    const configFile = join(folder, "Pulumi.bench.yaml");
    writeFileSync(configFile, stackFile({ ...ANSWERS, guardrails: {}, accountId: session.account.accountId }));
    const baseline: Program = {
      cwd: baselineProgram(join(folder, "baseline"), root),
      args: ["--config-file", configFile],
    };
    const emptyConfig = join(folder, "Pulumi.empty.yaml");
    writeFileSync(emptyConfig, stackFile({}));
    const bareArgs = ["--config-file", emptyConfig];
    const empty: Program = { cwd: emptyProgram(join(folder, "empty"), root, true), args: bareArgs };
    const checked: Program = { cwd: emptyProgram(join(folder, "empty-checked"), root, false), args: bareArgs };
    for (const { cwd } of [baseline, empty, checked]) await openStack(session.pulumi, "bench", cwd, folder);

    const [ours, bare, bareChecked] = await interleaved(session, [baseline, empty, checked], "preview");
    const first = await run(session, baseline, "up", "--yes", "--skip-preview");
    await run(session, empty, "up", "--yes", "--skip-preview");
    const [again, bareAgain] = await interleaved(session, [baseline, empty], "up", "--yes", "--skip-preview");
    const warning = await measureWarning(session, "bench", baseline.cwd, ROUNDS);
    const { output } = await session.pulumi.run(["stack", "export", "--stack", "bench"], { cwd: baseline.cwd });
    const providers = output.match(/"type": "pulumi:providers:aws"/g)?.length ?? 0;

    return [
      ratio(
        "preview over 17 regions : preview of an empty program that also only transpiles",
        time(ours!),
        time(bare!),
        3,
        seconds,
      ),
      ratio(
        "preview over 17 regions : preview of an empty program as `pulumi new` makes it",
        time(ours!),
        time(bareChecked!),
        3,
        seconds,
      ),
      {
        what: "processor time of these two previews: the program, the engine, provider and account of the sandbox",
        value: `${cpu(ours!, "program")}, ${cpu(ours!, "engine")}, ${cpu(ours!, "sandbox")} : ${cpu(bare!, "program")}, ${cpu(bare!, "engine")}, ${cpu(bare!, "sandbox")}`,
        bound: "for comparison",
        holds: true,
      },
      {
        what: "first `pulumi up` over 17 regions, one run",
        value: seconds(first.seconds),
        bound: "60 s",
        holds: first.seconds <= 60,
      },
      ratio("unchanged `pulumi up` : the empty program's", time(again!), time(bareAgain!), 3.5, seconds),
      ratio("peak memory of the program in a preview : the empty program's", memory(ours!), memory(bare!), 1.6, mib),
      atMost(
        "a machine starts in an idle region, until a subscriber at home is told, in the sandbox",
        warning,
        2,
        seconds,
      ),
      { what: "aws providers in the state", value: String(providers), bound: "1", holds: providers === 1 },
    ];
  } finally {
    await session.stop();
  }
}

/** The text that takes longest to be searched for keys. */
const slowestText = (): number =>
  Math.max(...longTexts(1_000_000).map(([, text]) => fastest(() => scanText(text, { assignments: true }), ROUNDS)));

async function packFigures(): Promise<Figure[]> {
  const empty = await makePackFolder("tests/policies/packs/empty.ts");
  const start: number[][] = [[], []];
  const peak: number[][] = [[], []];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [index, folder] of [join(root, "policies"), empty.folder].entries()) {
        const pack = await startPackProcess(folder);
        start[index]!.push(pack.msToPort / 1000);
        peak[index]!.push(pack.peakRssMiB() ?? Number.NaN);
        await pack.stop();
      }
    }
  } finally {
    empty.remove();
  }
  return [
    ratio("policy pack, start to port : an empty compiled pack's", median(start[0]!), median(start[1]!), 1.5, seconds),
    ratio("policy pack, peak memory at start : an empty compiled pack's", median(peak[0]!), median(peak[1]!), 1.3, mib),
    atMost(
      "a megabyte of user data searched for keys, the slowest of 19 kinds",
      slowestText(),
      50,
      (ms) => `${ms.toFixed(0)} ms`,
    ),
  ];
}

const atMost = (what: string, value: number, bound: number, unit: (value: number) => string): Figure => ({
  what,
  value: unit(value),
  bound: unit(bound),
  holds: value <= bound,
});

async function guardrailFigures(folder: string): Promise<Figure[]> {
  const settings = ["--allowed-regions", "ap-southeast-2", "--json"];
  const command = await measureCommand(folder, ROUNDS, ["guardrails", ...settings, "--mode", "organization"]);
  const proof = await measureCommand(folder, ROUNDS, ["prove", ...settings]);
  const matrix = await measureMatrix();
  const replay = await measureReplay(folder);
  return [
    atMost("`ringfence guardrails --json`, start to end", command.seconds, 0.5, seconds),
    atMost("`ringfence guardrails --json`, peak memory", command.mib, 120, mib),
    atMost("`ringfence prove --json` in every mode, start to end", proof.seconds, 2, seconds),
    atMost("`ringfence prove --json`, peak memory", proof.mib, 200, mib),
    atMost(`golden matrix, ${matrix.decisions} decisions, one run`, matrix.seconds, 30, seconds),
    atMost(
      "`ringfence replay`, a gigabyte of records at the rate of a tenth of it",
      replay.secondsPerGigabyte,
      60,
      seconds,
    ),
    atMost("`ringfence replay`, peak memory", replay.mib, 300, mib),
  ];
}

async function accountFigures(folder: string): Promise<Figure[]> {
  const { one, together } = await measureAccounts(folder, root);
  const what = "first `pulumi up` of five member accounts at once, a part of the baseline : of one alone";
  return [ratio(what, together, one, 2, seconds)];
}

const version = (name: string): string =>
  (
    JSON.parse(execFileSync("npm", ["ls", name, "--json", "--depth", "0"], { cwd: root, encoding: "utf8" })) as {
      dependencies: Record<string, { version: string }>;
    }
  ).dependencies[name]!.version;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "ringfence-bench-"));
  try {
    const figures = [
      ...(await engineFigures(folder)),
      ...(await accountFigures(folder)),
      ...(await packFigures()),
      ...(await guardrailFigures(folder)),
      ...(await verbFigures(folder, ROUNDS)),
      ...(await containFigures(folder)),
    ];
    const packages = ["@pulumi/pulumi", "@pulumi/aws", "@pulumi/policy", "typescript"].map(
      (name) => `${name} ${version(name)}`,
    );
    const report = [
      "<!-- Made by `npm run bench`. -->",
      "# Benchmarks",
      `Medians of ${ROUNDS} interleaved runs, warm, in one session on ${new Date().toISOString().slice(0, 10)}. The account is the sandbox's, so an \`up\` waits for no network; a ratio compares two runs side by side on the same machine.`,
      `Machine: ${cpus().length} cores (${cpus()[0]!.model}), ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.versions.node}, Pulumi engine 3.259.0, ${packages.join(", ")}.`,
      table(
        ["figure", "measured", "at most", ""],
        figures.map(({ what, value, bound, holds }) => [what, value, bound, holds ? "holds" : "does not hold"]),
      ),
      "An empty program as `pulumi new` makes it checks its types at every run; this project's `tsconfig.json` only transpiles (`noCheck`) and leaves the check to `npm test`. Both yardsticks are given.",
    ].join("\n\n");
    const style = await resolveConfig(join(root, "docs"));
    const text = await format(report, { ...style, parser: "markdown" });
    writeFileSync(join(root, "docs", "benchmarks.md"), text);
    console.log(text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
