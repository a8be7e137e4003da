import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ask, run } from "../../setup/processes";
import { fakeMachine, type FakeMachine } from "./fake-machine";

let machine: FakeMachine;
let logFile: string;
beforeEach(() => {
  machine = fakeMachine();
  logFile = join(machine.folder, "cache", "logs", "go.log");
});
afterEach(() => {
  machine.remove();
});

const shell = (script: string, signal?: AbortSignal): Promise<void> =>
  run("/bin/sh", ["-c", script], { cwd: machine.folder, env: process.env, logFile, signal });

describe("a question", () => {
  it("is answered with what the program prints", () => {
    expect(ask("/bin/sh", ["-c", "echo ' v1.2 '"], {})).toBe("v1.2");
  });

  it.each([
    ["fails", "/bin/sh", ["-c", "echo v1.2; exit 3"]],
    ["does not exist", "/no/such/program", []],
  ])("has no answer when the program %s", (_, program, args) => {
    expect(ask(program, args, {})).toBeUndefined();
  });
});

describe("a long run", () => {
  it("writes the command and all output to the log, after what is there", async () => {
    await shell("echo out; echo err >&2");
    await shell("echo again");
    expect(readFileSync(logFile, "utf8").split("\n")).toEqual([
      "$ /bin/sh -c echo out; echo err >&2",
      "out",
      "err",
      "$ /bin/sh -c echo again",
      "again",
      "",
    ]);
  });

  it("that fails shows the last 20 lines and where the rest is", async () => {
    const failure = await shell("for i in $(seq 30); do echo line $i; done; exit 2").catch(String);
    expect(failure).toContain("sh failed (exit 2); its last lines were:\n    line 11\n");
    expect(failure).toContain(`    line 30\n  the full log is ${logFile}`);
    expect(failure).not.toContain("network");
  });

  it.each([
    ["npm", "npm error code ENOTFOUND"],
    ["npm", "npm error code EAI_AGAIN"],
    ["Go", "dial tcp: lookup proxy.example on 127.0.0.53:53: no such host"],
    ["pip", "NewConnectionError: Failed to establish a new connection: [Errno -2] Name or service not known"],
  ])("of %s that fails with %j says that there seems to be no network", async (_, line) => {
    await expect(shell(`echo '${line}'; exit 1`)).rejects.toThrow(/there seems to be no network: sh downloads/);
  });

  it("of a program that does not exist names it", async () => {
    const going = run("/no/such/program", [], { cwd: machine.folder, env: {}, logFile });
    await expect(going).rejects.toThrow(/program failed \(spawn \/no\/such\/program ENOENT\)/);
  });

  it("that is interrupted ends with all that it has started", async () => {
    const interruption = new AbortController();
    const late = join(machine.folder, "late");
    const going = shell(`(sleep 1; touch ${late}) & touch ready; wait`, interruption.signal);
    while (!existsSync(join(machine.folder, "ready"))) await new Promise((resolve) => setTimeout(resolve, 10));
    interruption.abort("SIGINT");
    await expect(going).rejects.toBe("SIGINT");
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(existsSync(late)).toBe(false);
  });
});
