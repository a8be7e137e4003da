// @ts-check
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { SetupError } = require("./errors");
const { ask } = require("./processes");
const { atLeast, parseVersion } = require("./versions");
const { findOnPath, isExecutable } = require("./which");
const { hashInputs, inspect, readStamp, writeStamp } = require("./stamp");
const { engineVersion, goPrograms, inspectProgram } = require("./go-programs");

/** @typedef {import("./machine").Machine} Machine */
/** @typedef {{ source: string, pulumi: string, host: string, version: string }} Installed */
/** @typedef {{ kind: "installed", engine: Installed, linked: boolean } | { kind: "built" }} Choice */

/** Policy packs start through the language host since then, and the stand-in provider was tried with it. */
const oldestEngine = "3.255.0";
const variable = "RINGFENCE_PULUMI";
const hostName = goPrograms.adapter.output;

/** @param {Machine} machine */
const linkStamp = (machine) => path.join(machine.paths.root, "stamps", "installed-engine.json");

/** @param {Installed} engine */
const linkInputs = ({ source, pulumi, host }) => hashInputs([], [source, pulumi, host, oldestEngine]);

/**
 * Decides which engine this machine uses: the one that RINGFENCE_PULUMI names, else the one that is in use already, else
 * one on PATH that is new enough, else our own build.
 * @param {Machine} machine
 * @returns {Choice}
 * @throws {SetupError} when RINGFENCE_PULUMI names an engine that cannot be used
 */
function chooseEngine(machine) {
  const wish = machine.env[variable];
  const current = linkedEngine(machine);
  if (wish) {
    const pulumi = path.resolve(wish);
    if (current?.pulumi === pulumi) return { kind: "installed", engine: current, linked: true };
    return { kind: "installed", engine: wishedEngine(machine, pulumi), linked: false };
  }
  if (current?.source === "PATH") return { kind: "installed", engine: current, linked: true };
  if (inspectProgram(machine, goPrograms.engine).state === "intact") return { kind: "built" };
  const engine = engineOnPath(machine);
  return engine ? { kind: "installed", engine, linked: false } : { kind: "built" };
}

/** @param {Machine} machine @returns {Installed | undefined} the engine that is linked now, when it is still as it was */
function linkedEngine(machine) {
  const details = readStamp(linkStamp(machine))?.details;
  if (!details) return undefined;
  const engine = /** @type {Installed} */ (details);
  const { state } = inspect(linkStamp(machine), linkInputs(engine), { deep: machine.verify });
  return state === "intact" ? engine : undefined;
}

/** @param {Machine} machine @param {string} pulumi @returns {Installed} */
function wishedEngine(machine, pulumi) {
  const remedy = `name one that is, or unset ${variable} to let set-up find or build one`;
  if (!isExecutable(pulumi)) {
    throw new SetupError(`${variable} is ${pulumi}, which is not an executable file; ${remedy}`);
  }
  const version = parseVersion(ask(pulumi, ["version"], machine.env) ?? "");
  if (!version || !atLeast(version, oldestEngine)) {
    const found = version ? `Pulumi ${version}` : "something that does not tell its version";
    throw new SetupError(`${variable} is ${pulumi}: ${found}, but ${oldestEngine} or newer is needed; ${remedy}`);
  }
  const host = hostFor(machine, pulumi);
  if (!host) {
    throw new SetupError(
      `${variable} is ${pulumi}, but no ${hostName} stands beside it or on PATH; ` +
        `install the complete release (https://www.pulumi.com/docs/iac/download-install/), or unset ${variable}`,
    );
  }
  return { source: variable, pulumi, host, version };
}

/** @param {Machine} machine @returns {Installed | undefined} */
function engineOnPath(machine) {
  const pulumi = findOnPath("pulumi", machine.env, machine.paths.bin);
  if (!pulumi) return undefined;
  const version = parseVersion(ask(pulumi, ["version"], machine.env) ?? "");
  const host = hostFor(machine, pulumi);
  if (version && atLeast(version, oldestEngine) && host) return { source: "PATH", pulumi, host, version };
  const why =
    version && atLeast(version, oldestEngine)
      ? `has no ${hostName} beside it or on PATH`
      : `is ${version ?? "of an unknown version"}, and ${oldestEngine} or newer is needed`;
  machine.say(`${pulumi} ${why}: the sandbox uses an engine of its own, ${engineVersion}`);
  return undefined;
}

/** @param {Machine} machine @param {string} pulumi */
function hostFor(machine, pulumi) {
  const beside = [pulumi, fs.realpathSync(pulumi)].map((file) => path.join(path.dirname(file), hostName));
  return beside.find(isExecutable) ?? findOnPath(hostName, machine.env, machine.paths.bin);
}

/**
 * Puts links to an installed engine and its language host into the cache, in place of what was there.
 * @param {Machine} machine
 * @param {Installed} engine
 */
function linkEngine(machine, engine) {
  const { bin, pulumi, languageHost } = machine.paths;
  fs.mkdirSync(bin, { recursive: true });
  /** @type {[string, string][]} */
  const links = [
    [engine.pulumi, pulumi],
    [engine.host, languageHost],
  ];
  for (const [target, link] of links) {
    const temporary = `${link}.building-${process.pid}`;
    fs.symlinkSync(target, temporary);
    fs.renameSync(temporary, link);
  }
  writeStamp(linkStamp(machine), { inputs: linkInputs(engine), files: [pulumi, languageHost], details: { ...engine } });
}

module.exports = { chooseEngine, linkEngine, oldestEngine };
