// @ts-check
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { SetupError } = require("./errors");
const { ask } = require("./processes");
const { hashInputs, inspect, writeStamp } = require("./stamp");
const { findPython } = require("./tools");

/** @typedef {import("./machine").Machine} Machine */

/** Compares every installed file with the hash that pip wrote down for it. */
const verifier = path.join(__dirname, "verify_environment.py");

// The scripts in an environment hold its path, so it is built where it stays, under a name made of its requirements, and
// `python` becomes a link to it when it is complete. Checkouts with other requirements have another one beside it.

/** @param {Machine} machine */
const requirementsOf = (machine) => path.join(machine.checkout, "sandbox", "gateway", "requirements.txt");

/** @param {string} folder */
const pythonIn = (folder) => path.join(folder, "bin", "python");

/** @param {Machine} machine */
function placesOf(machine) {
  const inputs = hashInputs([requirementsOf(machine)]);
  const folder = path.join(machine.paths.root, "environments", inputs.slice(0, 12));
  return { inputs, folder, stamp: path.join(folder, "ringfence.json"), link: path.join(machine.paths.root, "python") };
}

/**
 * Why the Python environment has to be made, or undefined when it is complete and in use.
 * @param {Machine} machine
 * @returns {string | undefined}
 */
function pythonReason(machine) {
  const { folder, link } = placesOf(machine);
  const reason = incompleteness(machine);
  if (reason !== undefined) return reason;
  return fs.existsSync(link) && fs.realpathSync(link) === fs.realpathSync(folder) ? undefined : "it is not in use yet";
}

/** @param {Machine} machine @returns {string | undefined} what is wrong with the environment for our requirements */
function incompleteness(machine) {
  const { inputs, folder, stamp } = placesOf(machine);
  const finding = inspect(stamp, inputs, { deep: machine.verify });
  if (finding.state !== "intact") return finding.reason;
  const damaged = machine.verify && ask(pythonIn(folder), [verifier], machine.env) === undefined;
  return damaged ? `some files in ${folder} are not what was installed` : undefined;
}

/**
 * Makes the environment, or only puts it in use when it is there.
 * @param {Machine} machine
 */
async function makePython(machine) {
  const { inputs, folder, stamp, link } = placesOf(machine);
  if (incompleteness(machine) !== undefined) {
    const base = findPython(machine).path;
    if (!base) throw new SetupError("Python was on PATH a moment ago and is gone; run this again");
    fs.rmSync(folder, { recursive: true, force: true });
    const options = { cwd: machine.checkout, log: "python" };
    const pip = ["-m", "pip", "--disable-pip-version-check"];
    await machine.run(base, ["-m", "venv", folder], options);
    await machine.run(pythonIn(folder), [...pip, "install", "--no-input", "-r", requirementsOf(machine)], options);
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

module.exports = { makePython, pythonReason };
