import { readlinkSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chooseEngine, linkEngine } from "../../setup/engine";
import { environments } from "../../setup/python";
import { setupSteps } from "../../setup/steps";
import { fakeMachine, type FakeMachine } from "./fake-machine";

let machine: FakeMachine;
beforeEach(() => (machine = fakeMachine()));
afterEach(() => {
  machine.remove();
});

const host = "pulumi-language-nodejs";

/** Chooses and links, as set-up does. */
function setUp(): ReturnType<typeof chooseEngine> {
  const choice = chooseEngine(machine);
  if (choice.kind === "installed" && !choice.linked) linkEngine(machine, choice.engine);
  return choice;
}

describe("Pulumi on PATH", () => {
  it("is linked with its language host when it is new enough, and nothing is built", () => {
    const pulumi = machine.install("pulumi", "v3.255.0");
    const languageHost = machine.install(host, "");
    expect(setUp()).toMatchObject({ kind: "installed", engine: { source: "PATH", pulumi, version: "3.255.0" } });
    expect(readlinkSync(machine.paths.pulumi)).toBe(pulumi);
    expect(readlinkSync(machine.paths.languageHost)).toBe(languageHost);
    for (const { requirements } of Object.values(environments)) machine.write(`checkout/${requirements}`, "");
    const building = setupSteps(machine).filter(({ title, needed }) => title.includes("Go modules") && needed());
    expect(building).toEqual([]);
  });

  it("is found beside a link, as Homebrew installs it", () => {
    machine.install("cellar/bin/pulumi", "v3.260.0");
    const languageHost = machine.install(`cellar/bin/${host}`, "");
    machine.write("path/readme", "");
    symlinkSync(join(machine.folder, "cellar/bin/pulumi"), join(machine.folder, "path/pulumi"));
    expect(chooseEngine(machine)).toMatchObject({ kind: "installed", engine: { host: languageHost } });
  });

  it("too old: one line says found and needed, and our own is built", () => {
    const pulumi = machine.install("pulumi", "v3.100.0");
    machine.install(host, "");
    expect(setUp()).toEqual({ kind: "built" });
    expect(machine.said).toEqual([
      expect.stringMatching(
        new RegExp(`^${pulumi} is 3\\.100\\.0, and 3\\.255\\.0 or newer is needed: .* of its own, 3\\.`),
      ),
    ]);
  });

  it("without a language host: one line says so, and our own is built", () => {
    machine.install("pulumi", "v3.260.0");
    expect(setUp()).toEqual({ kind: "built" });
    expect(machine.said).toEqual([expect.stringContaining(`has no ${host} beside it or on PATH`)]);
  });

  it("none: our own is built without a word", () => {
    expect(setUp()).toEqual({ kind: "built" });
    expect(machine.said).toEqual([]);
  });

  it("our own cache on PATH does not count as installed", () => {
    machine.install("cache/bin/pulumi", "v3.259.0");
    machine.install(`cache/bin/${host}`, "");
    machine.env.PATH = machine.paths.bin;
    expect(chooseEngine(machine)).toEqual({ kind: "built" });
  });

  it("in use already: it is neither asked nor linked again, until it changes", () => {
    const pulumi = machine.install("pulumi", "v3.255.0");
    machine.install(host, "");
    setUp();
    expect(chooseEngine(machine)).toMatchObject({ kind: "installed", linked: true });
    machine.install("pulumi", "v3.260.0, after an upgrade");
    expect(chooseEngine(machine)).toMatchObject({ linked: false, engine: { pulumi, version: "3.260.0" } });
    machine.install("pulumi", "v3.99.0");
    expect(chooseEngine(machine)).toEqual({ kind: "built" });
  });

  it("removed after it was linked: our own is built", () => {
    const pulumi = machine.install("pulumi", "v3.255.0");
    machine.install(host, "");
    setUp();
    renameSync(pulumi, `${pulumi}.gone`);
    expect(chooseEngine(machine)).toEqual({ kind: "built" });
  });
});

describe("the engine that RINGFENCE_PULUMI names", () => {
  const wish = (name: string): string => (machine.env.RINGFENCE_PULUMI = join(machine.folder, name));

  it("goes before the one on PATH", () => {
    machine.install("pulumi", "v3.270.0");
    machine.install(host, "");
    machine.install("mine/pulumi", "v3.256.0");
    machine.install(`mine/${host}`, "");
    const pulumi = wish("mine/pulumi");
    expect(setUp()).toMatchObject({ engine: { source: "RINGFENCE_PULUMI", pulumi, version: "3.256.0" } });
    expect(chooseEngine(machine)).toMatchObject({ linked: true });
    delete machine.env.RINGFENCE_PULUMI;
    expect(chooseEngine(machine)).toMatchObject({ linked: false, engine: { source: "PATH", version: "3.270.0" } });
  });

  it.each<[string, (file: string) => void, RegExp]>([
    ["missing", () => {}, /is not an executable file; name one that is, or unset RINGFENCE_PULUMI/],
    [
      "not executable",
      (file) => {
        writeFileSync(file, "");
      },
      /is not an executable file/,
    ],
    [
      "too old",
      () => machine.install("mine/pulumi", "v3.254.0"),
      /Pulumi 3\.254\.0, but 3\.255\.0 or newer is needed; name one/,
    ],
    [
      "mute",
      () => machine.install("mine/pulumi", "hello"),
      /does not tell its version, but 3\.255\.0 or newer is needed/,
    ],
    [
      "without a language host",
      () => machine.install("mine/pulumi", "v3.259.0"),
      /no pulumi-language-nodejs stands beside it/,
    ],
  ])("%s: an error with what was found and what to do", (_, prepare, text) => {
    machine.write("mine/readme", "");
    const file = wish("mine/pulumi");
    prepare(file);
    expect(() => chooseEngine(machine)).toThrow(text);
    expect(() => chooseEngine(machine)).toThrow(`RINGFENCE_PULUMI is ${file}`);
  });
});
