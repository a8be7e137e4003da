// @ts-check
"use strict";

/** A problem that the person at the keyboard can solve. It is shown without a stack trace, and set-up ends with 1. */
class SetupError extends Error {
  /** @param {string} message what is wrong, what was found, what is needed, what to do */
  constructor(message) {
    super(message);
    this.name = "SetupError";
  }
}

module.exports = { SetupError };
