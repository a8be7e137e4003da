import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { type ControlId, CONTROLS } from "../../domain/controls/table";
import { ANSWERS, stackFile } from "../../sandbox/answers";
import { type CliResult, openStack, type RunOptions } from "../../sandbox/host/pulumi-cli";
import { type Session, type SessionOptions, startSession } from "../../sandbox/session";

export const ROOT = join(__dirname, "..", "..");

/** What an owner must answer, and nothing about an account that somebody worked on. */
export const THREE_ANSWERS: Readonly<Record<string, unknown>> = Object.fromEntries(
  (["contacts", "allowedRegions", "monthlyBudgetUsd"] as const).map((name) => [name, ANSWERS[name]]),
);

/** Two regions instead of seventeen: enough for a home, an idle region and us-east-1. */
export const TWO_REGIONS = { ...THREE_ANSWERS, enabledRegions: ["ap-southeast-2", "us-east-1"] };

/** The switches of a baseline that has these controls and no others: what a test is not about need not be made. */
export const only = (...ids: readonly ControlId[]): Record<string, "off"> =>
  Object.fromEntries(CONTROLS.filter(({ id }) => !ids.includes(id)).map(({ id }) => [id, "off"]));

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

interface TestStackOptions extends Partial<SessionOptions> {
  /** Folder of the program. Default: the baseline. */
  cwd?: string;
  /** A stack of another program, whose account this one is opened in. It closes the account. */
  beside?: TestStack;
}

/**
 * Opens a stack of the program, in an account of its own unless `beside` says otherwise. A test that kills the engine asks for
 * `checkpoints`, which a person's engine makes.
 */
export async function openTestStack(
  settings: Record<string, unknown> = TWO_REGIONS,
  { cwd = ROOT, beside, ...options }: TestStackOptions = {},
): Promise<TestStack> {
  const folder = beside?.folder ?? options.folder ?? mkdtempSync(join(tmpdir(), "ringfence-stack-"));
  const session = beside?.session ?? (await startSession({ checkpoints: false, ...options, folder }));
  const configFile = join(folder, `${basename(cwd)}.test.yaml`);
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
      if (beside) return;
      await session.stop();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** True, or the whole output: what a run that should have succeeded says belongs into the failure of the test. */
export const succeeded = ({ code, output }: CliResult): true | string => (code === 0 ? true : output);

/** The engine's summary: `{ created: 22, unchanged: 3 }`. */
export function changes({ output }: CliResult): Record<string, number> {
  const summary = output.slice(output.lastIndexOf("Resources:"));
  const counts = [...summary.matchAll(/^\s+(?:[+~-]+ *)?(\d+) (?:to )?([a-z]+)/gm)];
  return Object.fromEntries(counts.map(([, count, what]) => [what!, Number(count)]));
}
