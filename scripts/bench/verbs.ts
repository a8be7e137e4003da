import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { VERBS } from "../../cli/verbs/table";
import { DEFAULT_REGIONS } from "../../domain/regions/regions";
import { startAccount } from "../../sandbox/account/account";
import { attack } from "../../sandbox/lab/attack";
import { leakKey } from "../../sandbox/lab/identities";
import { cleanEnvironment } from "../../sandbox/host/pulumi-cli";
import { buildCli } from "../build/cli";
import { measureCommand, peakHook } from "./guardrails";
import { LATENCY } from "./measure";

/** A run of the program against an account. */
interface Asked {
  /** Seconds until the first words of the answer. */
  first: number;
  /** Seconds until the end. */
  whole: number;
  mib: number;
}

const ask = (program: string, hook: string, words: readonly string[], env: Record<string, string>): Promise<Asked> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const since = (): number => (performance.now() - started) / 1000;
    const child = spawn(process.execPath, ["--require", hook, program, ...words], { env });
    let first = 0;
    let told = "";
    child.stdout.on("data", () => (first ||= since()));
    child.stderr.on("data", (text: Buffer) => (told += text.toString("utf8")));
    child.on("error", reject);
    child.on("close", () => {
      // The hook's line is the last one; before it stands what the program told of its progress.
      const peak = Number(/(\d+)$/.exec(told)?.[1]);
      if (first === 0) reject(new Error(`ringfence ${words.join(" ")} said nothing:\n${told}`));
      else resolve({ first, whole: since(), mib: peak / 1024 });
    });
  });

interface Line {
  what: string;
  value: string;
  bound: string;
  holds: boolean;
}

const seconds = (value: number): string => `${value.toFixed(2)} s`;

const atMost = (what: string, value: number, bound: number): Line => ({
  what,
  value: seconds(value),
  bound: seconds(bound),
  holds: value <= bound,
});

/**
 * Lines of the report: what the verbs cost that ask a whole account, which was attacked as the seed's.
 *
 * @param parent where a folder may be made
 */
export async function verbFigures(parent: string, rounds: number): Promise<Line[]> {
  const folder = join(parent, "verbs");
  mkdirSync(folder, { recursive: true });
  const program = await buildCli();
  const hook = peakHook(folder);
  const helps = [];
  for (const { name } of VERBS) helps.push((await measureCommand(folder, rounds, [name, "--help"])).seconds);

  const account = await startAccount();
  try {
    await attack(account, await leakKey(account, "mallory"));
    const env = { ...cleanEnvironment(), ...account.env };
    const words = (verb: string): string[] => [verb, "--allowed-regions", "ap-southeast-2"];
    // The first run opens the services of the emulator, which AWS has open.
    await ask(program, hook, words("sweep"), env);
    await ask(program, hook, words("doctor"), env);
    account.faults.inject({ kind: "latency", ms: LATENCY });
    const sweep = await ask(program, hook, words("sweep"), env);
    const doctor = await ask(program, hook, words("doctor"), env);
    const asked = `${DEFAULT_REGIONS.length} regions, ${LATENCY} ms a call`;
    return [
      atMost("`--help` of the slowest verb, start to end", Math.max(...helps), 0.15),
      atMost(`\`ringfence sweep\` of ${asked}: the first table`, sweep.first, 3),
      atMost("the same: all of it", sweep.whole, 10),
      {
        what: "the same: peak memory",
        value: `${sweep.mib.toFixed(0)} MiB`,
        bound: "300 MiB",
        holds: sweep.mib <= 300,
      },
      atMost(`\`ringfence doctor\` of the same account, which has no baseline`, doctor.whole, 15),
    ];
  } finally {
    await account.stop();
  }
}
