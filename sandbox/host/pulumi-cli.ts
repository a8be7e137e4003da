import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** How a run of the command line ended. */
export interface CliResult {
  /** Exit code; 130 when it was stopped. */
  code: number;
  /** Standard output and standard error, in the order in which they came. */
  output: string;
}

export interface RunOptions {
  /** Folder of the program. */
  cwd: string;
  /** Gets the output while it comes. Default: nobody. */
  onOutput?: (text: string) => void;
  /** Further environment variables. */
  env?: Record<string, string>;
}

export interface PulumiCli {
  /** Runs `pulumi <args>` and waits for its end. A failure is a result, not an exception. */
  run(args: string[], options: RunOptions): Promise<CliResult>;
  /** Starts it without waiting, for a test that kills it half-way. */
  start(args: string[], options: RunOptions): { child: ChildProcess; result: Promise<CliResult> };
  /** Ends what still runs and waits for it. */
  stop(): Promise<void>;
}

/** Variables of the caller that must not reach the engine: they could point it to a real account or a real backend. */
const isForeign = (name: string): boolean => name.startsWith("AWS_") || name.startsWith("PULUMI_");

/** The environment of the caller without anything that leads to a real account. */
export const cleanEnvironment = (env: NodeJS.ProcessEnv = process.env): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined && !isForeign(entry[0])),
  );

/**
 * The Pulumi command line in a given environment.
 *
 * @param program path of the `pulumi` binary
 * @param env replaces every AWS and Pulumi variable of the caller
 */
export function createCli(program: string, env: Record<string, string>): PulumiCli {
  const running = new Set<{ child: ChildProcess; result: Promise<CliResult> }>();

  const start: PulumiCli["start"] = (args, { cwd, onOutput, env: extra }) => {
    const child = spawn(program, [...args, "--non-interactive", "--color", "never"], {
      cwd,
      env: { ...cleanEnvironment(), ...env, ...extra },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const result = new Promise<CliResult>((resolve) => {
      let output = "";
      const collect = (data: Buffer) => {
        const text = data.toString("utf8");
        output += text;
        onOutput?.(text);
      };
      child.stdout.on("data", collect);
      child.stderr.on("data", collect);
      child.on("error", (error) => {
        resolve({ code: 127, output: `${program} cannot be started: ${error.message}` });
      });
      child.on("close", (code) => {
        resolve({ code: code ?? 130, output });
      });
    });
    const run = { child, result };
    running.add(run);
    void result.then(() => running.delete(run));
    return run;
  };

  return {
    start,
    run: (args, options) => start(args, options).result,
    stop: async () => {
      for (const { child } of running) child.kill("SIGKILL");
      await Promise.all([...running].map(({ result }) => result));
    },
  };
}

/**
 * Opens a stack of the program in `cwd`, and makes it when it is not there.
 *
 * The CLI writes `Pulumi.<stack>.yaml` beside the project file when it makes a stack. That is done in a folder of the
 * session with a project file of the same name, so that the program's own folder stays as it is; runs then name their
 * configuration with `--config-file`.
 *
 * @param folder the session's folder
 * @throws Error with what the command line said, when that fails
 */
export async function openStack(cli: PulumiCli, stack: string, cwd: string, folder: string): Promise<void> {
  const project = /^name:\s*(\S+)/m.exec(readFileSync(join(cwd, "Pulumi.yaml"), "utf8"))?.[1] ?? "";
  const home = join(folder, "stacks", project);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, "Pulumi.yaml"), `name: ${project}\nruntime: nodejs\n`);
  const { code, output } = await cli.run(["stack", "select", "--create", stack], { cwd: home });
  if (code !== 0) throw new Error(`the stack ${stack} of ${project} cannot be opened: ${output.trim()}`);
}
