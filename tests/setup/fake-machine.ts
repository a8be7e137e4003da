import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cachePaths } from "../../setup/cache";
import type { Machine } from "../../setup/machine";

export interface FakeMachine extends Machine {
  /** Everything on this machine is below this folder. */
  folder: string;
  /** What it has said to the person. */
  said: string[];
  /** What it was asked to run to the end, as command lines. */
  ran: string[];
  /** What happens on the machine when it runs something. */
  onRun: (args: string[], env?: NodeJS.ProcessEnv) => void;
  /** Puts an executable on PATH (or elsewhere, by a path that starts from the folder) that prints this. */
  install(name: string, prints: string): string;
  /** Writes a file, by a path that starts from the folder. */
  write(path: string, content: string): string;
  remove: () => void;
}

/** A machine with a shell and nothing else: an empty PATH folder, an empty cache, an empty checkout. */
export function fakeMachine(env: NodeJS.ProcessEnv = {}): FakeMachine {
  const folder = mkdtempSync(join(tmpdir(), "ringfence-setup-"));
  const write = (path: string, content: string): string => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };
  const machineEnv = { PATH: join(folder, "path"), ...env };
  const said: string[] = [];
  const ran: string[] = [];
  const machine: FakeMachine = {
    folder,
    said,
    ran,
    write,
    install(name, prints) {
      const file = write(name.includes("/") ? name : join("path", name), `#!/bin/sh\nprintf '%s\\n' '${prints}'\n`);
      chmodSync(file, 0o755);
      return file;
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
    checkout: join(folder, "checkout"),
    env: machineEnv,
    paths: cachePaths({ RINGFENCE_CACHE: join(folder, "cache") }),
    verify: false,
    say: (line) => void said.push(line),
    onRun: () => undefined,
    run: (command, args, options) => {
      ran.push([command, ...args].join(" "));
      machine.onRun(args, options.env);
      return Promise.resolve();
    },
  };
  return machine;
}

/** A folder for PATH that has these real programs and no others. */
export function pathWith(folder: string, programs: Record<string, string>): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, target] of Object.entries(programs)) symlinkSync(target, join(folder, name));
  return folder;
}
