import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { PulumiCli } from "../../host/pulumi-cli";
import { relevantLines } from "./failure";
import type { EngineEvent, Seen } from "./events";
import { follow } from "./follow";

/** A run of the engine, with what it told in events. */
export interface EngineRun {
  code: number;
  seconds: number;
  seen: readonly Seen[];
  events: readonly EngineEvent[];
  /** What it said of a failure. */
  relevant: string[];
}

export interface Engine {
  /** Runs `pulumi <args>`; all that it prints goes to the log. */
  run(args: string[], options: { cwd: string; onEvents?: (seen: readonly Seen[]) => void }): Promise<EngineRun>;
  /** Path of the log. */
  log: string;
}

/**
 * The engine with its log in a file.
 *
 * @param folder where the log is kept
 * @param onOutput gets what the engine prints besides
 */
export function createEngine(pulumi: PulumiCli, folder: string, onOutput: (text: string) => void): Engine {
  const log = join(folder, "engine.log");
  const events = join(folder, "events");
  mkdirSync(events, { recursive: true });
  const run: Engine["run"] = async (args, { cwd, onEvents = () => undefined }) => {
    const started = Date.now();
    appendFileSync(log, `\n$ pulumi ${args.join(" ")}   # ${new Date(started).toISOString()}\n`);
    const file = join(events, `${started}-${args[0] ?? ""}.jsonl`);
    const end = follow(file, onEvents);
    const { code, output } = await pulumi.run([...args, "--event-log", file], {
      cwd,
      // Without it the command line has no --event-log: pkg/cmd/pulumi/operations/up.go of v3.259.0, hasDebugCommands.
      env: { PULUMI_DEBUG_COMMANDS: "true" },
      onOutput: (text) => {
        appendFileSync(log, text);
        onOutput(text);
      },
    });
    const seen = end();
    const told = seen.map(({ event }) => event);
    const seconds = (Date.now() - started) / 1000;
    return { code, seconds, seen, events: told, relevant: relevantLines(told, output) };
  };
  return { run, log };
}
