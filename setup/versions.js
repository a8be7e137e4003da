// @ts-check
"use strict";

/**
 * The first version number in a text such as `v3.259.0`, `go version go1.26.8 linux/amd64` or `Python 3.11.7`.
 * @param {string} text
 * @returns {string | undefined} `major.minor.patch`; a missing patch is 0
 */
function parseVersion(text) {
  const match = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text);
  return match ? `${match[1]}.${match[2]}.${match[3] || 0}` : undefined;
}

/**
 * Whether `found` is the same version as `needed` or a later one. Pre-release marks are ignored.
 * @param {string} found
 * @param {string} needed
 */
function atLeast(found, needed) {
  const parts = found.split(".").map(Number);
  const difference = needed
    .split(".")
    .map((part, i) => (parts[i] ?? 0) - Number(part))
    .find((each) => each !== 0);
  return difference === undefined || difference > 0;
}

module.exports = { atLeast, parseVersion };
