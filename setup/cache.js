// @ts-check
"use strict";

const os = require("node:os");
const path = require("node:path");

/** The folder of this checkout. */
const checkout = path.resolve(__dirname, "..");

/**
 * @typedef {object} CachePaths
 * @property {string} root everything that set-up builds; shared by all checkouts of the same package version
 * @property {string} bin the folder to put first on PATH of anything that runs Pulumi
 * @property {string} pulumi the engine and command line
 * @property {string} languageHost the Node language host; the engine finds it beside itself or on PATH
 * @property {string} python the interpreter of the environment that has the AWS emulator
 * @property {string} linterPython the interpreter of the environment that has the linters of policies
 * @property {string} programPython the interpreter of the environment that Pulumi programs in Python run in
 * @property {string} pythonSdk the generator of Python packages; only where the engine was built here
 * @property {string} awsCli the AWS command line, which `contain` is measured against
 * @property {string} eventRuler the folder of the judge of event patterns; only where there is Java and Maven
 */

/**
 * Where set-up puts what it builds. All paths are absolute; whether something is there is for `node setup/setup.js`.
 * @param {NodeJS.ProcessEnv} [env] `RINGFENCE_CACHE` replaces the usual place, `~/.cache/ringfence/<package version>`
 * @returns {CachePaths}
 */
function cachePaths(env = process.env) {
  const root = env.RINGFENCE_CACHE
    ? path.resolve(env.RINGFENCE_CACHE)
    : path.join(os.homedir(), ".cache", "ringfence", require("../package.json").version);
  const bin = path.join(root, "bin");
  return {
    root,
    bin,
    pulumi: path.join(bin, "pulumi"),
    languageHost: path.join(bin, "pulumi-language-nodejs"),
    python: path.join(root, "python", "bin", "python"),
    awsCli: path.join(root, "python-aws-cli", "bin", "aws"),
    programPython: path.join(root, "python-programs", "bin", "python"),
    pythonSdk: path.join(bin, "pulumi-python-sdk"),
    linterPython: path.join(root, "python-linters", "bin", "python"),
    eventRuler: path.join(root, "event-ruler"),
  };
}

module.exports = { cachePaths, checkout };
