// Bundles the components for programs in other languages into dist/plugin.js, which the engine starts by the `main` of
// package.json. One file, because it is loaded at the start of every preview.
"use strict";

const path = require("node:path");
const esbuild = require("esbuild");

const root = path.join(__dirname, "..", "..");

/**
 * Builds the plugin. Prints nothing: set-up has its own way to report.
 * @returns {Promise<string>} path of the bundle
 */
async function buildPlugin() {
  const outfile = path.join(root, "dist", "plugin.js");
  await esbuild.build({
    entryPoints: [path.join(root, "plugin", "index.ts")],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    // The components and the runner must share one copy of the SDK; the rest is installed beside it.
    packages: "external",
    logLevel: "silent",
  });
  return outfile;
}

module.exports = { buildPlugin };

if (require.main === module) {
  buildPlugin().catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
