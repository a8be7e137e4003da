import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { lstatSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { cachePaths } from "../../setup/cache";
import { tinyProject, type TinyProject } from "./tiny-project";

const { languageHost, pulumi } = cachePaths();
/** Where an installed Pulumi is in use, its own host is linked, and how that one ends is not ours. */
const adapterInUse = !lstatSync(languageHost).isSymbolicLink();
const signals: NodeJS.Signals[] = adapterInUse ? ["SIGINT", "SIGTERM", "SIGKILL"] : ["SIGINT", "SIGTERM"];

let project: TinyProject;
beforeAll(() => {
  project = tinyProject();
  project.pulumi("waiting", ["stack", "init", "test"]);
});
afterAll(() => {
  project.remove();
});

it.each(signals)("when %s ends the engine, the host, the program and the pack end too", async (signal) => {
  const args = ["preview", "--non-interactive", "--policy-pack", join(project.folder, "pack")];
  const engine = spawn(pulumi, args, { cwd: join(project.folder, "waiting"), env: project.env, stdio: "ignore" });
  const running = await untilItRuns(engine);
  engine.kill(signal);
  await once(engine, "exit");
  await until(() => !running.some(isAlive), 10_000);
  expect(running.filter(isAlive)).toEqual([]);
});

/** The processes that the engine has started, once the program and the policy pack are among them. */
async function untilItRuns(engine: ChildProcess): Promise<number[]> {
  const started = (): string[] => descendants(engine.pid!).map(({ command }) => command);
  const isThere = (part: string): boolean => started().some((command) => command.includes(part));
  await until(() => isThere("/cmd/run/") && isThere("/cmd/run-policy-pack"), 30_000);
  expect(started()).toEqual(expect.arrayContaining([expect.stringContaining("/cmd/run/")]));
  return descendants(engine.pid!).map(({ pid }) => pid);
}

async function until(condition: () => boolean, limit: number): Promise<void> {
  const deadline = Date.now() + limit;
  while (!condition() && Date.now() < deadline) await sleep(200);
}

function descendants(root: number): { pid: number; parent: number; command: string }[] {
  const rows = spawnSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).stdout.trim().split("\n");
  const processes = rows.map((row) => {
    const [pid, parent, ...command] = row.trim().split(/\s+/);
    return { pid: Number(pid), parent: Number(parent), command: command.join(" ") };
  });
  const below = (parent: number): typeof processes =>
    processes.filter((each) => each.parent === parent).flatMap((each) => [each, ...below(each.pid)]);
  return below(root);
}

/** Whether a process runs; one that has ended and that nobody has waited for yet does not. */
function isAlive(pid: number): boolean {
  const state = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim();
  return state !== "" && !state.startsWith("Z");
}
