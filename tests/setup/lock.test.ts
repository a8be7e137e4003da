import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, utimesSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { breakLock, withLock } from "../../setup/lock";
import { fakeMachine, type FakeMachine } from "./fake-machine";

let machine: FakeMachine;
let lock: string;
beforeEach(() => {
  machine = fakeMachine();
  lock = join(machine.folder, "cache", "setup.lock");
});
afterEach(() => {
  machine.remove();
});

const lockModule = require.resolve("../../setup/lock");

/** A process that takes the lock, writes what it does to a shared file, and works for a while or until it is released. */
function worker(name: string, ms: number): { done: Promise<string>; said(): string; release(): void; kill(): void } {
  const program = `
    const fs = require("node:fs");
    const released = new Promise((resolve) => process.once("SIGUSR2", resolve));
    const note = (text) => fs.appendFileSync(${JSON.stringify(join(machine.folder, "diary"))}, text + "\\n");
    require(${JSON.stringify(lockModule)}).withLock(${JSON.stringify(lock)}, { checkout: "checkout of ${name}", say: console.log }, async () => {
      note("${name} begins");
      await Promise.race([released, new Promise((resolve) => setTimeout(resolve, ${ms}))]);
      note("${name} ends");
    }).then(() => process.exit());`;
  const child = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (text: Buffer) => (said += text.toString()));
  return {
    done: new Promise((resolve) =>
      child.on("close", () => {
        resolve(said);
      }),
    ),
    said: () => said,
    release: () => child.kill("SIGUSR2"),
    kill: () => child.kill("SIGKILL"),
  };
}

const nothing = (): Promise<void> => Promise.resolve();

const diary = (): string[] => {
  const file = join(machine.folder, "diary");
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
};

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}

it("two processes work one after the other, and the second says for whom it waits", async () => {
  const first = worker("one", 60_000);
  await until(() => diary().length === 1);
  const second = worker("two", 0);
  await until(() => second.said() !== "");
  first.release();
  const said = await second.done;
  expect(diary()).toEqual(["one begins", "one ends", "two begins", "two ends"]);
  expect(said).toMatch(
    /^waiting for the set-up that process \d+ runs in checkout of one since \d{4}-\d\d-\d\dT[\d:.]+Z\n$/,
  );
  expect(existsSync(lock)).toBe(false);
});

it("four processes that find a lock left behind still work one after the other", async () => {
  machine.write("cache/setup.lock", leftBehind());
  const workers = ["a", "b", "c", "d"].map((name) => worker(name, 50));
  const said = await Promise.all(workers.map(({ done }) => done));
  const notes = diary();
  expect(notes).toHaveLength(8);
  for (let i = 0; i < 8; i += 2) expect(notes[i + 1]).toBe(notes[i]?.replace("begins", "ends"));
  expect(said.join("").match(/removed the lock/g)).toHaveLength(1);
});

it("a holder that is killed leaves a lock that the next one removes, with a word", async () => {
  const first = worker("one", 60_000);
  await until(() => diary().length === 1);
  first.kill();
  await first.done;
  expect(existsSync(lock)).toBe(true);
  const said: string[] = [];
  await withLock(lock, { checkout: "here", say: (line) => said.push(line) }, nothing);
  expect(said).toEqual([expect.stringMatching(/^removed the lock that process \d+ left behind$/)]);
});

it("a lock of another host is believed even when no such process lives here", async () => {
  machine.write("cache/setup.lock", leftBehind({ host: `not-${hostname()}` }));
  const giveUp = AbortSignal.timeout(500);
  const waiting = withLock(lock, { checkout: "here", say: machine.say, signal: giveUp }, nothing);
  await expect(waiting).rejects.toThrow(/abort/);
  expect(machine.said).toEqual([expect.stringContaining("waiting for the set-up that process")]);
  expect(existsSync(lock)).toBe(true);
});

it("a lock that nobody touches for half a minute is removed", async () => {
  machine.write("cache/setup.lock", leftBehind({ host: `not-${hostname()}` }));
  utimesSync(lock, 1, 1);
  let now = Date.now();
  const clock = jest.spyOn(Date, "now").mockImplementation(() => (now += 10_000));
  await withLock(lock, { checkout: "here", say: machine.say }, nothing);
  clock.mockRestore();
  expect(machine.said.at(-1)).toContain("removed the lock");
});

it("one who is slow to remove a lock that was left behind leaves the lock of the quicker one alone", () => {
  machine.write("cache/setup.lock", leftBehind({ token: "new" }));
  breakLock(lock, { token: "old", pid: 1, host: hostname(), checkout: "there", since: "yesterday" }, machine.say);
  expect(existsSync(lock)).toBe(true);
  expect(machine.said).toEqual([]);
});

it("the lock is released when the work fails", async () => {
  const work = withLock(lock, { checkout: "here", say: machine.say }, async () => Promise.reject(new Error("no disk")));
  await expect(work).rejects.toThrow("no disk");
  expect(existsSync(lock)).toBe(false);
});

/** The content of a lock whose process is dead. */
function leftBehind(change: { host?: string; token?: string } = {}): string {
  const { pid } = spawnSync("true");
  return JSON.stringify({ token: "old", pid, host: hostname(), checkout: "there", since: "yesterday", ...change });
}
