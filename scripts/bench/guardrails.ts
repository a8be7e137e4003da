import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { decide } from "../../tests/guardrails/decide";
import { GUARDRAILS } from "../../tests/guardrails/guardrails";
import { ROWS } from "../../tests/guardrails/rows";
import { buildCli } from "../build/cli";
import { median } from "./measure";

/** Prints the largest resident memory of a Node process, in KiB, when it ends. */
const PEAK = `process.on("exit", () => process.stderr.write(String(process.resourceUsage().maxRSS)));`;

/** A file that Node loads first and that prints the peak. */
export function peakHook(folder: string): string {
  const hook = join(folder, "peak.cjs");
  writeFileSync(hook, PEAK);
  return hook;
}

/** What a command of the program costs in a process of its own: seconds from start to end, and peak memory in MiB. */
export async function measureCommand(
  folder: string,
  rounds: number,
  words: readonly string[],
): Promise<{ seconds: number; mib: number }> {
  const program = await buildCli();
  const hook = peakHook(folder);
  const runs = Array.from({ length: rounds }, () => {
    const started = performance.now();
    spawnSync(process.execPath, [program, ...words], { stdio: "ignore" });
    const seconds = (performance.now() - started) / 1000;
    const { stderr } = spawnSync(process.execPath, ["--require", hook, program, ...words], { encoding: "utf8" });
    return { seconds, mib: Number(stderr) / 1024 };
  });
  return { seconds: median(runs.map((run) => run.seconds)), mib: median(runs.map((run) => run.mib)) };
}

/** Every row of the matrix in every mode that it holds in, one after the other. */
export async function measureMatrix(): Promise<{ seconds: number; decisions: number }> {
  const started = performance.now();
  let decisions = 0;
  for (const row of ROWS) {
    for (const mode of row.modes) {
      await decide(row, mode, GUARDRAILS);
      decisions += 1;
    }
  }
  return { seconds: (performance.now() - started) / 1000, decisions };
}
