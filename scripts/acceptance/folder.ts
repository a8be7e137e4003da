import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { stackFile } from "../../sandbox/answers";
import type { AcceptanceOptions } from "./options";
import { settingsOf } from "./settings";

/** What a later run must know of an earlier one: kept from before the first call that makes something to the end. */
export interface RunRecord {
  options: Pick<AcceptanceOptions, "account" | "region" | "email" | "phone" | "profile" | "without">;
  /** ISO 8601. */
  startedAt: string;
  /** Process that works on it. */
  pid: number;
  /** True once it was looked and nothing is left. */
  clean: boolean;
}

/** The folder of one account: state, passphrase, log, and the report of the last run. */
export interface AcceptanceFolder {
  path: string;
  configFile: string;
  /** What was begun there; undefined in a new folder. */
  record(): RunRecord | undefined;
  /** Begins anew: a new passphrase, and no state. */
  begin(record: RunRecord): void;
  note(record: RunRecord): void;
  configure(record: Pick<RunRecord, "options">, wish: { teardown: boolean }): void;
  write(name: string, text: string): string;
  /** Process of the engine that was started last; it outlives a run that was killed. */
  engine(): number | undefined;
  noteEngine(pid: number | undefined): void;
}

export function openFolder(folder: string): AcceptanceFolder {
  const at = (...parts: string[]): string => path.join(folder, ...parts);
  const recordFile = at("run.json");
  const note: AcceptanceFolder["note"] = (record) => {
    writeFileSync(recordFile, `${JSON.stringify(record, undefined, 2)}\n`);
  };
  return {
    path: folder,
    configFile: at("Pulumi.acceptance.yaml"),
    record: () => (existsSync(recordFile) ? (JSON.parse(readFileSync(recordFile, "utf8")) as RunRecord) : undefined),
    begin: (record) => {
      for (const old of ["state", "events", "stacks", "engine.log", "engine.pid", "report.md", "report.json"]) {
        rmSync(at(old), { recursive: true, force: true });
      }
      mkdirSync(at("state"), { recursive: true });
      // It encrypts secrets of a state that holds none of the owner's: whoever reads the folder reads both.
      writeFileSync(at("passphrase"), randomBytes(24).toString("hex"), { mode: 0o600 });
      note(record);
    },
    note,
    configure: ({ options }, wish) => {
      writeFileSync(at("Pulumi.acceptance.yaml"), stackFile(settingsOf(options, wish)));
    },
    write: (name, text) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(at(name), text);
      return at(name);
    },
    engine: () => (existsSync(at("engine.pid")) ? Number(readFileSync(at("engine.pid"), "utf8")) : undefined),
    noteEngine: (pid) => {
      if (pid !== undefined) writeFileSync(at("engine.pid"), String(pid));
    },
  };
}

/** Variables of the caller that the engine needs to reach the account with the caller's own credentials. */
const PASSED = /^(AWS_.*|PULUMI_(DEBUG_PROVIDERS|DISABLE_AUTOMATIC_PLUGIN_ACQUISITION|HOME))$/;

/**
 * The environment of the engine: the caller's credentials, and a backend and passphrase of the run's own.
 * https://www.pulumi.com/docs/iac/cli/environment-variables/
 */
export const engineEnvironment = (
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string> => ({
  PULUMI_HOME: path.join(folder, "pulumi-home"),
  ...Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined && PASSED.test(entry[0])),
  ),
  PULUMI_BACKEND_URL: `file://${path.join(folder, "state")}`,
  PULUMI_CONFIG_PASSPHRASE_FILE: path.join(folder, "passphrase"),
  PULUMI_SKIP_UPDATE_CHECK: "true",
});

/** Why a run may not begin in the folder; undefined when it may. */
export function busyBecause(record: RunRecord | undefined, isAlive: (pid: number) => boolean): string | undefined {
  if (record === undefined || record.clean) return undefined;
  return isAlive(record.pid)
    ? `the run of ${record.startedAt} is at work, process ${record.pid}; wait for its end`
    : `the run of ${record.startedAt} came to no end; take away what it left with --cleanup-only first`;
}

/** Whether a process of this number runs. */
export function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
