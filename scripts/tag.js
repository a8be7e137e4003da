// `npm run tag`: makes the tag of this version, with the built files in it, since who fetches a tag does not build it: the
// engine (`pulumi package add <repository>@v1.2.3`) and pipelines that take the policy pack from it. The branch stays as it
// is, and pushing the tag is left to a person.
"use strict";

const { execFileSync } = require("node:child_process");
const { mkdtempSync, readFileSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const path = require("node:path");

/** What the build makes and git ignores. */
const BUILT = ["dist", "policies/dist"];

/**
 * @param {string} root folder of the repository
 * @returns {string} the name of the tag
 * @throws {Error} when the tag is there already, when something is not committed, or when the build fails
 */
function tag(root) {
  const index = mkdtempSync(path.join(tmpdir(), "ringfence-tag-"));
  // An index of its own: what a person has staged stays staged.
  const env = { ...process.env, GIT_INDEX_FILE: path.join(index, "index") };
  const git = (/** @type {string[]} */ ...args) =>
    execFileSync("git", args, { cwd: root, env, encoding: "utf8" }).trim();
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const name = `v${version}`;
  try {
    if (git("tag", "--list", name) !== "") throw new Error(`the tag ${name} is there already; raise the version first`);
    git("read-tree", "HEAD");
    const changed = git("status", "--porcelain");
    if (changed !== "") throw new Error(`a tag has only what is committed; commit or remove first:\n${changed}`);
    execFileSync("npm", ["run", "prepack"], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
    git("add", "--force", ...BUILT);
    const commit = git("commit-tree", git("write-tree"), "-p", "HEAD", "-m", `Version ${version}, built`);
    git("tag", "--annotate", name, commit, "--message", `Version ${version}`);
    return name;
  } finally {
    rmSync(index, { recursive: true, force: true });
  }
}

module.exports = { tag };

if (require.main === module) {
  try {
    const name = tag(path.join(__dirname, ".."));
    console.log(`${name} is made; publish it with: git push origin ${name}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
