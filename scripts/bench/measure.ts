import { readdirSync, readFileSync } from "node:fs";
import type { CliResult, PulumiCli, RunOptions } from "../../sandbox/host/pulumi-cli";

/** Milliseconds that a call takes on the way to AWS and back. */
export const LATENCY = 150;

/** One measured run of the command line. */
export interface Measured {
  seconds: number;
  /** Largest resident memory of the Node process that ran the program, in MiB. */
  programMiB: number;
  /** Seconds of processor time: of the program, of the engine, and of this process, in which provider and account are. */
  cpu: { program: number; engine: number; sandbox: number };
  result: CliResult;
}

const readOrNothing = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
};

/** Ticks of the clock of Linux in a second: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const TICKS = 100;

/** Seconds of processor time that a process has had; 0 when it is gone. */
function cpuOf(pid: number): number {
  // The name of the program stands in parentheses and may hold spaces.
  const fields = readOrNothing(`/proc/${pid}/stat`).split(") ").at(-1)!.split(" ");
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS;
}

interface Looked {
  /** Peak memory in MiB. */
  peak: number;
  cpu: number;
}

/** What each process that runs a Pulumi program for the given engine has used, by process id. */
function programs(engine: number): Map<number, Looked> {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    const parent = /^PPid:\s+(\d+)/m.exec(readOrNothing(`/proc/${name}/status`))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const isBelow = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === engine || isBelow(parents.get(pid)));
  const looked = new Map<number, Looked>();
  for (const pid of parents.keys()) {
    if (!isBelow(pid) || !readOrNothing(`/proc/${pid}/cmdline`).includes("@pulumi/pulumi/cmd/run/")) continue;
    const peak = /^VmHWM:\s+(\d+) kB/m.exec(readOrNothing(`/proc/${pid}/status`))?.[1];
    if (peak !== undefined) looked.set(pid, { peak: Number(peak) / 1024, cpu: cpuOf(pid) });
  }
  return looked;
}

/** Runs a command of the CLI and measures it. It is looked at every 100 ms, so the very last peak may be missed. */
export async function measure(cli: PulumiCli, args: string[], options: RunOptions): Promise<Measured> {
  const started = performance.now();
  const { child, result } = cli.start(args, options);
  const before = process.cpuUsage();
  let programMiB = 0;
  const cpu = { program: 0, engine: 0, sandbox: 0 };
  const watch = setInterval(() => {
    for (const { peak, cpu: used } of programs(child.pid!).values()) {
      programMiB = Math.max(programMiB, peak);
      cpu.program = Math.max(cpu.program, used);
    }
    cpu.engine = Math.max(cpu.engine, cpuOf(child.pid!));
  }, 100);
  const ended = await result;
  clearInterval(watch);
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  cpu.sandbox = (user + system) / 1e6;
  if (ended.code !== 0) throw new Error(`pulumi ${args.join(" ")} failed:\n${ended.output}`);
  if (programMiB === 0) throw new Error("no Node process of the program was seen; its memory cannot be measured");
  return { seconds, programMiB, cpu, result: ended };
}

/** The middle value. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
