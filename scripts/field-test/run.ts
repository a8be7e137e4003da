import { execFile } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import type { Program } from "./find";
import { workFolder } from "./install";

/** One registration, as scripts/field-test/program.ts notes it. */
export interface Registered {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly parent: string;
  readonly custom: boolean;
  readonly provider: string;
  readonly protect: boolean;
  readonly ignoreChanges: readonly string[];
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly inputs: Readonly<Record<string, unknown>>;
}

export interface Ran {
  readonly registrations: readonly Registered[];
  /** What stopped the program; what it registered before is judged all the same. */
  readonly error?: string;
}

const TIME_LIMIT = 120_000;
const MISSING = /Missing required configuration variable '([^']+)'/;
const NO_TYPE = /Configuration '([^']+)' value '.*' is not a valid (\w+)/;

/** Values for keys that a program demands and nobody gave: as text, or of the type that it then asks for. */
const GIVEN: Readonly<Record<string, string>> = { number: "2", boolean: "true", object: "{}" };

/** Runs a program, and again with what it misses in the configuration, up to ten times. */
export async function runProgram(root: string, program: Program): Promise<Ran> {
  const project = path.basename(program.folder).replace(/[^\w-]/g, "-");
  const copy = path.join(workFolder(root), "programs", program.name.replaceAll(path.sep, "+"));
  rmSync(copy, { recursive: true, force: true });
  cpSync(program.folder, copy, { recursive: true, filter: (file) => !file.includes(`${path.sep}node_modules`) });
  const values: Record<string, string> = {
    "aws:region": "us-west-2",
    "aws-native:region": "us-west-2",
    ...Object.fromEntries(
      Object.entries(program.values).map(([key, value]) => [key.includes(":") ? key : `${project}:${key}`, value]),
    ),
  };
  let ran: Ran = { registrations: [] };
  for (let attempt = 0; attempt < 10; attempt += 1) {
    ran = await once(root, copy, program.entry, { project, stack: "dev", values });
    const [, missing] = MISSING.exec(ran.error ?? "") ?? [];
    const [, wrong, type = ""] = NO_TYPE.exec(ran.error ?? "") ?? [];
    if (missing !== undefined) values[missing] = "example";
    else if (wrong !== undefined && values[wrong] !== GIVEN[type]) values[wrong] = GIVEN[type] ?? "example";
    else break;
  }
  return ran;
}

async function once(root: string, folder: string, entry: string, config: object): Promise<Ran> {
  const out = path.join(folder, ".registered.json");
  rmSync(out, { force: true });
  const tsx = path.join(root, "node_modules", "tsx", "dist", "loader.mjs");
  const child = path.join(__dirname, "program.ts");
  try {
    await promisify(execFile)(process.execPath, ["--import", tsx, child, folder, entry, out, JSON.stringify(config)], {
      cwd: folder,
      timeout: TIME_LIMIT,
      maxBuffer: 100_000_000,
      env: { ...process.env, AWS_REGION: "us-west-2" },
    });
  } catch (error) {
    // The SDK ends a process with a code of its own when promises are left, as they are when a program stops early.
    if (!existsSync(out)) return { registrations: [], error: (error as Error).message.split("\n")[0] ?? "" };
  }
  return JSON.parse(readFileSync(out, "utf8")) as Ran;
}
