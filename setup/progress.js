// @ts-check
"use strict";

/** @param {number} ms @returns {string} such as `42 s` or `4 min 22 s` */
function duration(ms) {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** @typedef {{ write(text: string): unknown, isTTY?: boolean }} Output */

/** How often a running step shows that it is alive, in milliseconds: in place on a terminal, else with a line. */
const pulse = { terminal: 1_000, lines: 30_000 };

/**
 * Shows one step while it runs.
 * @template T
 * @param {Output} out
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function showing(out, title, work) {
  const started = Date.now();
  const elapsed = () => duration(Date.now() - started);
  out.write(`${title}\n`);
  const alive = setInterval(
    () => out.write(out.isTTY ? `\r      ${elapsed()} ` : `      still at it, ${elapsed()}\n`),
    out.isTTY ? pulse.terminal : pulse.lines,
  );
  const end = (/** @type {string} */ word) => out.write(`${out.isTTY ? "\r" : ""}      ${word} after ${elapsed()}\n`);
  try {
    const result = await work();
    end("done");
    return result;
  } catch (error) {
    end("failed");
    throw error;
  } finally {
    clearInterval(alive);
  }
}

module.exports = { duration, showing };
