import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dependenciesReason, installDependencies, isInstalled } from "../../setup/node-modules";
import { checkout } from "../../setup/cache";
import { fakeMachine, type FakeMachine } from "./fake-machine";

const jestPackage = { version: "30.5.2", integrity: "sha512-a" };
const otherSystem = { version: "1.0.0", integrity: "sha512-b", optional: true };

describe("what is installed is what is locked", () => {
  const locked = { "": {}, "node_modules/jest": jestPackage, "node_modules/for-mac": otherSystem };

  it.each([
    ["all of it", { "node_modules/jest": jestPackage, "node_modules/for-mac": otherSystem }, true],
    ["all but an optional package", { "node_modules/jest": jestPackage }, true],
    ["a package is absent", { "node_modules/for-mac": otherSystem }, false],
    ["another version", { "node_modules/jest": { ...jestPackage, version: "29.0.0" } }, false],
    ["another content of the same version", { "node_modules/jest": { ...jestPackage, integrity: "sha512-x" } }, false],
    ["one too many", { "node_modules/jest": jestPackage, "node_modules/extra": jestPackage }, false],
  ])("%s", (_, installed, same) => {
    expect(isInstalled(locked, installed)).toBe(same);
  });

  it("holds for npm's own two lists of this checkout", () => {
    const read = (file: string) =>
      (JSON.parse(readFileSync(join(checkout, file), "utf8")) as { packages: Parameters<typeof isInstalled>[0] })
        .packages;
    expect(isInstalled(read("package-lock.json"), read("node_modules/.package-lock.json"))).toBe(true);
  });
});

// npm leaves out of the lock file what a registry does not have, and then refuses the lock file in a fresh clone.
it("npm ci takes package-lock.json: each optional package of any platform is in it", () => {
  const { packages } = JSON.parse(readFileSync(join(checkout, "package-lock.json"), "utf8")) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };
  const names = Object.values(packages).flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies));
  const locked = Object.keys(packages);
  expect(names.filter((name) => !locked.some((folder) => folder.endsWith(`node_modules/${name}`)))).toEqual([]);
});

describe("npm ci", () => {
  let machine: FakeMachine;
  let lock: string;
  const lockText = (packages: object): string => JSON.stringify({ packages });

  beforeEach(() => {
    machine = fakeMachine();
    lock = machine.write("checkout/package-lock.json", lockText({ "node_modules/jest": jestPackage }));
  });
  afterEach(() => {
    machine.remove();
  });

  const install = (): string =>
    machine.write("checkout/node_modules/.package-lock.json", lockText({ "node_modules/jest": jestPackage }));

  it("is needed in a fresh clone", () => {
    expect(dependenciesReason(machine)).toBe("node_modules is missing");
  });

  it("is needed after one that was killed", () => {
    machine.write("checkout/node_modules/jest/package.json", "{}");
    expect(dependenciesReason(machine)).toBe("node_modules is not complete");
  });

  it("is not needed after an install by hand, and that is remembered", () => {
    const list = install();
    expect(dependenciesReason(machine)).toBeUndefined();
    rmSync(list);
    expect(dependenciesReason(machine)).toBeUndefined();
  });

  it("is needed again when package-lock.json has changed, and runs once", async () => {
    install();
    dependenciesReason(machine);
    writeFileSync(lock, lockText({ "node_modules/jest": { ...jestPackage, version: "30.6.0" } }));
    expect(dependenciesReason(machine)).toBe("package-lock.json has changed");
    await installDependencies(machine);
    expect(machine.ran).toEqual(["npm ci --no-audit --no-fund"]);
    expect(dependenciesReason(machine)).toBeUndefined();
    expect(existsSync(join(machine.checkout, "node_modules", ".ringfence-setup"))).toBe(true);
  });
});
