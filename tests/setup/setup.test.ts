import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { checkout } from "../../setup/cache";
import { fakeMachine, pathWith, type FakeMachine } from "./fake-machine";

let machine: FakeMachine;
beforeEach(() => (machine = fakeMachine()));
afterEach(() => {
  machine.remove();
});

/** Runs the real command as a person does. */
function setup(args: string[] = [], env: NodeJS.ProcessEnv = {}) {
  const { status, stderr, stdout } = spawnSync(process.execPath, ["setup/setup.js", ...args], {
    cwd: checkout,
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  return { status, stderr, stdout };
}

/** A machine that has nothing but Node. */
const bare = (): NodeJS.ProcessEnv => ({
  PATH: pathWith(join(machine.folder, "bare"), { node: process.execPath }),
  RINGFENCE_CACHE: machine.paths.root,
  RINGFENCE_PULUMI: "",
});

it("when all is there, it is silent and takes less than a second", () => {
  // Of the processor, as the shell counts it: by the clock, it would depend on the tests that run beside this one.
  const script = '"$0" setup/setup.js 2>&1 && times';
  const options = { cwd: checkout, encoding: "utf8" } as const;
  const { stdout } = spawnSync("/bin/sh", ["-c", script, process.execPath], options);
  expect(stdout).toMatch(/^0m0\.\d+s 0m0\.\d+s\n0m0\.\d+s 0m0\.\d+s\n$/);
});

it("on a machine without Go and Python it names both, and ends with 1 before anything is built", () => {
  const { status, stderr, stdout } = setup([], bare());
  expect(status).toBe(1);
  expect(stdout).toBe("");
  expect(stderr.split("\n")).toEqual([
    "set-up: this machine lacks what set-up needs:",
    expect.stringMatching(
      /^ {2}- Go 1\.25\.\d+ or newer is needed .* none is on PATH; get it from https:\/\/go\.dev\/dl\//,
    ),
    expect.stringMatching(
      /^ {2}- Python 3\.11\.0 or newer is needed .* none is on PATH; get it from https:\/\/www\.python/,
    ),
    "",
  ]);
});

it("an engine that is too old is refused in one line", () => {
  const pulumi = machine.install("mine/pulumi", "v3.100.0");
  const { status, stderr } = setup([], { ...bare(), RINGFENCE_PULUMI: pulumi });
  expect(status).toBe(1);
  expect(stderr).toBe(
    `set-up: RINGFENCE_PULUMI is ${pulumi}: Pulumi 3.100.0, but 3.255.0 or newer is needed; ` +
      "name one that is, or unset RINGFENCE_PULUMI to let set-up find or build one\n",
  );
});

it("a cache that cannot be written says what to do", () => {
  const file = machine.write("a-file", "");
  const { status, stderr } = setup([], { RINGFENCE_CACHE: join(file, "cache") });
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /^set-up: E[A-Z]+: .*; the cache is .*: make it writable, .* set RINGFENCE_CACHE to another folder\n$/,
  );
});

it.each<[NodeJS.Signals, number]>([
  ["SIGINT", 130],
  ["SIGTERM", 143],
])("%s in the middle of a build ends the build too, releases the lock, and leaves with %i", async (signal, code) => {
  const env = bare();
  const marker = join(machine.folder, "building");
  const go = `#!/bin/sh\n[ "$1" = env ] && printf 'go1.26.0\\nlocal\\n' && exit\necho $$ > ${marker}\nexec /bin/sleep 60\n`;
  chmodSync(machine.write("bare/go", go), 0o755);
  // Beside the build of Go, that of Python goes on; one that failed at once would end both.
  const python = '#!/bin/sh\ncase "$1" in --version) echo Python 3.12.0 ;; -m) exec /bin/sleep 60 ;; esac\n';
  chmodSync(machine.write("bare/python3", python), 0o755);
  const running = spawn(process.execPath, ["setup/setup.js"], { cwd: checkout, env: { ...process.env, ...env } });
  while (!existsSync(marker) || readFileSync(marker, "utf8") === "") await sleep(20);
  running.kill(signal);
  expect(await once(running, "exit")).toEqual([code, null]);
  expect(existsSync(join(machine.paths.root, "setup.lock"))).toBe(false);
  expect(() => process.kill(Number(readFileSync(marker, "utf8")), 0)).toThrow("ESRCH");
});

it.each([["--verfy"], ["again"]])("an unknown argument (%s) names the known ones", (arg) => {
  const { status, stderr } = setup([arg]);
  expect(status).toBe(1);
  expect(stderr).toBe(`set-up: unknown argument ${arg}; the only ones are --verify, --sandbox and --help\n`);
});
