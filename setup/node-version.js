// @ts-check
"use strict";

// Old Node versions must be able to read this file far enough to say that they are too old: no syntax of later years here.

var oldestNode = 20;

/**
 * What is wrong with this Node.js or this system.
 * @param {string} version such as `20.20.2`
 * @param {string} platform as `process.platform`
 * @returns {string | undefined}
 */
function nodeProblem(version, platform) {
  if (Number(version.split(".")[0]) < oldestNode) {
    return (
      "Node.js " +
      oldestNode +
      " or newer is needed; this is " +
      version +
      "; get it from https://nodejs.org/en/download"
    );
  }
  if (platform === "win32") {
    return "the sandbox runs on Linux and macOS, this is Windows; use WSL 2 (https://learn.microsoft.com/windows/wsl/install)";
  }
  return undefined;
}

module.exports = { nodeProblem: nodeProblem };
