// @ts-check
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { sha256 } = require("./stamp");

/** @typedef {import("./machine").Machine} Machine */
/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage */
/** @typedef {Record<string, LockedPackage>} Packages by folder, such as `node_modules/jest` */

/** @param {Machine} machine */
function placesOf({ checkout }) {
  const folder = path.join(checkout, "node_modules");
  return {
    folder,
    lock: path.join(checkout, "package-lock.json"),
    /** npm's own list of what it has put into node_modules. */
    installed: path.join(folder, ".package-lock.json"),
    stamp: path.join(folder, ".ringfence-setup"),
  };
}

/**
 * Why `npm ci` has to run, or undefined when node_modules holds what package-lock.json asks for.
 * @param {Machine} machine
 * @returns {string | undefined}
 */
function dependenciesReason(machine) {
  const { folder, lock, installed, stamp } = placesOf(machine);
  if (!fs.existsSync(folder)) return "node_modules is missing";
  const wanted = fs.readFileSync(lock, "utf8");
  if (readIfThere(stamp) === sha256(wanted)) return undefined;
  const list = readIfThere(installed);
  if (list === undefined) return "node_modules is not complete";
  // After a person's own `npm install`, all is there already, and deleting it to fetch it again would be a nuisance.
  if (!isInstalled(JSON.parse(wanted).packages, JSON.parse(list).packages)) return "package-lock.json has changed";
  fs.writeFileSync(stamp, sha256(wanted));
  return undefined;
}

/**
 * Whether what is installed is what is locked. Optional packages may be absent: most are for other platforms.
 * @param {Packages} locked
 * @param {Packages} installed
 */
function isInstalled(locked, installed) {
  const same = (/** @type {LockedPackage} */ a, /** @type {LockedPackage} */ b) =>
    a.version === b.version && a.integrity === b.integrity;
  return (
    Object.entries(installed).every(([folder, each]) => locked[folder] && same(locked[folder], each)) &&
    Object.entries(locked).every(([folder, each]) => folder === "" || each.optional || installed[folder])
  );
}

/** @param {Machine} machine */
async function installDependencies(machine) {
  const { lock, stamp } = placesOf(machine);
  await machine.run("npm", ["ci", "--no-audit", "--no-fund"], { cwd: machine.checkout, log: "npm" });
  fs.writeFileSync(stamp, sha256(fs.readFileSync(lock, "utf8")));
}

/** @param {string} file @returns {string | undefined} */
function readIfThere(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : undefined;
}

module.exports = { dependenciesReason, installDependencies, isInstalled };
