// @ts-check
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { SetupError } = require("./errors");
const { thisMachine } = require("./machine");
const { runSteps } = require("./run-steps");
const { setupSteps } = require("./steps");
const { withLock } = require("./lock");

const usage = `usage: node setup/setup.js [--verify] [--sandbox]

Installs and builds what is missing, once; a cache outside the checkout keeps the result.

  --verify   compare the contents of everything that was built, and rebuild what is damaged
  --sandbox  leave out what only the tests need

  RINGFENCE_CACHE   another place for the cache than ~/.cache/ringfence/<version>
  RINGFENCE_PULUMI  the Pulumi engine to use, instead of the one on PATH or an own build
`;

/**
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
async function main(args) {
  if (args.includes("--help")) {
    process.stdout.write(usage);
    return 0;
  }
  const unknown = args.find((arg) => !["--verify", "--sandbox"].includes(arg));
  if (unknown !== undefined) {
    process.stderr.write(`set-up: unknown argument ${unknown}; the only ones are --verify, --sandbox and --help\n`);
    return 1;
  }

  const interruption = new AbortController();
  const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
  /** Ends the programs that run: by a signal, or because one of them has failed. */
  const end = new AbortController();
  for (const signal of Object.keys(codes)) {
    process.once(signal, () => {
      interruption.abort(signal);
      end.abort();
    });
  }

  const say = (/** @type {string} */ line) => void process.stderr.write(`set-up: ${line}\n`);
  const machine = thisMachine({
    env: process.env,
    verify: args.includes("--verify"),
    say,
    signal: end.signal,
  });
  const lock = path.join(machine.paths.root, "setup.lock");
  try {
    await withLock(lock, { checkout: machine.checkout, say, signal: interruption.signal }, async () => {
      removeLeftovers(machine.paths);
      const steps = setupSteps(machine, { sandboxOnly: args.includes("--sandbox") });
      await runSteps(steps, machine, process.stderr, () => end.abort());
    });
    return 0;
  } catch (error) {
    if (interruption.signal.aborted) return codes[/** @type {keyof typeof codes} */ (interruption.signal.reason)];
    say(explain(error, machine.paths.root));
    return 1;
  }
}

/**
 * The text for a person. What is neither a SetupError nor a refusal of the file system is a bug, and keeps its stack trace.
 * @param {unknown} error
 * @param {string} cache
 */
function explain(error, cache) {
  if (error instanceof SetupError) return error.message;
  const { code, path: file, message } = /** @type {NodeJS.ErrnoException} */ (error);
  if (code === undefined || file === undefined) throw error;
  return (
    `${message}; the cache is ${cache}: make it writable, free some space, delete it if it is damaged, ` +
    "or set RINGFENCE_CACHE to another folder"
  );
}

/**
 * Removes what a build that was killed has left; nobody else builds while we hold the lock.
 * @param {import("./cache").CachePaths} paths
 */
function removeLeftovers({ root, bin }) {
  for (const folder of [root, bin, path.join(root, "stamps")].filter((each) => fs.existsSync(each))) {
    for (const name of fs.readdirSync(folder).filter((each) => /\.building-\d+$/.test(each))) {
      fs.rmSync(path.join(folder, name), { force: true });
    }
  }
}

module.exports = { main };
