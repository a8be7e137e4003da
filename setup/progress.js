// @ts-check
"use strict";

/** @param {number} ms @returns {string} such as `42 s` or `4 min 22 s` */
function duration(ms) {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** @typedef {{ write(text: string): unknown, isTTY?: boolean }} Output */

/** How often running steps show that they are alive, in milliseconds: in place on a terminal, else with a line. */
const pulse = { terminal: 1_000, lines: 30_000 };

/** Goes back to the start of the line and empties it, on a terminal. */
const clear = "\r\x1b[2K";

/**
 * What shows steps while they run, several at a time.
 * @param {Output} out
 */
function createProgress(out) {
  /** @type {Map<string, number>} place of a running step, such as `[1/4]` -> when it began */
  const running = new Map();
  const since = (/** @type {number} */ began) => duration(Date.now() - began);
  const line = (/** @type {string} */ text) => out.write(`${out.isTTY ? clear : ""}${text}\n`);
  const show = () => {
    const all = [...running].map(([place, began]) => `${place} ${since(began)}`).join(", ");
    out.write(out.isTTY ? `${clear}      ${all}` : `      still at it: ${all}\n`);
  };
  /** @type {NodeJS.Timeout | undefined} */
  let alive;

  /**
   * Shows one step from its start to its end.
   * @param {{ place: string, title: string }} step
   * @param {() => Promise<void>} work
   * @param {() => boolean} stopped whether a failure is due to another step's
   */
  return async function showing({ place, title }, work, stopped) {
    const began = Date.now();
    line(`${place} ${title}`);
    running.set(place, began);
    alive ??= setInterval(show, out.isTTY ? pulse.terminal : pulse.lines);
    const end = (/** @type {string} */ word) => {
      running.delete(place);
      line(`${place} ${word} after ${since(began)}`);
      if (running.size > 0) return;
      clearInterval(alive);
      alive = undefined;
    };
    try {
      await work();
      end("done");
    } catch (error) {
      end(stopped() ? "stopped" : "failed");
      throw error;
    }
  };
}

module.exports = { createProgress, duration };
