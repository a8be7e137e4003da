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
  const [a, b] = [found, needed].map((version) => version.split(".").map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (a[i] || 0) - (b[i] || 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

module.exports = { atLeast, parseVersion };
