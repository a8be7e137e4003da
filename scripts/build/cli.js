// Bundles the command line into dist/cli: a small file that starts at once, and a chunk for each verb and service that is
// loaded when it is needed.
"use strict";

const { execFileSync } = require("node:child_process");
const { createHash } = require("node:crypto");
const { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require("node:fs");
const { isBuiltin } = require("node:module");
const path = require("node:path");
const esbuild = require("esbuild");

const root = path.join(__dirname, "..", "..");
const DIST = path.join(root, "dist", "cli");

/** Room for the catalogue, which has half a megabyte. */
const MAX_BUFFER = 2 ** 24;

/**
 * What the catalogue of AWS's actions answers, asked in a process of its own, since the question is TypeScript.
 *
 * @param {string} file the module that asks
 * @returns {Promise<{ answer: string, packages: string[] }>} the answer in JSON, and the packages that gave it
 */
async function askCatalogue(file) {
  const question = `require(${JSON.stringify(file)}).packedActions().then((it) => console.log(JSON.stringify(it)))`;
  const { outputFiles, metafile } = await esbuild.build({
    stdin: { contents: question, resolveDir: root },
    bundle: true,
    packages: "external",
    platform: "node",
    format: "cjs",
    write: false,
    metafile: true,
  });
  const input = outputFiles[0]?.text ?? "";
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  const packages = imports.map((each) => each.path).filter((name) => !isBuiltin(name));
  return { answer: remembered(input, packages), packages };
}

/**
 * The answer of the same question to the same packages: it takes seconds, and set-up bundles at each start. It lies where
 * `npm ci` takes it away with the packages.
 *
 * @param {string} question a program
 * @param {readonly string[]} packages what it asks
 */
function remembered(question, packages) {
  const versions = packages.map((name) => readFileSync(path.join(root, "node_modules", name, "package.json"), "utf8"));
  const key = createHash("sha256")
    .update([process.version, question, ...versions].join("\0"))
    .digest("hex");
  const file = path.join(root, "node_modules", ".cache", "ringfence", `actions-${key}.json`);
  if (existsSync(file)) return readFileSync(file, "utf8");
  const answer = execFileSync(process.execPath, ["-"], {
    input: question,
    cwd: root,
    encoding: "utf8",
    maxBuffer: MAX_BUFFER,
  }).trim();
  mkdirSync(path.dirname(file), { recursive: true });
  // Under another name first: who reads at the same time must not see a half.
  const begun = `${file}.${process.pid}`;
  writeFileSync(begun, answer);
  renameSync(begun, file);
  return answer;
}

/**
 * The catalogue is asked once, here, and the bundle has the answer in place of the question: it has no packages beside it.
 * A text that is parsed when it is needed costs a start nothing.
 * @param {string[]} taken takes the names of the packages that answered
 * @returns {esbuild.Plugin}
 */
const packedActions = (taken) => ({
  name: "packed actions",
  setup: ({ onLoad }) => {
    onLoad({ filter: /[/\\]cli[/\\]catalogue[/\\]packed-actions\.ts$/ }, async ({ path: file }) => {
      const { answer, packages } = await askCatalogue(file);
      taken.push(...packages);
      return {
        contents: `export const packedActions = async () => JSON.parse(${JSON.stringify(answer)});`,
        loader: "js",
      };
    });
  },
});

/** Packages in CommonJS ask for others by `require`, which a module does not have, and so it is with the folder of a file. */
const REQUIRE = [
  'import { createRequire as ringfenceRequire } from "node:module";',
  'import { dirname as ringfenceDirname } from "node:path";',
  'import { fileURLToPath as ringfencePath } from "node:url";',
  "const require = ringfenceRequire(import.meta.url);",
  "const __dirname = ringfenceDirname(ringfencePath(import.meta.url));",
].join(" ");

/**
 * @param {string} [outdir] where it goes; what is there is removed. Default: what is published
 * @returns {Promise<string[]>} the files that went into it
 */
async function bundleCli(outdir = DIST) {
  /** @type {string[]} */
  const answered = [];
  rmSync(outdir, { recursive: true, force: true });
  const { metafile } = await esbuild.build({
    entryPoints: [path.join(root, "cli", "main.ts")],
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    minify: true,
    // Which class an error or a command is of, people and the probes know by its name.
    keepNames: true,
    // Of a package that has both, the modules: of those, what nobody needs is left out.
    mainFields: ["module", "main"],
    conditions: ["module"],
    banner: { js: REQUIRE },
    platform: "node",
    target: "node20",
    format: "esm",
    logLevel: "silent",
    plugins: [packedActions(answered)],
    metafile: true,
  });
  chmodSync(mainIn(outdir), 0o755);
  return [...Object.keys(metafile.inputs), ...answered.map((name) => `node_modules/${name}/`)];
}

/** @param {string} outdir */
const mainIn = (outdir) => path.join(outdir, "main.mjs");

/**
 * The same, for who wants to run it.
 * @param {string} [outdir]
 * @returns {Promise<string>} path of the file that starts the command
 */
async function buildCli(outdir = DIST) {
  await bundleCli(outdir);
  return mainIn(outdir);
}

module.exports = { buildCli, bundleCli };

if (require.main === module) {
  buildCli().catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
