// What a bundle takes in from other people is shipped, and their licences ask that the texts go with it.
"use strict";

const { readdirSync, readFileSync } = require("node:fs");
const path = require("node:path");
const satisfies = require("spdx-satisfies");

const root = path.join(__dirname, "..", "..");

/**
 * What may be shipped, as SPDX names it: licences that ask for their text and nothing else. None asks whoever uses the
 * package to open their own program.
 */
const ALLOWED_LICENCES = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "ISC", "MIT"];

/** Which files of a package are its licence, or the notices that Apache-2.0 asks to be kept. */
const TEXTS = /^(licen[cs]e|notice|copying)\b/i;

/** @param {string | undefined} licence an SPDX expression @returns {boolean} */
function isAllowed(licence) {
  try {
    return licence !== undefined && satisfies(licence, ALLOWED_LICENCES);
  } catch {
    // Not an expression: `SEE LICENSE IN ...`, for example.
    return false;
  }
}

/**
 * @param {readonly string[]} files files that a bundle was made of, relative to the checkout
 * @returns {string[]} the folders of the packages that they belong to, each once, sorted
 */
function packageFolders(files) {
  const folders = files.flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0] ?? []);
  return [...new Set(folders)].sort();
}

/** A line that says whose the code is; it differs where the rest of a licence is the same. */
const OWNER = /^\W*(?:portions )?copyright\b.*(?:\d{4}|\(c\)|©|\[yyyy\]).*$/gim;

/** @param {string} text @returns {string[]} */
const ownersIn = (text) =>
  (text.match(OWNER) ?? []).map((line) => line.trim()).filter((line) => !/\[yyyy\]/.test(line));

/** @param {string} text the words of a licence, however they are laid out */
const wordsOf = (text) =>
  text
    .replace(OWNER, "")
    .replaceAll(/[\s>*#]+/g, " ")
    .trim();

/** The same for all who use it, so that a package which leaves the file out can be given ours. */
const apache = () => readFileSync(path.join(root, "LICENSE"), "utf8");

/** @param {string} folder @returns {{ name: string, licence: string | undefined, text: string | undefined }} */
function read(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const files = readdirSync(folder).filter((file) => TEXTS.test(file));
  const texts = files.sort().map((file) => readFileSync(path.join(folder, file), "utf8"));
  const text = texts.length > 0 ? texts.join("\n") : license === "Apache-2.0" ? apache() : undefined;
  return { name: `${name} ${version}`, licence: license, text };
}

/**
 * The licences of packages, with each text once.
 * @param {readonly string[]} folders of the packages
 * @returns {string}
 * @throws {Error} when a package may not be shipped, or has no licence text; it names all of them
 */
function notices(folders) {
  /** @type {string[]} */
  const problems = [];
  /** @type {Map<string, { text: string, names: string[] }>} words of a licence -> how it is laid out, and whose it is */
  const byWords = new Map();
  for (const { name, licence, text } of folders.map(read)) {
    if (!isAllowed(licence)) {
      problems.push(`${name}: its licence is ${licence}, and may be ${ALLOWED_LICENCES.join(", ")}`);
    } else if (text === undefined) {
      problems.push(`${name}: it comes without the text of its licence`);
    } else {
      const words = wordsOf(text);
      const { names } = byWords.get(words) ?? { names: [] };
      const own = [`${name} (${licence})`, ...ownersIn(text)].join("\n  ");
      byWords.set(words, { text: text.replace(OWNER, "").trim(), names: [...names, own] });
    }
  }
  if (problems.length > 0) throw new Error(`this cannot be shipped:\n${problems.join("\n")}`);
  const parts = [...byWords.values()].map(({ text, names }) => `${names.join("\n")}\n\n${text}\n`);
  return ["Ringfence contains code of these packages.\n", ...parts].join(`\n${"-".repeat(80)}\n\n`);
}

module.exports = { isAllowed, notices, packageFolders };
