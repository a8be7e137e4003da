// @ts-check
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { cachePaths, checkout } = require("./cache");
const processes = require("./processes");

/**
 * What the steps know about the place they run in. Tests give them another one.
 * @typedef {object} Machine
 * @property {string} checkout the folder that holds package.json
 * @property {NodeJS.ProcessEnv} env
 * @property {import("./cache").CachePaths} paths
 * @property {boolean} verify compare the contents of what was built, not only sizes and times
 * @property {(line: string) => void} say shows a line to the person
 * @property {(command: string, args: string[], options: { cwd: string, env?: NodeJS.ProcessEnv, log: string }) => Promise<void>} run
 *   runs a program to its end; `log` is the stem of its log file in the cache
 */

/**
 * This machine.
 * @param {{ env: NodeJS.ProcessEnv, verify: boolean, say: (line: string) => void, signal?: AbortSignal }} options
 * @returns {Machine}
 */
function thisMachine({ env: given, verify, say, signal }) {
  // A version question must not make Pulumi look for updates.
  const env = { ...given, PULUMI_SKIP_UPDATE_CHECK: "1" };
  const paths = cachePaths(env);
  const logFile = freshLogs(path.join(paths.root, "logs"));
  return {
    checkout,
    env,
    paths,
    verify,
    say,
    run: (command, args, options) =>
      processes.run(command, args, {
        cwd: options.cwd,
        env: options.env ?? env,
        logFile: logFile(options.log),
        signal,
      }),
  };
}

/**
 * Names log files; the first use of one in this process empties it.
 * @param {string} folder
 */
function freshLogs(folder) {
  const used = new Set();
  return (/** @type {string} */ stem) => {
    const file = path.join(folder, `${stem}.log`);
    if (!used.has(file)) fs.rmSync(file, { force: true });
    used.add(file);
    return file;
  };
}

module.exports = { thisMachine };
