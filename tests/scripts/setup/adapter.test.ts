import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { cachePaths, checkout } from "../../../scripts/setup/cache";
import { fakeMachine, type FakeMachine } from "./fake-machine";

// The real engine, the real language host and the adapter, on a tiny program that needs no cloud.

let machine: FakeMachine;
let env: NodeJS.ProcessEnv;
const { bin, pulumi } = cachePaths();

const program = `
  const pulumi = require("@pulumi/pulumi");
  class Thing extends pulumi.ComponentResource {
    constructor(name) { super("tiny:index:Thing", name); this.registerOutputs({}); }
  }
  new Thing("first");`;

const pack = `
  const { PolicyPack } = require("@pulumi/policy");
  new PolicyPack("tiny-pack", { policies: [{
    name: "no-things", description: "things are not allowed", enforcementLevel: process.env.TINY_LEVEL || "mandatory",
    validateResource: (args, report) => { if (args.type === "tiny:index:Thing") report(args.name + " is a thing"); },
  }] });`;

beforeAll(() => {
  machine = fakeMachine();
  const files = {
    "program/Pulumi.yaml": "name: tiny\nruntime: nodejs\n",
    "program/package.json": '{ "name": "tiny", "main": "index.js" }',
    "program/index.js": program,
    "pack/PulumiPolicy.yaml": "runtime: nodejs\nmain: index.js\n",
    "pack/package.json": '{ "name": "tiny-pack", "version": "4.5.6", "main": "index.js" }',
    "pack/index.js": pack,
    "broken/PulumiPolicy.yaml": "runtime: nodejs\nmain: index.js\n",
    "broken/package.json": '{ "name": "broken-pack", "version": "4.5.6", "main": "index.js" }',
    "broken/index.js": 'throw new Error("the pack cannot start");',
    "waiting/Pulumi.yaml": "name: waiting\nruntime: nodejs\n",
    "waiting/package.json": '{ "name": "waiting", "main": "index.js" }',
    "waiting/index.js": "setInterval(() => {}, 1_000);",
    "no-modules/PulumiPolicy.yaml": "runtime: nodejs\n",
  };
  for (const [path, content] of Object.entries(files)) machine.write(path, content);
  for (const folder of ["program", "pack", "broken", "waiting"]) {
    symlinkSync(join(checkout, "node_modules"), join(machine.folder, folder, "node_modules"));
  }
  mkdirSync(join(machine.folder, "state"));
  env = {
    ...process.env,
    PATH: `${bin}:${process.env.PATH}`,
    PULUMI_HOME: join(machine.folder, "home"),
    PULUMI_BACKEND_URL: `file://${join(machine.folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "for this test",
    PULUMI_SKIP_UPDATE_CHECK: "1",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "1",
  };
  for (const folder of ["program", "waiting"]) run(folder, ["stack", "init", "test"]);
});
afterAll(() => machine.remove());

function run(folder: string, args: string[], more: NodeJS.ProcessEnv = {}) {
  const options = { cwd: join(machine.folder, folder), env: { ...env, ...more }, encoding: "utf8" as const };
  const { status, stdout, stderr } = spawnSync(pulumi, [...args, "--non-interactive"], options);
  return { status, output: stdout + stderr };
}

const preview = (packFolder: string, more?: NodeJS.ProcessEnv) =>
  run("program", ["preview", "--policy-pack", join(machine.folder, packFolder)], more);

describe("under the real engine", () => {
  it("a program runs, through the official host", () => {
    const { status, output } = run("program", ["preview"]);
    expect(output).toMatch(/\+ {2}tiny:index:Thing first create/);
    expect(status).toBe(0);
  });

  it("a mandatory violation of a policy pack fails the preview, with its message", () => {
    const { status, output } = preview("pack");
    expect(output).toContain("[mandatory]  no-things  (tiny:index:Thing: first)");
    expect(output).toContain("first is a thing");
    expect(status).not.toBe(0);
  });

  it("a pack runs in its own folder with the person's environment: its version is its own, advice lets the preview pass", () => {
    const { status, output } = preview("pack", { TINY_LEVEL: "advisory" });
    expect(output).toContain("tiny-pack@v4.5.6");
    expect(output).toContain("[advisory]  no-things");
    expect(status).toBe(0);
  });

  it("what a pack prints when it cannot start is shown", () => {
    const { status, output } = preview("broken");
    expect(output).toContain("the pack cannot start");
    expect(status).not.toBe(0);
  });

  it("a pack without its dependencies gets the engine's advice to install them", () => {
    const { status, output } = preview("no-modules");
    expect(output).toContain("it looks like the policy pack's dependencies are not installed");
    expect(status).not.toBe(0);
  });
});

describe("the end of the engine is the end of the host, the program and the packs", () => {
  it.each<NodeJS.Signals>(["SIGKILL", "SIGTERM", "SIGINT"])(
    "by %s",
    async (signal) => {
      const args = ["preview", "--non-interactive", "--policy-pack", join(machine.folder, "pack")];
      const engine = spawn(pulumi, args, { cwd: join(machine.folder, "waiting"), env, stdio: "ignore" });
      const running = await untilItRuns(engine);
      engine.kill(signal);
      await once(engine, "exit");
      const deadline = Date.now() + 10_000;
      while (running.some(isAlive) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
      expect(running.filter(isAlive)).toEqual([]);
    },
    60_000,
  );
});

/** The processes that the engine has started, once the adapter, the official host, the program and the pack are there. */
async function untilItRuns(engine: ChildProcess): Promise<number[]> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const all = descendants(engine.pid!);
    if (all.length >= 4 && all.some(({ command }) => command.includes("/cmd/run/"))) return all.map(({ pid }) => pid);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("the program did not start within 30 s");
}

function descendants(root: number): { pid: number; command: string }[] {
  const rows = spawnSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).stdout.trim().split("\n");
  const processes = rows
    .map((row) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row)!)
    .map(([, pid, parent, command]) => {
      return { pid: Number(pid), parent: Number(parent), command: command! };
    });
  const below = (parent: number): typeof processes =>
    processes.filter((each) => each.parent === parent).flatMap((each) => [each, ...below(each.pid)]);
  return below(root);
}

/** Whether a process runs; one that has ended and whose parent has not looked yet does not. */
function isAlive(pid: number): boolean {
  const state = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim();
  return state !== "" && !state.startsWith("Z");
}
