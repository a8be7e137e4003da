import { chmodSync, existsSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { buildProgram, engineVersion, goModVersion, goPrograms, inspectProgram } from "../../setup/go-programs";
import { fakeMachine, type FakeMachine } from "./fake-machine";

let machine: FakeMachine;
let environment: NodeJS.ProcessEnv | undefined;

/** What the fake compiler writes as the program. */
let compiled = "#!/bin/sh\necho v3.259.0\n";

beforeEach(() => {
  machine = fakeMachine({ GOFLAGS: "-mod=vendor" });
  compiled = "#!/bin/sh\necho v3.259.0\n";
  machine.onRun = (args, env) => {
    environment = env;
    const output = args[args.indexOf("-o") + 1]!;
    writeFileSync(output, compiled);
    chmodSync(output, 0o755);
  };
});
afterEach(() => {
  machine.remove();
});

const { engine } = goPrograms;

it("the engine is built as Pulumi builds its releases: the version of go.mod, no paths, no symbols", async () => {
  await buildProgram(machine, engine);
  expect(engineVersion).toBe(goModVersion("cli", "github.com/pulumi/pulumi/pkg/v3"));
  expect(machine.ran).toEqual([
    expect.stringMatching(
      new RegExp(
        "^go build -buildvcs=false -trimpath -gcflags=all=-dwarf=false (-gcflags=\\S+ -l -dwarf=false )+" +
          "-tags=osusergo,grpcnotrace " +
          `-ldflags=-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${engineVersion} ` +
          "-o \\S+/bin/pulumi.building-\\d+ github.com/pulumi/pulumi/pkg/v3/cmd/pulumi$",
      ),
    ),
  ]);
});

it("flags and workspaces of the person's own Go projects have no say", async () => {
  await buildProgram(machine, engine);
  expect(environment).toMatchObject({ GOFLAGS: "", GOWORK: "off", CGO_ENABLED: "0" });
});

it("what was built is intact until its sources change", async () => {
  expect(inspectProgram(machine, engine).state).toBe("missing");
  await buildProgram(machine, engine);
  expect(inspectProgram(machine, engine)).toEqual({ state: "intact" });
  expect(readdirSync(machine.paths.bin)).toEqual(["pulumi"]);
  expect(inspectProgram(machine, { ...engine, flags: [] }).state).toBe("outdated");
});

it("a truncated engine is noticed, with its size", async () => {
  await buildProgram(machine, engine);
  truncateSync(machine.paths.pulumi, 7);
  expect(inspectProgram(machine, engine)).toEqual({
    state: "damaged",
    reason: `${machine.paths.pulumi} is 7 bytes instead of ${compiled.length}`,
  });
});

it("an engine that lost its permission to run is noticed by --verify", async () => {
  await buildProgram(machine, engine);
  chmodSync(machine.paths.pulumi, 0o644);
  machine.verify = true;
  expect(inspectProgram(machine, engine)).toEqual({
    state: "damaged",
    reason: `${machine.paths.pulumi} does not start`,
  });
});

it("a build that fails, is killed, or does not start leaves no program under its name", async () => {
  compiled = "#!/bin/sh\nexit 1\n";
  await expect(buildProgram(machine, engine)).rejects.toThrow(/pulumi\.building-\d+ was built but does not start/);
  expect(existsSync(machine.paths.pulumi)).toBe(false);
  expect(readdirSync(machine.paths.bin)).toEqual([expect.stringMatching(/^pulumi\.building-\d+$/)]);
  expect(inspectProgram(machine, engine).state).toBe("missing");
});

describe("a program with a script of a module beside it", () => {
  const { pythonSdk } = goPrograms;
  const script = join("python", "cmd", "pulumi-language-python-exec");

  it("gets the script, executable, and misses it when it is gone", async () => {
    machine.write(join("module", script), "#!/usr/bin/env python\n");
    machine.install("go", join(machine.folder, "module"));
    await buildProgram(machine, pythonSdk);
    const copy = join(machine.paths.bin, basename(script));
    expect(statSync(copy).mode & 0o111).toBe(0o111);
    expect(inspectProgram(machine, pythonSdk)).toEqual({ state: "intact" });
    rmSync(copy);
    expect(inspectProgram(machine, pythonSdk)).toEqual({ state: "damaged", reason: `${copy} is gone` });
  });

  it("is an error when Go does not say where the module is", async () => {
    machine.install("go", "");
    await expect(buildProgram(machine, pythonSdk)).rejects.toThrow(/^Go does not say where it has put github\.com/);
  });
});

it("a go.mod that does not name what is asked for is an error", () => {
  expect(() => goModVersion("cli", "example.invalid/nothing")).toThrow("names no version of example.invalid/nothing");
});
