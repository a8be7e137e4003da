import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, readlinkSync, renameSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { environments, makePython, pythonReason } from "../../setup/python";
import { setupSteps } from "../../setup/steps";
import { run } from "../../setup/processes";
import { fakeMachine, type FakeMachine } from "./fake-machine";

let machine: FakeMachine;
afterEach(() => {
  machine.remove();
});

const library = "lib/python3.11/site-packages";

describe.each(Object.entries(environments))("what is looked at on every run, of the %s", (_, environment) => {
  const requirements = `checkout/${environment.requirements}`;
  const reason = () => pythonReason(machine, environment);
  const inUse = (): string => readlinkSync(join(machine.paths.root, environment.link));

  beforeEach(async () => {
    machine = fakeMachine();
    machine.install("python3", "Python 3.11.7");
    machine.write(requirements, "moto==5.2.5\n");
    machine.onRun = (args) => {
      if (!args.includes("venv")) return;
      const folder = relative(machine.folder, args.at(-1)!);
      for (const file of ["bin/python", "pyvenv.cfg", `${library}/moto-5.2.5.dist-info/RECORD`]) {
        machine.write(join(folder, file), "");
      }
    };
    await makePython(machine, environment);
  });

  it("an environment is made with what requirements.txt asks for, checked, and put in use", () => {
    expect(machine.ran).toEqual([
      expect.stringMatching(/^\S+python3 -m venv \S+environments\/[0-9a-f]{12}$/),
      expect.stringMatching(
        new RegExp(`bin/python -m pip \\S+ install --no-input (--no-compile )?-r \\S+${environment.requirements}$`),
      ),
      expect.stringMatching(/bin\/python -m pip \S+ check$/),
    ]);
    expect(existsSync(join(inUse(), "bin", "python"))).toBe(true);
    expect(reason()).toBeUndefined();
  });

  it.each([
    ["an interpreter that is gone, as after an upgrade", "bin/python", /python is gone/],
    ["a package that is gone", library, /RECORD is gone/],
    ["an environment that was never finished", "ringfence.json", /not there yet/],
  ])("%s is noticed, and all is made again", async (__, part, noticed) => {
    const file = join(inUse(), part);
    renameSync(file, `${file}.away`);
    expect(reason()).toMatch(noticed);
    await makePython(machine, environment);
    expect(existsSync(`${file}.away`)).toBe(false);
    expect(reason()).toBeUndefined();
  });

  it("checkouts with other requirements keep one each, and switching makes nothing again", async () => {
    const first = inUse();
    machine.write(requirements, "moto==5.2.6\n");
    expect(reason()).toBe("it is not there yet");
    await makePython(machine, environment);
    expect(inUse()).not.toBe(first);

    machine.write(requirements, "moto==5.2.5\n");
    expect(reason()).toBe("it is not in use yet");
    machine.ran.splice(0);
    await makePython(machine, environment);
    expect(machine.ran).toEqual([]);
    expect(inUse()).toBe(first);
  });
});

it("each environment has its own place, where the others look for its interpreter", async () => {
  machine = fakeMachine();
  machine.install("python3", "Python 3.11.7");
  machine.write(`checkout/${environments.emulator.requirements}`, "moto==5.2.5\n");
  machine.write(`checkout/${environments.linters.requirements}`, "parliament==1.6.4\n");
  machine.write(`checkout/${environments.awsCli.requirements}`, "awscli==1.46.3\n");
  machine.write(`checkout/${environments.programs.requirements}`, "pulumi==3.259.0\n");
  machine.onRun = (args) => {
    const folder = relative(machine.folder, args.at(-1)!);
    const files = ["bin/python", "bin/aws", "pyvenv.cfg", `${library}/pip.dist-info/RECORD`];
    if (args.includes("venv")) for (const file of files) machine.write(join(folder, file), folder);
  };
  for (const environment of Object.values(environments)) await makePython(machine, environment);
  const { python, linterPython, awsCli, programPython } = machine.paths;
  const interpreters = [python, linterPython, awsCli, programPython].map((file) => readFileSync(file, "utf8"));
  expect(new Set(interpreters).size).toBe(4);
});

it("the sandbox alone needs no linters, no command line of AWS and no other languages", () => {
  machine = fakeMachine();
  machine.install("pulumi", "v3.255.0");
  const others = (sandboxOnly: boolean) =>
    setupSteps(machine, { sandboxOnly }).filter(({ title }) =>
      /policy linters|AWS command line|YAML|Python (language host|packages)|Pulumi programs|other languages/.test(
        title,
      ),
    ).length;
  expect([others(false), others(true)]).toEqual([7, 0]);
});

it("putting an environment in use that is there is not worth a line; making one is", async () => {
  machine = fakeMachine();
  machine.install("python3", "Python 3.11.7");
  machine.install("pulumi", "v3.255.0");
  const requirements = `checkout/${environments.emulator.requirements}`;
  machine.write(requirements, "moto==5.2.5\n");
  machine.onRun = (args) => {
    const folder = relative(machine.folder, args.at(-1)!);
    const files = ["bin/python", "pyvenv.cfg", `${library}/moto-5.2.5.dist-info/RECORD`];
    if (args.includes("venv")) for (const file of files) machine.write(join(folder, file), "");
  };
  const step = () => setupSteps(machine, { sandboxOnly: true }).find(({ title }) => /AWS emulator/.test(title))!;
  const isQuiet = () => step().needed() === step().quietFor;
  expect(isQuiet()).toBe(false);
  await makePython(machine, environments.emulator);
  machine.write(requirements, "moto==5.2.6\n");
  await makePython(machine, environments.emulator);
  machine.write(requirements, "moto==5.2.5\n");
  expect(isQuiet()).toBe(true);
});

it("--verify finds a changed file in a real environment", async () => {
  machine = fakeMachine({ PATH: process.env.PATH });
  const { emulator } = environments;
  machine.write(`checkout/${emulator.requirements}`, "tiny==1.0.0\n");
  const logFile = join(machine.folder, "log");
  const installed = () =>
    execFileSync(machine.paths.python, ["-c", "import tiny; print(tiny.__file__)"]).toString().trim();
  machine.run = async (command, args, { cwd }) => {
    if (args.includes("venv")) {
      // Python's own part of it: what pip adds takes most of the time.
      await run(command, [...args, "--without-pip"], { cwd, env: process.env, logFile });
      writePackage(relative(machine.folder, args.at(-1)!));
    }
  };
  machine.verify = true;
  await makePython(machine, emulator);
  expect(pythonReason(machine, emulator)).toBeUndefined();

  writeFileSync(installed(), "# not what was installed\n");
  expect(pythonReason(machine, emulator)).toMatch(/^some files in \S+ are not what was installed$/);
  machine.verify = false;
  expect(pythonReason(machine, emulator)).toBeUndefined();
});

/** Puts a package into an environment, with the list of hashes that pip writes down. */
function writePackage(environment: string): void {
  const version = /python3\.\d+/.exec(readdirSync(join(machine.folder, environment, "lib")).join())![0];
  const site = join(environment, "lib", version, "site-packages");
  const text = "# as it was installed\n";
  const hash = createHash("sha256").update(text).digest("base64url");
  machine.write(join(site, "tiny.py"), text);
  machine.write(join(site, "tiny-1.0.0.dist-info", "METADATA"), "Name: tiny\nVersion: 1.0.0\n");
  machine.write(join(site, "tiny-1.0.0.dist-info", "RECORD"), `tiny.py,sha256=${hash},${text.length}\n`);
}
