// @ts-check
"use strict";

// One set-up at a time for a cache. The lock is a file that only one process can create; its holder touches it every two
// seconds. It counts as left behind when its process is dead, or when nobody has touched it for half a minute (a process
// number means nothing in another container that shares the folder, and is given out again after a restart).

const crypto = require("node:crypto");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { setTimeout: sleep } = require("node:timers/promises");

/** In milliseconds. */
const times = { heartbeat: 2_000, silence: 30_000, poll: 200, breaking: 10_000 };

/** @typedef {import("./lock").Holder} Holder */

/**
 * Runs `work` while holding the lock.
 * @template T
 * @param {string} file
 * @param {{ checkout: string, say: (line: string) => void, signal?: AbortSignal }} options
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withLock(file, { checkout, say, signal }, work) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const me = myself(checkout);
  await take(file, me, say, signal);
  const release = hold(file, me);
  try {
    return await work();
  } finally {
    release();
  }
}

/**
 * Takes the lock or says who has it, without waiting. Here a process that lives holds its lock, however silent: it may only be
 * suspended, and what it holds is not to be taken away.
 * @param {string} file
 * @param {string} checkout
 * @param {string} [doing] what the lock is held for, in the words of whoever finds it
 * @returns {Promise<{ release: () => void, holder?: undefined } | { holder: Holder }>}
 */
async function tryLock(file, checkout, doing) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const me = { ...myself(checkout), ...(doing === undefined ? {} : { doing }) };
  while (!create(file, JSON.stringify(me))) {
    const holder = read(file);
    const silent = Date.now() - (fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > times.silence;
    if (isDead(holder) || (silent && holder?.host !== os.hostname())) breakLock(file, holder, () => undefined);
    else if (holder) return { holder };
    await sleep(times.poll);
  }
  return { release: hold(file, me) };
}

/**
 * @param {string} checkout
 * @returns {Holder}
 */
function myself(checkout) {
  return {
    token: crypto.randomUUID(),
    pid: process.pid,
    host: os.hostname(),
    checkout,
    since: new Date().toISOString(),
  };
}

/**
 * Keeps the lock of a holder from being taken for left behind.
 * @param {string} file
 * @param {Holder} me
 * @returns {() => void} what gives it back
 */
function hold(file, me) {
  const heartbeat = setInterval(() => touch(file), times.heartbeat);
  heartbeat.unref();
  return () => {
    clearInterval(heartbeat);
    if (read(file)?.token === me.token) fs.rmSync(file, { force: true });
  };
}

/**
 * @param {string} file
 * @param {Holder} me
 * @param {(line: string) => void} say
 * @param {AbortSignal} [signal]
 */
async function take(file, me, say, signal) {
  let told = "";
  let seen = { mark: "", at: 0 };
  while (!create(file, JSON.stringify(me))) {
    const holder = read(file);
    const mark = `${holder?.token} ${fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs}`;
    if (mark !== seen.mark) seen = { mark, at: Date.now() };
    if (isDead(holder) || Date.now() - seen.at > times.silence) {
      breakLock(file, holder, say);
    } else if (holder && holder.token !== told) {
      told = holder.token;
      say(`waiting for the set-up that process ${holder.pid} runs in ${holder.checkout} since ${holder.since}`);
    }
    await sleep(times.poll, undefined, { signal });
  }
}

/** @param {string} file @param {string} content @returns {boolean} whether the file was created by this call */
function create(file, content) {
  try {
    fs.writeFileSync(file, content, { flag: "wx" });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
    throw error;
  }
}

/** @param {string} file @returns {Holder | undefined} undefined also while the lock is being written */
function read(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** @param {string} file */
function touch(file) {
  try {
    fs.utimesSync(file, new Date(), new Date());
  } catch {
    // Broken by somebody else; the next one to look will say so.
  }
}

/** @param {Holder | undefined} holder */
function isDead(holder) {
  if (!holder || holder.host !== os.hostname()) return false;
  try {
    process.kill(holder.pid, 0);
    return false;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "ESRCH";
  }
}

/**
 * Removes a lock that was left behind. Two waiting processes may find it at the same time, and the slower one must not
 * remove the lock that the quicker one has taken meanwhile: so breaking is itself behind a file that only one can create.
 * @param {string} file
 * @param {Holder | undefined} holder
 * @param {(line: string) => void} say
 */
function breakLock(file, holder, say) {
  const breaking = `${file}.breaking`;
  const age = Date.now() - (fs.statSync(breaking, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (age > times.breaking) fs.rmSync(breaking, { force: true });
  if (!create(breaking, "")) return;
  try {
    if (read(file)?.token !== holder?.token) return;
    fs.rmSync(file, { force: true });
    say(`removed the lock that process ${holder?.pid ?? "unknown"} left behind`);
  } finally {
    fs.rmSync(breaking, { force: true });
  }
}

module.exports = { breakLock, tryLock, withLock };
