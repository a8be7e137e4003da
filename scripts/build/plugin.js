// Bundles the components for programs in other languages into dist/plugin.js, which the engine starts by the `main` of
// package.json. One file, because it is loaded at the start of every preview.
"use strict";

const path = require("node:path");
const esbuild = require("esbuild");

const root = path.join(__dirname, "..", "..");

/** Prints nothing: set-up has its own way to report. */
async function buildPlugin() {
  await esbuild.build({
    entryPoints: [path.join(root, "plugin", "index.ts")],
    outfile: path.join(root, "dist", "plugin.js"),
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    // The components and the runner must share one copy of the SDK; the rest is installed beside it.
    packages: "external",
    logLevel: "silent",
  });
}

buildPlugin().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
