// `node scripts/release-notes.js v1.2.3` prints what CHANGELOG.md says of the version, for the page of the release. It refuses
// a tag that is not the version of package.json, and a section that is still open.
"use strict";

const { readFileSync } = require("node:fs");
const path = require("node:path");

/**
 * @param {{ tag: string, version: string, changelog: string }} release the tag that was pushed, `version` of package.json,
 *   and the text of CHANGELOG.md
 * @returns {string} the section of the version, without its heading
 * @throws {Error} when one of them does not fit, with what to do
 */
function releaseNotes({ tag, version, changelog }) {
  if (tag !== `v${version}`) {
    throw new Error(`the tag is ${tag} and package.json says ${version}; make the tag with "npm run tag"`);
  }
  const heading = `## ${version} (`;
  const section = changelog.split(/^(?=## )/m).find((each) => each.startsWith(heading));
  const wanted = `"${heading}<year>-<month>-<day>)"`;
  if (section === undefined) throw new Error(`CHANGELOG.md has no section of ${version}; it starts with ${wanted}`);
  const [first = "", ...lines] = section.split("\n");
  if (!/ \(\d{4}-\d\d-\d\d\)$/.test(first)) throw new Error(`the heading "${first}" has no day; write ${wanted}`);
  return lines.join("\n").trim();
}

module.exports = { releaseNotes };

if (require.main === module) {
  const root = path.join(__dirname, "..");
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const changelog = readFileSync(path.join(root, "CHANGELOG.md"), "utf8");
  try {
    console.log(releaseNotes({ tag: process.argv[2] ?? "missing", version, changelog }));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
