import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** A policy pack that runs and has told its port. */
export interface PackProcess {
  readonly port: number;
  /** From the start of the process to its port, in milliseconds. */
  readonly msToPort: number;
  /** All that it has written so far. */
  stdout(): string;
  stderr(): string;
  /** Largest resident memory so far in MiB; undefined where /proc does not exist. */
  peakRssMiB(): number | undefined;
  /** Processor time so far in milliseconds; undefined where /proc does not exist. */
  cpuMs(): number | undefined;
  stop(): Promise<void>;
}

/** A Node pack never calls back, so nothing needs to listen at the address of the engine. */
const NO_ENGINE = "127.0.0.1:1";

/**
 * Starts a pack as the engine does: `run-policy-pack` with the folder of the pack as working directory. Its first line
 * on standard output is the port.
 *
 * @param folder absolute path of a folder with package.json and PulumiPolicy.yaml
 */
export async function startPackProcess(folder: string): Promise<PackProcess> {
  // The pack's own copy: the SDK recognises messages and errors by their class.
  const runner = createRequire(join(folder, "package.json")).resolve("@pulumi/pulumi/cmd/run-policy-pack");
  const begun = performance.now();
  const child = spawn(process.execPath, [runner, NO_ENGINE, folder], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output.stderr += chunk.toString()));
  const port = await firstLine(child, output);
  return {
    port,
    msToPort: performance.now() - begun,
    stdout: () => output.stdout,
    stderr: () => output.stderr,
    peakRssMiB: () => peakRss(child),
    cpuMs: () => processorTime(child),
    stop: () => stop(child),
  };
}

async function firstLine(child: ChildProcess, output: { stdout: string; stderr: string }): Promise<number> {
  for (;;) {
    const [line, ...rest] = output.stdout.split("\n");
    if (rest.length > 0 && /^\d+$/.test(line ?? "")) return Number(line);
    if (rest.length > 0) throw new Error(`the first line of the pack is no port: ${line}`);
    if (child.exitCode !== null) throw new Error(`the pack ended with code ${child.exitCode}: ${output.stderr}`);
    await Promise.race([once(child.stdout!, "data"), once(child, "close")]);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "close");
  child.kill();
  await ended;
}

function peakRss(child: ChildProcess): number | undefined {
  const status = procFile(child, "status");
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status ?? "")?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

/** Fields 14 and 15 of `stat`, in ticks of 10 ms: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function processorTime(child: ChildProcess): number | undefined {
  const fields = procFile(child, "stat")
    ?.replace(/^.*\) /, "")
    .split(" ");
  return fields === undefined ? undefined : (Number(fields[11]) + Number(fields[12])) * 10;
}

function procFile(child: ChildProcess, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${child.pid}/${name}`, "utf8");
  } catch {
    return undefined;
  }
}
