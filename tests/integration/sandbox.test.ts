import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "../support/stack";

/** Parts of the checkout that the sandbox reads; a copy of its own keeps `.sandbox` of the real one untouched. */
const PARTS = [
  ..."Pulumi.yaml package.json tsconfig.json index.ts settings.ts".split(" "),
  ..."components domain policies sandbox scripts examples".split(" "),
];

/** Processes that still run and were started from the folder or on behalf of it. */
const processesOf = (marker: string): string[] =>
  execFileSync("ps", ["-eo", "pid,args"], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes(marker) && !line.includes("ps -eo"));

/** Every descendant of a process. */
function descendants(pid: number): number[] {
  const rows = execFileSync("ps", ["-eo", "pid,ppid"], { encoding: "utf8" })
    .split("\n")
    .slice(1)
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    rows.filter(([, ppid]) => ppid === parent).flatMap(([child]) => [child!, ...below(child!)]);
  return below(pid);
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe("npm run sandbox", () => {
  let checkout: string;

  beforeAll(() => {
    checkout = mkdtempSync(join(tmpdir(), "ringfence-sandbox-"));
    for (const part of PARTS) cpSync(join(ROOT, part), join(checkout, part), { recursive: true });
    symlinkSync(join(ROOT, "node_modules"), join(checkout, "node_modules"));
    mkdirSync(join(checkout, "tmp"));
  });
  afterAll(() => {
    rmSync(checkout, { recursive: true, force: true });
  });

  const start = (...args: string[]): { child: ChildProcess; output: () => string; ended: Promise<number | null> } => {
    let text = "";
    const command = ["--import", "tsx", join("sandbox", "run.ts"), ...args];
    const child = spawn(process.execPath, command, { cwd: checkout, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.on("data", (data: Buffer) => (text += data.toString()));
    child.stderr.on("data", (data: Buffer) => (text += data.toString()));
    return { child, output: () => text, ended: once(child, "close").then(([code]) => code as number | null) };
  };

  const until = async (holds: () => boolean) => {
    while (!holds()) await sleep(50);
  };

  test("every scene holds on a fresh account; --keep goes on with it", async () => {
    const first = start();
    expect({ code: await first.ended, output: first.output() }).toMatchObject({ code: 0 });
    expect(first.output()).toMatch(/All of it held/);
    expect(first.output()).toMatch(/machines running {4}12 in eu-west-1/);
    expect(first.output()).toMatch(/CreateFleet {7}denied: DenyOutsideAllowedRegions in \S+region-deny/);

    const again = start("--keep");
    expect({ code: await again.ended, output: again.output() }).toMatchObject({ code: 0 });
    expect(again.output()).not.toMatch(/^ \+ {2}aws:guardduty/m);
    expect(again.output()).toMatch(/CreateFleet {7}denied: DenyOutsideAllowedRegions in \S+region-deny/);
  });

  test.each(["SIGINT", "SIGKILL"] as const)("%s in the middle of an up leaves no process behind", async (signal) => {
    const run = start();
    await until(() => run.output().includes("guardduty"));
    const family = descendants(run.child.pid!);
    expect(family.length).toBeGreaterThan(2);
    run.child.kill(signal);
    await run.ended;
    await until(() => !family.some(isAlive));
    expect(processesOf(checkout)).toEqual([]);
  });

  test("a port in use: which, and what to do", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    const run = start("--port", String(port));
    expect(await run.ended).toBe(1);
    expect(run.output()).toBe(
      `sandbox: port ${port} is in use; choose another port, or leave it out to get a free one\n`,
    );
    server.close();
  });

  test("an option that it does not have: the ones that it has", async () => {
    const run = start("--kep");
    expect(await run.ended).toBe(1);
    expect(run.output()).toMatch(/^sandbox: .*--kep/);
    expect(run.output()).toMatch(/--keep {4}go on with/);
    expect(run.output()).not.toMatch(/\n\s+at /);
  });
});
