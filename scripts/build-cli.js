// Bundles the command line into dist/cli/main.js: one file that starts in a fraction of the time that its modules need.
"use strict";

const { chmodSync } = require("node:fs");
const path = require("node:path");
const esbuild = require("esbuild");

const root = path.join(__dirname, "..");
const outfile = path.join(root, "dist", "cli", "main.js");

/**
 * @returns {Promise<string>} path of the bundle
 */
async function buildCli() {
  await esbuild.build({
    entryPoints: [path.join(root, "cli", "main.ts")],
    outfile,
    bundle: true,
    minifySyntax: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    logLevel: "silent",
  });
  chmodSync(outfile, 0o755);
  return outfile;
}

module.exports = { buildCli };

if (require.main === module) {
  buildCli().catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
