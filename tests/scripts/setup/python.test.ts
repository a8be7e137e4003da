import { execFileSync } from "node:child_process";
import { existsSync, readlinkSync, renameSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { makePython, pythonReason } from "../../../scripts/setup/python";
import { findPython } from "../../../scripts/setup/tools";
import { run } from "../../../scripts/setup/processes";
import { fakeMachine, type FakeMachine } from "./fake-machine";

let machine: FakeMachine;
afterEach(() => {
  machine.remove();
});

const inUse = (): string => readlinkSync(join(machine.paths.root, "python"));
const library = "lib/python3.11/site-packages";

describe("what is looked at on every run", () => {
  beforeEach(async () => {
    machine = fakeMachine();
    machine.install("python3", "Python 3.11.7");
    machine.write("checkout/sandbox/gateway/requirements.txt", "moto==5.2.5\n");
    machine.onRun = (args) => {
      if (!args.includes("venv")) return;
      const folder = relative(machine.folder, args.at(-1)!);
      for (const file of ["bin/python", "pyvenv.cfg", `${library}/moto-5.2.5.dist-info/RECORD`]) {
        machine.write(join(folder, file), "");
      }
    };
    await makePython(machine);
  });

  it("an environment is made with what requirements.txt asks for, checked, and put in use", () => {
    expect(machine.ran).toEqual([
      expect.stringMatching(/^\S+python3 -m venv \S+environments\/[0-9a-f]{12}$/),
      expect.stringMatching(/bin\/python -m pip \S+ install --no-input -r \S+sandbox\/gateway\/requirements\.txt$/),
      expect.stringMatching(/bin\/python -m pip \S+ check$/),
    ]);
    expect(existsSync(machine.paths.python)).toBe(true);
    expect(pythonReason(machine)).toBeUndefined();
  });

  it.each([
    ["an interpreter that is gone, as after an upgrade", "bin/python", /python is gone/],
    ["a package that is gone", library, /RECORD is gone/],
    ["an environment that was never finished", "ringfence.json", /not there yet/],
  ])("%s is noticed, and all is made again", async (_, part, reason) => {
    const file = join(inUse(), part);
    renameSync(file, `${file}.away`);
    expect(pythonReason(machine)).toMatch(reason);
    await makePython(machine);
    expect(existsSync(`${file}.away`)).toBe(false);
    expect(pythonReason(machine)).toBeUndefined();
  });

  it("checkouts with other requirements keep one each, and switching makes nothing again", async () => {
    const first = inUse();
    machine.write("checkout/sandbox/gateway/requirements.txt", "moto==5.2.6\n");
    expect(pythonReason(machine)).toBe("it is not there yet");
    await makePython(machine);
    expect(inUse()).not.toBe(first);

    machine.write("checkout/sandbox/gateway/requirements.txt", "moto==5.2.5\n");
    expect(pythonReason(machine)).toBe("it is not in use yet");
    machine.ran.splice(0);
    await makePython(machine);
    expect(machine.ran).toEqual([]);
    expect(inUse()).toBe(first);
  });
});

it("--verify finds a changed file in a real environment", async () => {
  machine = fakeMachine({ PATH: process.env.PATH });
  machine.write("checkout/sandbox/gateway/requirements.txt", "# pip alone is enough to be damaged\n");
  machine.run = (command, args, { cwd }) =>
    run(command, args, { cwd, env: process.env, logFile: join(machine.folder, "log") });
  machine.verify = true;
  expect(findPython(machine).path).toBeDefined();
  await makePython(machine);
  expect(pythonReason(machine)).toBeUndefined();

  const where = ["-c", "import pip; print(pip.__file__)"];
  const pip = execFileSync(machine.paths.python, where, { encoding: "utf8" }).trim();
  writeFileSync(pip, "# not what was installed\n");
  expect(pythonReason(machine)).toMatch(/^some files in \S+ are not what was installed$/);
  machine.verify = false;
  expect(pythonReason(machine)).toBeUndefined();
}, 60_000);
