import { readdirSync, readFileSync } from "node:fs";
import type { CliResult, PulumiCli, RunOptions } from "../../sandbox/host/pulumi-cli";

/** One measured run of the command line. */
export interface Measured {
  seconds: number;
  /** Largest resident memory of the Node process that ran the program, in MiB. */
  programMiB: number;
  result: CliResult;
}

const readOrNothing = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
};

/** Peak memory in MiB of each process that runs a Pulumi program for the given engine, by process id. */
function programs(engine: number): Map<number, number> {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    const parent = /^PPid:\s+(\d+)/m.exec(readOrNothing(`/proc/${name}/status`))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const isBelow = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === engine || isBelow(parents.get(pid)));
  const peaks = new Map<number, number>();
  for (const pid of parents.keys()) {
    if (!isBelow(pid) || !readOrNothing(`/proc/${pid}/cmdline`).includes("@pulumi/pulumi/cmd/run/")) continue;
    const peak = /^VmHWM:\s+(\d+) kB/m.exec(readOrNothing(`/proc/${pid}/status`))?.[1];
    if (peak !== undefined) peaks.set(pid, Number(peak) / 1024);
  }
  return peaks;
}

/** Runs a command of the CLI and measures it. Memory is looked at every 25 ms, so the very last peak may be missed. */
export async function measure(cli: PulumiCli, args: string[], options: RunOptions): Promise<Measured> {
  const started = performance.now();
  const { child, result } = cli.start(args, options);
  let programMiB = 0;
  const watch = setInterval(() => {
    for (const peak of programs(child.pid!).values()) programMiB = Math.max(programMiB, peak);
  }, 25);
  const ended = await result;
  clearInterval(watch);
  const seconds = (performance.now() - started) / 1000;
  if (ended.code !== 0) throw new Error(`pulumi ${args.join(" ")} failed:\n${ended.output}`);
  if (programMiB === 0) throw new Error("no Node process of the program was seen; its memory cannot be measured");
  return { seconds, programMiB, result: ended };
}

/** The middle value. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
