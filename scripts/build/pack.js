// Bundles the policy pack into policies/dist/index.js. Compiled CommonJS, because a pack in TypeScript is transpiled at
// the start of every preview, and a preview waits for its packs.
"use strict";

const path = require("node:path");
const esbuild = require("esbuild");

const pack = path.join(__dirname, "..", "..", "policies");

/**
 * Prints nothing: the first line on the standard output of a pack has to be its port, and set-up steps that call this have
 * their own way to report.
 * @param {{ entry?: string, outfile?: string }} [options] module that constructs the pack, and where to write; those of
 *   the product when left out
 * @returns {Promise<string[]>} the files that went into the bundle
 */
async function bundlePack({ entry = path.join(pack, "index.ts"), outfile = path.join(pack, "dist", "index.js") } = {}) {
  const { metafile } = await esbuild.build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    // The SDK and the pack must share one copy: its errors and messages are recognised by their class.
    external: ["@pulumi/*"],
    minify: true,
    // For whoever reports an error.
    keepNames: true,
    metafile: true,
    logLevel: "silent",
  });
  return Object.keys(metafile.inputs);
}

module.exports = { bundlePack };

if (require.main === module) {
  bundlePack().catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
