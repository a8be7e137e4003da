import { chmodSync } from "node:fs";
import { problemWith, tools, type ToolId } from "../../setup/tools";
import { fakeMachine, type FakeMachine } from "./fake-machine";

let machine: FakeMachine;
beforeEach(() => (machine = fakeMachine()));
afterEach(() => {
  machine.remove();
});

describe("a tool that is missing", () => {
  it.each<[ToolId, RegExp]>([
    [
      "npm",
      /^npm 9\.0\.0 or newer is needed to install the dependencies; none is on PATH; get it from https:\/\/nodejs/,
    ],
    [
      "go",
      /^Go 1\.\d+\.\d+ or newer is needed to build the Pulumi engine; none is on PATH; get it from https:\/\/go\.dev/,
    ],
    [
      "python",
      /^Python 3\.11\.0 or newer is needed to run the AWS emulator and the policy linters; none is on PATH; get it from https:\/\/www\.py/,
    ],
  ])("%s: which one, which version, how to get it", (id, text) => {
    expect(problemWith(machine, id)).toMatch(text);
  });
});

describe("a tool that is too old", () => {
  it.each<[ToolId, string, string]>([
    ["npm", "npm", "6.14.18"],
    ["python", "python3", "3.10.12"],
  ])("%s: names what was found and where", (id, file, version) => {
    const path = machine.install(file, version);
    expect(problemWith(machine, id)).toContain(`or newer is needed`);
    expect(problemWith(machine, id)).toContain(`found ${version} (${path})`);
  });

  it("one that does not tell its version is named too", () => {
    machine.install("npm", "who knows");
    expect(problemWith(machine, "npm")).toContain("found one that does not tell its version");
  });
});

describe("Go", () => {
  it.each([
    ["new enough", "go1.26.8", "local", true],
    ["exactly what go.mod asks for", `go${tools.go.needed}`, "local", true],
    ["older, but fetches the toolchain that go.mod asks for", "go1.22.2", "auto", true],
    ["older, with a fixed toolchain that may be replaced", "go1.22.2", "go1.22.2+auto", true],
    ["older, and told to stay as it is", "go1.22.2", "local", false],
    ["from before toolchains", "go1.20.14", "auto", false],
  ])("%s (%s, GOTOOLCHAIN %s): %s", (_, version, toolchain, good) => {
    machine.install("go", `${version}\n${toolchain}`);
    expect(problemWith(machine, "go") === undefined).toBe(good);
  });

  it("is not needed by those who install Pulumi, and the text says so", () => {
    expect(problemWith(machine, "go")).toContain("not needed when Pulumi 3.255.0 or newer is on PATH");
  });
});

describe("Python", () => {
  it("a newer one under its own name serves where python3 is old", () => {
    machine.install("python3", "Python 3.9.2");
    machine.install("python3.12", "Python 3.12.3");
    expect(problemWith(machine, "python")).toBeUndefined();
  });

  it("one without venv, as Debian ships it, names the package", () => {
    const path = machine.write("path/python3", '#!/bin/sh\n[ "$1" = --version ] && echo Python 3.12.3\n');
    chmodSync(path, 0o755);
    expect(problemWith(machine, "python")).toBe(
      `Python 3.12.3 (${path}) lacks its modules venv and ensurepip: install the package python3-venv`,
    );
  });
});
