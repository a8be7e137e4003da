// @ts-check
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { spawn, spawnSync } = require("node:child_process");
const { SetupError } = require("./errors");

/** How long a question such as `go version` may take, in milliseconds. */
const questionLimit = 20_000;
const tailLines = 20;

// What npm, Go and pip print when a name does not resolve or nothing answers.
const noNetwork =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|ETIMEDOUT|dial tcp|no such host|[Nn]ame resolution|NewConnectionError|Network is unreachable/;

/**
 * Asks a program something short.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined} what it printed on standard output, or undefined when it failed
 */
function ask(command, args, env) {
  const answer = spawnSync(command, args, { env, encoding: "utf8", timeout: questionLimit });
  return answer.status === 0 ? answer.stdout.trim() : undefined;
}

/**
 * @typedef {object} RunOptions
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} env
 * @property {string} logFile everything that the program prints is added to it
 * @property {AbortSignal} [signal] ends the program and all that it started
 */

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} options
 * @returns {Promise<void>}
 * @throws {SetupError} with the last lines of the log when it fails
 */
async function run(command, args, { cwd, env, logFile, signal }) {
  signal?.throwIfAborted();
  fs.mkdirSync(path.dirname(logFile), { recursive: true });
  const log = fs.openSync(logFile, "a");
  fs.writeSync(log, `$ ${[command, ...args].join(" ")}\n`);
  try {
    // A process group of its own, so that compilers and install scripts end together with the program.
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", log, log], detached: true });
    const endGroup = () => endProcessGroup(child.pid);
    signal?.addEventListener("abort", endGroup);
    const outcome = await new Promise((resolve) => {
      child.on("error", (error) => resolve(error.message));
      child.on("exit", (code, by) => resolve(code === 0 ? undefined : `exit ${code === null ? by : code}`));
    });
    signal?.removeEventListener("abort", endGroup);
    signal?.throwIfAborted();
    if (outcome !== undefined) throw new SetupError(failure(path.basename(command), outcome, logFile));
  } finally {
    fs.closeSync(log);
  }
}

/** @param {number | undefined} pid of the process that leads the group */
function endProcessGroup(pid) {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGTERM");
  } catch {
    // It has just ended by itself.
  }
}

/**
 * @param {string} name
 * @param {string} outcome
 * @param {string} logFile
 */
function failure(name, outcome, logFile) {
  const tail = fs.readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-tailLines);
  return [
    `${name} failed (${outcome}); its last lines were:`,
    ...tail.map((line) => `    ${line}`),
    ...(noNetwork.test(tail.join("\n"))
      ? [
          `  there seems to be no network: ${name} downloads what is missing once; connect and run this again`,
          "  (behind a proxy: set HTTPS_PROXY; with a mirror: the registry of npm, GOPROXY, PIP_INDEX_URL)",
        ]
      : []),
    `  the full log is ${logFile}`,
  ].join("\n");
}

module.exports = { ask, run };
