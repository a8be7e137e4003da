import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ANSWERS, stackFile } from "../../sandbox/answers";
import { type CliResult, openStack, type RunOptions } from "../../sandbox/pulumi-cli";
import { type Session, type SessionOptions, startSession } from "../../sandbox/session";

export const ROOT = join(__dirname, "..", "..");

/** What an owner must answer, and nothing about an account that somebody worked on. */
export const THREE_ANSWERS: Readonly<Record<string, unknown>> = Object.fromEntries(
  ["contacts", "allowedRegions", "monthlyBudgetUsd"].map((name) => [name, ANSWERS[name]]),
);

/** Two regions instead of seventeen: enough for a home, an idle region and us-east-1. */
export const TWO_REGIONS = { ...THREE_ANSWERS, enabledRegions: ["ap-southeast-2", "us-east-1"] };

/** Keys of somebody who is not the account's owner. */
export interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** The configuration of the provider that makes every call with these keys. */
const providerConfig = ({ accessKeyId, secretAccessKey, sessionToken }: Keys): Record<string, string> => ({
  "aws:accessKey": accessKeyId,
  "aws:secretKey": secretAccessKey,
  ...(sessionToken === undefined ? {} : { "aws:token": sessionToken }),
});

/** One resource as the engine keeps it. */
interface StateResource {
  urn: string;
  type: string;
  id?: string;
  parent?: string;
  retainOnDelete?: boolean;
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
}

/** The program on the real engine and an account of its own. */
export interface TestStack {
  session: Session;
  folder: string;
  /** The stack's configuration file. */
  configFile: string;
  /** Replaces the stack's configuration; with keys, their owner runs the program instead of the account's owner. */
  configure(settings: Record<string, unknown>, keys?: Keys): void;
  /** Runs a command of the CLI on the stack; the program is the baseline unless `cwd` says otherwise. */
  run(args: string[], options?: Partial<RunOptions>): Promise<CliResult>;
  up(...args: string[]): Promise<CliResult>;
  /** The resources of the last deployment. */
  resources(): Promise<StateResource[]>;
  close(): Promise<void>;
}

/** Starts an account and opens a stack of the program in it. */
export async function openTestStack(
  settings: Record<string, unknown> = TWO_REGIONS,
  options: Partial<SessionOptions> & { cwd?: string } = {},
): Promise<TestStack> {
  const { cwd = ROOT, ...sessionOptions } = options;
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "ringfence-stack-"));
  const session = await startSession({ ...sessionOptions, folder });
  const configFile = join(folder, "Pulumi.test.yaml");
  const configure: TestStack["configure"] = (values, keys) => {
    const file = JSON.parse(stackFile({ accountId: session.account.accountId, ...values })) as { config: object };
    const config = { ...file.config, ...(keys ? providerConfig(keys) : {}) };
    writeFileSync(configFile, JSON.stringify({ config }));
  };
  configure(settings);
  await openStack(session.pulumi, "test", cwd, folder);

  const run: TestStack["run"] = (args, runOptions) => {
    const runsTheProgram = !["stack", "cancel"].includes(args[0]!);
    const target = ["--stack", "test", ...(runsTheProgram ? ["--config-file", configFile] : [])];
    return session.pulumi.run([...args, ...target], { cwd, ...runOptions });
  };
  return {
    session,
    folder,
    configFile,
    configure,
    run,
    up: (...args) => run(["up", "--yes", "--skip-preview", "--suppress-outputs", ...args]),
    resources: async () => {
      const { output } = await run(["stack", "export"]);
      return (JSON.parse(output) as { deployment: { resources?: StateResource[] } }).deployment.resources ?? [];
    },
    close: async () => {
      await session.stop();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The engine's summary: `{ created: 22, unchanged: 3 }`. */
export function changes({ output }: CliResult): Record<string, number> {
  const summary = output.slice(output.lastIndexOf("Resources:"));
  const counts = [...summary.matchAll(/^\s+(?:[+~-]+ *)?(\d+) (?:to )?([a-z]+)/gm)];
  return Object.fromEntries(counts.map(([, count, what]) => [what!, Number(count)]));
}
