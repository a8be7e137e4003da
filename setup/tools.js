// @ts-check
"use strict";

const { atLeast, parseVersion } = require("./versions");
const { findOnPath } = require("./which");
const { ask } = require("./processes");
const { goModVersion } = require("./go-programs");
const { oldestEngine } = require("./engine");

/** @typedef {import("./machine").Machine} Machine */

/**
 * @typedef {object} Found
 * @property {string} [path] absent when there is none
 * @property {string} [version] absent when it did not say
 * @property {string} [lacks] what it lacks although it is new enough, and how to get that
 */

/**
 * @typedef {object} Tool
 * @property {string} name
 * @property {string} needed the oldest version that works
 * @property {string} purpose
 * @property {string} page where to get it
 * @property {(machine: Machine) => Found} find
 */

/** @typedef {"npm" | "go" | "python"} ToolId */

const pulumiPage = "https://www.pulumi.com/docs/iac/download-install/";

/** @type {Record<ToolId, Tool>} */
const tools = {
  npm: {
    name: "npm",
    needed: "9.0.0", // the one that came with the first Node 20
    purpose: "install the dependencies",
    page: "https://nodejs.org/en/download (it comes with Node.js)",
    find: ({ env }) => firstThatAnswers(["npm"], ["--version"], env),
  },
  go: {
    name: "Go",
    needed: goModVersion("cli", "go"),
    purpose: "build the Pulumi engine",
    page: `https://go.dev/dl/ (not needed when Pulumi ${oldestEngine} or newer is on PATH: ${pulumiPage})`,
    find: findGo,
  },
  python: {
    name: "Python",
    needed: "3.11.0", // as the requirements.txt of each environment
    purpose: "run the AWS emulator and the policy linters",
    page: "https://www.python.org/downloads/",
    find: findPython,
  },
};

/**
 * @param {string[]} names
 * @param {string[]} question
 * @param {NodeJS.ProcessEnv} env
 * @returns {Found}
 */
function firstThatAnswers(names, question, env) {
  const path = names.map((name) => findOnPath(name, env)).find((found) => found !== undefined);
  return path ? { path, version: parseVersion(ask(path, question, env) ?? "") } : {};
}

/**
 * Since 1.21, Go fetches by itself the newer Go that a module asks for, unless it was told to stay as it is
 * (https://go.dev/doc/toolchain). So such a Go is as good as the one it will fetch.
 * @param {Machine} machine
 * @returns {Found}
 */
function findGo({ env }) {
  const path = findOnPath("go", env);
  if (!path) return {};
  const [version = "", toolchain = ""] = (ask(path, ["env", "GOVERSION", "GOTOOLCHAIN"], env) ?? "").split("\n");
  const own = parseVersion(version);
  const fetches = own !== undefined && atLeast(own, "1.21.0") && toolchain.trim().endsWith("auto");
  return { path, version: fetches && !atLeast(own, tools.go.needed) ? tools.go.needed : own };
}

/**
 * The first Python that is new enough; Linux distributions keep several under their own names.
 * @param {Machine} machine
 * @returns {Found}
 */
function findPython({ env }) {
  const names = ["python3", "python3.14", "python3.13", "python3.12", "python3.11", "python"];
  const all = names.map((name) => firstThatAnswers([name], ["--version"], env)).filter(({ path }) => path);
  const good = all.find(({ version }) => version && atLeast(version, tools.python.needed));
  if (!good?.path) return all[0] ?? {};
  // Debian and Ubuntu cut these two out of Python.
  return ask(good.path, ["-c", "import venv, ensurepip"], env) === undefined
    ? { ...good, lacks: "its modules venv and ensurepip: install the package python3-venv" }
    : good;
}

/**
 * What is wrong with a tool on this machine.
 * @param {Machine} machine
 * @param {ToolId} id
 * @returns {string | undefined}
 */
function problemWith(machine, id) {
  const { name, needed, purpose, page, find } = tools[id];
  const { path, version, lacks } = find(machine);
  if (path && version && atLeast(version, needed)) return lacks && `${name} ${version} (${path}) lacks ${lacks}`;
  const found = path ? `found ${version ?? "one that does not tell its version"} (${path})` : "none is on PATH";
  return `${name} ${needed} or newer is needed to ${purpose}; ${found}; get it from ${page}`;
}

module.exports = { findPython, problemWith, tools };
