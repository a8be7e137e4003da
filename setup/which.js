// @ts-check
"use strict";

const fs = require("node:fs");
const path = require("node:path");

/** @param {string} file */
function isExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * The first executable of this name on PATH.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 * @param {string} [except] a folder whose entries do not count
 * @returns {string | undefined} absolute path, links not resolved: a version manager's link knows its job by its own name
 */
function findOnPath(name, env, except) {
  return (env.PATH || "")
    .split(path.delimiter)
    .filter((folder) => folder !== "" && path.resolve(folder) !== except)
    .map((folder) => path.resolve(folder, name))
    .find(isExecutable);
}

module.exports = { findOnPath, isExecutable };
