// @ts-check
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { SetupError } = require("./errors");
const { ask } = require("./processes");
const { hashInputs, inspect, writeStamp } = require("./stamp");
const { findPython } = require("./tools");

/** @typedef {import("./machine").Machine} Machine */

/**
 * @typedef {object} Environment
 * @property {string} requirements what is installed in it: a file, by its path in the checkout
 * @property {string} link its name in the cache, which stays the same when the requirements change
 * @property {string[]} [flags] for `pip install`
 */

/** @type {Record<"emulator" | "linters" | "awsCli" | "programs", Environment>} */
const environments = {
  emulator: { requirements: "sandbox/account/requirements.txt", link: "python" },
  // Apart from the emulator: the two pin different versions of the same packages.
  linters: { requirements: "scripts/policy-linters/requirements.txt", link: "python-linters" },
  // What `contain` is measured against.
  awsCli: { requirements: "scripts/bench/aws-cli/requirements.txt", link: "python-aws-cli" },
  programs: {
    requirements: "sandbox/host/python-programs/requirements.txt",
    link: "python-programs",
    // pulumi-aws has thousands of modules, and a program loads a few: what is loaded gets compiled then.
    flags: ["--no-compile"],
  },
};

/** Compares every installed file with the hash that pip wrote down for it. */
const verifier = path.join(__dirname, "verify_environment.py");

// The scripts in an environment hold its path, so it is built where it stays, under a name made of its requirements, and
// its link leads to it when it is complete. Checkouts with other requirements have another one beside it.

/** @param {Machine} machine @param {Environment} environment */
const requirementsOf = (machine, { requirements }) => path.join(machine.checkout, requirements);

/** @param {string} folder */
const pythonIn = (folder) => path.join(folder, "bin", "python");

/** @param {Machine} machine @param {Environment} environment */
function placesOf(machine, environment) {
  const { root } = machine.paths;
  const inputs = hashInputs([requirementsOf(machine, environment)]);
  const folder = path.join(root, "environments", inputs.slice(0, 12));
  return { inputs, folder, stamp: path.join(folder, "ringfence.json"), link: path.join(root, environment.link) };
}

/** The reason for which nothing is made, and only the link is put elsewhere: it takes a moment. */
const NOT_IN_USE = "it is not in use yet";

/**
 * Why a Python environment has to be made, or undefined when it is complete and in use.
 * @param {Machine} machine
 * @param {Environment} environment
 * @returns {string | undefined}
 */
function pythonReason(machine, environment) {
  const { folder, link } = placesOf(machine, environment);
  const reason = incompleteness(machine, environment);
  if (reason !== undefined) return reason;
  return fs.existsSync(link) && fs.realpathSync(link) === fs.realpathSync(folder) ? undefined : NOT_IN_USE;
}

/**
 * @param {Machine} machine
 * @param {Environment} environment
 * @returns {string | undefined} what is wrong with the environment for our requirements
 */
function incompleteness(machine, environment) {
  const { inputs, folder, stamp } = placesOf(machine, environment);
  const finding = inspect(stamp, inputs, { deep: machine.verify });
  if (finding.state !== "intact") return finding.reason;
  const damaged = machine.verify && ask(pythonIn(folder), [verifier], machine.env) === undefined;
  return damaged ? `some files in ${folder} are not what was installed` : undefined;
}

/**
 * Makes an environment, or only puts it in use when it is there.
 * @param {Machine} machine
 * @param {Environment} environment
 */
async function makePython(machine, environment) {
  const { inputs, folder, stamp, link } = placesOf(machine, environment);
  if (incompleteness(machine, environment) !== undefined) {
    const base = findPython(machine).path;
    if (!base) throw new SetupError("Python was on PATH a moment ago and is gone; run this again");
    fs.rmSync(folder, { recursive: true, force: true });
    const options = { cwd: machine.checkout, log: environment.link };
    const pip = ["-m", "pip", "--disable-pip-version-check"];
    await machine.run(base, ["-m", "venv", folder], options);
    const requirements = requirementsOf(machine, environment);
    const flags = environment.flags ?? [];
    await machine.run(pythonIn(folder), [...pip, "install", "--no-input", ...flags, "-r", requirements], options);
    await machine.run(pythonIn(folder), [...pip, "check"], options);
    writeStamp(stamp, { inputs, files: landmarks(folder) });
  }
  const temporary = `${link}.building-${process.pid}`;
  fs.symlinkSync(folder, temporary);
  fs.renameSync(temporary, link);
}

/**
 * The few files that tell on a quick look whether an environment is whole: the interpreter, which vanishes with an upgrade
 * of Python, and the record of each package, which goes first when one is removed.
 * @param {string} folder
 */
function landmarks(folder) {
  const libraries = path.join(folder, "lib");
  const packages = fs.readdirSync(libraries).flatMap((version) => {
    const site = path.join(libraries, version, "site-packages");
    return fs.readdirSync(site).map((name) => path.join(site, name));
  });
  return [
    pythonIn(folder),
    path.join(folder, "pyvenv.cfg"),
    ...packages.filter((each) => each.endsWith(".dist-info")).map((each) => path.join(each, "RECORD")),
  ];
}

module.exports = { environments, makePython, NOT_IN_USE, pythonReason };
