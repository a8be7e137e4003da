import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { checkout } from "../../../scripts/setup/cache";
import { fakeMachine, pathWith, type FakeMachine } from "./fake-machine";

let machine: FakeMachine;
beforeEach(() => (machine = fakeMachine()));
afterEach(() => {
  machine.remove();
});

/** Runs the real command as a person does. */
function setup(args: string[] = [], env: NodeJS.ProcessEnv = {}) {
  const started = performance.now();
  const { status, stderr, stdout } = spawnSync(process.execPath, ["scripts/setup.js", ...args], {
    cwd: checkout,
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  return { status, stderr, stdout, ms: performance.now() - started };
}

/** A machine that has nothing but Node. */
const bare = (): NodeJS.ProcessEnv => ({
  PATH: pathWith(join(machine.folder, "bare"), { node: process.execPath }),
  RINGFENCE_CACHE: machine.paths.root,
  RINGFENCE_PULUMI: "",
});

it("when all is there, it is silent and takes less than a second", () => {
  const runs = [setup(), setup(), setup()];
  for (const run of runs) expect(run).toMatchObject({ status: 0, stdout: "", stderr: "" });
  expect(Math.min(...runs.map(({ ms }) => ms))).toBeLessThan(1_000);
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

it.each([["--verfy"], ["again"]])("an unknown argument (%s) names the known ones", (arg) => {
  const { status, stderr } = setup([arg]);
  expect(status).toBe(1);
  expect(stderr).toBe(`set-up: unknown argument ${arg}; the only ones are --verify and --help\n`);
});
