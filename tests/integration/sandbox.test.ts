import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Control, isOnInProfile } from "../../domain/controls/control";
import { CONTROLS } from "../../domain/controls/table";
import { checkoutCopy } from "../support/checkout-copy";

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
  const copy = checkoutCopy();
  const checkout = copy.folder;
  afterAll(() => {
    copy.remove();
  });

  const start = (...args: string[]): { child: ChildProcess; output: () => string; ended: Promise<number | null> } => {
    let text = "";
    const command = ["--import", "tsx", join("sandbox", "tour", "run.ts"), ...args];
    const child = spawn(process.execPath, command, { cwd: checkout, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.on("data", (data: Buffer) => (text += data.toString()));
    child.stderr.on("data", (data: Buffer) => (text += data.toString()));
    return { child, output: () => text, ended: once(child, "close").then(([code]) => code as number | null) };
  };

  const until = async (holds: () => boolean) => {
    while (!holds()) await sleep(50);
  };

  const log = (): string => {
    const file = join(checkout, ".sandbox", "engine.log");
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  };
  const DENIED =
    /RunInstances, RequestSpotFleet, CreateFleet: denied by\s+DenyOutsideAllowedRegions of\s+\S+region-deny/;
  const made = CONTROLS.filter((control: Control) => isOnInProfile(control, "standard"));
  const STEMS = new Set(made.map(({ id, component = id }: Control) => component));

  test("every scene holds on a fresh account, on a screen or two; --keep goes on with it", async () => {
    const first = start();
    expect({ code: await first.ended, output: first.output() }).toMatchObject({ code: 0 });
    expect(first.output()).toMatch(/All of it held/);
    expect(first.output()).toMatch(/32 machines run in eu-west-1/);
    expect(first.output()).toMatch(/2 minutes later 32 run/);
    // The first table of the sweep: machines, fleets and requests, a line a region.
    expect(first.output()).toMatch(/^ +idle +eu-west-1 +\d\.\d\d +16 /m);
    expect(first.output()).toMatch(/0 machines run, and 0 after 20 minutes more/);
    expect(first.output()).toMatch(DENIED);

    // A line a control, each full: who reads it sees no line of the engine.
    const full = first.output().matchAll(/^ {3}(\S+) +█{20} +(\d+)\/(\d+) +[\d.]+ s/gm);
    const stood = [...full].filter(([, , done, planned]) => done === planned).map(([, stem]) => stem);
    expect(stood.sort()).toEqual([...STEMS].sort());
    const lines = first.output().split("\n");
    // A line a control, and what the scenes and the table take.
    expect(lines.length).toBeLessThanOrEqual(STEMS.size + 125);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(first.output()).not.toContain("\u001b");
    const table = lines.filter((line) => /^[╔║╟╚]/.test(line));
    expect(table.length).toBeLessThanOrEqual(24);
    expect(table).toContainEqual(expect.stringMatching(/leaked key's machines +│ 32 in 5 regions +│ none/));
    expect(first.output()).toContain(`The engine's own log: ${join(".sandbox", "engine.log")}`);
    expect(log()).toMatch(/^ \+ {2}aws:guardduty\S+ \S+ created/m);

    const again = start("--keep", "--verbose");
    expect({ code: await again.ended, output: again.output() }).toMatchObject({ code: 0 });
    expect(again.output()).toMatch(/^Resources:\n {4}\d+ unchanged/m);
    expect(again.output()).not.toMatch(/^ \+ {2}aws:guardduty/m);
    expect(again.output()).toMatch(DENIED);
  }, 600_000);

  test("an up that fails: what the engine said of it, and where the rest is", async () => {
    const answers = join(checkout, "sandbox", "answers.ts");
    const good = readFileSync(answers, "utf8");
    const bad = good.replace('groups: ["developers"]', 'groups: ["developers", "nobody-there"]');
    expect(bad).not.toBe(good);
    writeFileSync(answers, bad);
    try {
      const run = start();
      expect(await run.ended).toBe(1);
      expect(run.output()).toMatch(/did not hold: pulumi (up|preview) ended with code/);
      expect(run.output()).toContain("nobody-there");
      expect(run.output()).toContain(join(".sandbox", "engine.log"));
      expect(run.output()).not.toMatch(/All of it held|Next, on your own account/);
      expect(log()).toContain("nobody-there");
    } finally {
      writeFileSync(answers, good);
    }
  });

  test.each(["SIGINT", "SIGKILL"] as const)("%s in the middle of an up leaves no process behind", async (signal) => {
    rmSync(join(checkout, ".sandbox"), { recursive: true, force: true });
    const run = start();
    await until(() => /aws:guardduty:\S+ \S+ creating/.test(log()));
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
    expect(run.output()).toMatch(/--keep {5}go on with/);
    expect(run.output()).not.toMatch(/\n\s+at /);
  });
});
