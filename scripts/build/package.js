// `npm pack` runs this first: everything that is published and not committed. `npm run build` makes the part of it that a
// checkout needs to run; here come the types for programs in TypeScript, and the licences of what the bundles took in.
"use strict";

const { mkdirSync, rmSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { generateDtsBundle } = require("dts-bundle-generator");
const { bundleCli } = require("./cli");
const { bundleLibrary } = require("./library");
const { notices, packageFolders } = require("./notices");
const { bundlePack } = require("./pack");

const root = path.join(__dirname, "..", "..");
const dist = path.join(root, "dist");

/** One file an entry, with what is public and nothing else: the declarations of the whole domain have half a megabyte. */
function writeTypes() {
  const entries = ["components", "testing"];
  const output = { noBanner: true, exportReferencedTypes: false };
  const texts = generateDtsBundle(
    entries.map((name) => ({ filePath: path.join(root, name, "index.ts"), output })),
    { preferredConfigPath: path.join(root, "tsconfig.build.json") },
  );
  entries.forEach((name, at) => {
    mkdirSync(path.join(dist, name), { recursive: true });
    writeFileSync(path.join(dist, name, "index.d.ts"), String(texts[at]));
  });
}

async function buildPackage() {
  // What an earlier version left would be published too.
  for (const name of ["components", "domain", "testing"])
    rmSync(path.join(dist, name), { recursive: true, force: true });
  const files = (await Promise.all([bundlePack(), bundleCli(), bundleLibrary()])).flat();
  const folders = packageFolders(files).map((folder) => path.join(root, folder));
  writeFileSync(path.join(dist, "THIRD-PARTY-LICENSES.txt"), notices(folders));
  writeTypes();
}

buildPackage().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
