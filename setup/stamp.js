// @ts-check
"use strict";

// A stamp is the record of something that set-up has built: from which inputs, and what the files were then. Sizes and
// times of files are compared on every run; contents only when those differ, or when a person asks with --verify.

const crypto = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

/**
 * Paths in a stamp start from its folder, so that a cache can be moved.
 * @typedef {{ path: string, size: number, mtimeMs: number, sha256: string }} Print
 * @typedef {{ inputs: string, files: Print[], details?: Record<string, string> }} Stamp
 * @typedef {{ state: "intact" } | { state: "missing" | "outdated" | "damaged", reason: string }} Finding
 */

/** @param {string | Buffer} content */
const sha256 = (content) => crypto.createHash("sha256").update(content).digest("hex");

/**
 * One hash for everything that decides what a build gives: the contents of these files, and these words.
 * @param {string[]} files
 * @param {string[]} words
 */
function hashInputs(files, words = []) {
  return sha256(
    JSON.stringify([...files.map((file) => [path.basename(file), sha256(fs.readFileSync(file))]), ...words]),
  );
}

/** @param {string} folder of the stamp @param {string} file @returns {Print} */
function print(folder, file) {
  const { size, mtimeMs } = fs.statSync(file);
  return { path: path.relative(folder, file), size, mtimeMs, sha256: sha256(fs.readFileSync(file)) };
}

/** @param {string} stampFile @returns {Stamp | undefined} undefined when there is none, or none that can be read */
function readStamp(stampFile) {
  try {
    const stamp = JSON.parse(fs.readFileSync(stampFile, "utf8"));
    return typeof stamp.inputs === "string" && Array.isArray(stamp.files) ? stamp : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} stampFile
 * @param {{ inputs: string, files: string[], details?: Record<string, string> }} built
 */
function writeStamp(stampFile, { inputs, files, details }) {
  const temporary = `${stampFile}.building-${process.pid}`;
  const folder = path.dirname(stampFile);
  fs.mkdirSync(folder, { recursive: true });
  const prints = files.map((file) => print(folder, file));
  fs.writeFileSync(temporary, JSON.stringify({ inputs, details, files: prints }, null, 2));
  fs.renameSync(temporary, stampFile);
}

/**
 * Compares what is there with what was built.
 * @param {string} stampFile
 * @param {string} inputs what a build of now would be made from
 * @param {{ deep?: boolean }} [options] deep: compare contents even where size and time are the same
 * @returns {Finding}
 */
function inspect(stampFile, inputs, { deep = false } = {}) {
  const stamp = readStamp(stampFile);
  if (!stamp) return { state: "missing", reason: "it is not there yet" };
  if (stamp.inputs !== inputs) return { state: "outdated", reason: "its sources have changed" };

  const files = stamp.files.map((file) => {
    const absolute = path.resolve(path.dirname(stampFile), file.path);
    return { ...file, path: absolute, now: fs.statSync(absolute, { throwIfNoEntry: false }) };
  });
  const broken = files.find(({ now, size }) => now?.size !== size);
  if (broken) {
    const found = broken.now ? `${broken.now.size} bytes instead of ${broken.size}` : "gone";
    return { state: "damaged", reason: `${broken.path} is ${found}` };
  }
  const touched = files.filter(({ now, mtimeMs }) => now?.mtimeMs !== mtimeMs);
  const changed = (deep ? files : touched).find((file) => sha256(fs.readFileSync(file.path)) !== file.sha256);
  if (changed) return { state: "damaged", reason: `${changed.path} is not what was built` };
  // Only touched, as by a cache that was copied: remember the new times, so that the next run need not read again.
  if (touched.length > 0) writeStamp(stampFile, { ...stamp, files: files.map((file) => file.path) });
  return { state: "intact" };
}

module.exports = { hashInputs, inspect, readStamp, sha256, writeStamp };
