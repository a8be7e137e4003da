import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

import { cachePaths } from "../../../setup/cache.js";

export interface RunResult {
  code: number;
  /** Standard output and standard error, in the order they came. */
  output: string;
}

/** A Pulumi project of its own in a temporary folder, driven by the real CLI. */
export interface PulumiProject {
  write(program: string): void;
  run(...args: string[]): Promise<RunResult>;
  remove(): void;
}

/** `env` is added to the environment of the CLI: the account to use, the provider to attach to. */
export function createProject(env: Record<string, string>): PulumiProject {
  const root = mkdtempSync(join(tmpdir(), "ringfence-provider-"));
  const folder = join(root, "program");
  for (const name of ["program", "state", "home"]) mkdirSync(join(root, name));
  symlinkSync(join(__dirname, "../../../node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: conformance\nruntime: nodejs\n");
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "conformance", main: "index.js" }));
  const { bin, pulumi } = cachePaths();
  const environment = {
    PATH: [bin, process.env["PATH"]].join(delimiter),
    HOME: root,
    PULUMI_HOME: join(root, "home"),
    PULUMI_BACKEND_URL: `file://${join(root, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "test",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    ...env,
  };
  return {
    write: (program) => {
      writeFileSync(join(folder, "index.js"), program);
    },
    run: (...args) =>
      new Promise((resolve) => {
        const options = { cwd: folder, env: environment, maxBuffer: 1 << 26 };
        execFile(pulumi, ["--non-interactive", "--color", "never", ...args], options, (error, stdout, stderr) => {
          const code = error ? (typeof error.code === "number" ? error.code : 1) : 0;
          resolve({ code, output: stdout + stderr });
        });
      }),
    remove: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}
