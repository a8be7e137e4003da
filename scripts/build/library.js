// Bundles what programs import: the components into dist/components/index.js, the driver of policy packs into
// dist/testing/index.js, and the components for programs in other languages into dist/plugin.js, which the engine starts by
// the `main` of package.json. Few files, because they are loaded at the start of every preview.
"use strict";

const path = require("node:path");
const esbuild = require("esbuild");

const root = path.join(__dirname, "..", "..");
const COMPONENTS = path.join(root, "components");

/**
 * The plugin adds a schema to the components, which stand beside it already: it loads them and carries no second copy.
 * @type {esbuild.Plugin}
 */
const componentsBeside = {
  name: "components beside the plugin",
  setup: ({ onResolve }) => {
    onResolve({ filter: /\/components$/ }, ({ path: name, resolveDir }) =>
      path.resolve(resolveDir, name) === COMPONENTS ? { path: "./components/index.js", external: true } : undefined,
    );
  },
};

/**
 * Prints nothing: set-up has its own way to report.
 * @returns {Promise<string[]>} the files that went into the bundles
 */
async function bundleLibrary() {
  /** @type {esbuild.BuildOptions[]} */
  const bundles = [
    { entryPoints: { "components/index": path.join(COMPONENTS, "index.ts") } },
    { entryPoints: { "testing/index": path.join(root, "testing", "index.ts") } },
    { entryPoints: { plugin: path.join(root, "plugin", "index.ts") }, plugins: [componentsBeside] },
  ];
  const results = await Promise.all(
    bundles.map((bundle) =>
      esbuild.build({
        ...bundle,
        outdir: path.join(root, "dist"),
        bundle: true,
        platform: "node",
        target: "node20",
        format: "cjs",
        // The components and the program must share one copy of the SDK; the rest is installed beside it.
        packages: "external",
        minifyWhitespace: true,
        minifySyntax: true,
        metafile: true,
        logLevel: "silent",
      }),
    ),
  );
  return results.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {}));
}

module.exports = { bundleLibrary };

if (require.main === module) {
  bundleLibrary().catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
