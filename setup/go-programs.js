// @ts-check
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { checkout } = require("./cache");
const { ask } = require("./processes");
const { SetupError } = require("./errors");
const { hashInputs, inspect, writeStamp } = require("./stamp");

/** @typedef {import("./machine").Machine} Machine */

const engineFolder = path.join(checkout, "sandbox", "host");

/**
 * The version that a go.mod asks for.
 * @param {string} folder below sandbox/host
 * @param {string} what `go`, or a module
 */
function goModVersion(folder, what) {
  const words = fs
    .readFileSync(path.join(engineFolder, folder, "go.mod"), "utf8")
    .split("\n")
    .map((line) =>
      line
        .trim()
        .replace(/^require /, "")
        .split(" "),
    );
  const version = words.find(([name]) => name === what)?.[1];
  if (!version) throw new SetupError(`sandbox/host/${folder}/go.mod names no version of ${what}; restore the file`);
  return version.replace(/^v/, "");
}

/** The version of the engine that is built when there is none to use. */
const engineVersion = goModVersion("cli", "github.com/pulumi/pulumi/pkg/v3");

/**
 * Packages that are compiled without optimisation, by patterns of Go: they are a third of the engine's compile time, and a
 * stack in a folder of this machine never runs them (other clouds' stores and key services, the viewer of API descriptions,
 * colours for source code).
 */
const unoptimised = [
  "cloud.google.com/...",
  "github.com/alecthomas/...",
  "github.com/aws/...",
  "github.com/Azure/...",
  "github.com/AzureAD/...",
  "github.com/cncf/...",
  "github.com/envoyproxy/...",
  "github.com/google/go-tpm/...",
  "github.com/GoogleCloudPlatform/...",
  "github.com/pb33f/...",
  "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi/cloud/...",
  "google.golang.org/api/...",
  "google.golang.org/genproto/...",
];

/**
 * For every program the same, so that Go compiles what they share once. Tables for debuggers are left out: the linker drops
 * them anyway (`-w`). The last pattern that fits decides: https://pkg.go.dev/cmd/go#hdr-Compile_packages_and_dependencies
 */
const compilerFlags = [
  "-gcflags=all=-dwarf=false",
  ...unoptimised.map((pattern) => `-gcflags=${pattern}=-N -l -dwarf=false`),
];

/**
 * @typedef {object} GoProgram
 * @property {string} folder the Go module, below sandbox/host
 * @property {string} package what to build in it
 * @property {string} output the file name in the cache's bin
 * @property {string[]} flags for `go build`, besides those of the compiler
 * @property {string[]} [smokeTest] arguments for a first start that must succeed
 * @property {{ module: string, file: string }} [companion] a script of a module that belongs beside the program
 */

/** @type {Record<"engine" | "languageHost" | "adapter" | "yamlHost" | "pythonHost" | "pythonSdk", GoProgram>} */
const goPrograms = {
  engine: {
    folder: "cli",
    package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    output: "pulumi",
    // What Pulumi's own releases are built with: without the version, the engine takes itself for a development build.
    flags: [
      "-tags=osusergo,grpcnotrace",
      `-ldflags=-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${engineVersion}`,
    ],
    smokeTest: ["version"],
  },
  languageHost: {
    folder: "nodejs-host",
    package: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
    output: "pulumi-language-nodejs-official",
    flags: ["-ldflags=-s -w"],
    smokeTest: ["-help"],
  },
  adapter: {
    folder: "nodejs-adapter",
    package: ".",
    output: "pulumi-language-nodejs",
    flags: ["-ldflags=-s -w"],
  },
  yamlHost: {
    folder: "yaml-host",
    package: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
    output: "pulumi-language-yaml",
    flags: ["-ldflags=-s -w"],
    smokeTest: ["-help"],
  },
  pythonHost: {
    folder: "python-host",
    package: "github.com/pulumi/pulumi/sdk/v3/python/cmd/pulumi-language-python",
    output: "pulumi-language-python",
    flags: ["-ldflags=-s -w"],
    smokeTest: ["-help"],
  },
  pythonSdk: {
    folder: "python-sdk",
    package: ".",
    output: "pulumi-python-sdk",
    flags: ["-ldflags=-s -w"],
    // What the host starts a program with. The one of the engine's version knows the Python SDK of today.
    companion: {
      module: "github.com/pulumi/pulumi/sdk/v3",
      file: "python/cmd/pulumi-language-python-exec",
    },
  },
};

/** @param {GoProgram} program */
function sourcesOf({ folder }) {
  const directory = path.join(engineFolder, folder);
  const names = fs.readdirSync(directory).filter((name) => name.endsWith(".go") || /^go\.(mod|sum)$/.test(name));
  return names.sort().map((name) => path.join(directory, name));
}

/** @param {GoProgram} program */
const inputsOf = (program) =>
  hashInputs(sourcesOf(program), [
    program.package,
    ...compilerFlags,
    ...program.flags,
    ...Object.values(program.companion ?? {}),
    process.platform,
    process.arch,
  ]);

/** @param {Machine} machine @param {GoProgram} program */
const stampOf = (machine, program) => path.join(machine.paths.root, "stamps", `${program.output}.json`);

/**
 * Compares the program in the cache with what would be built now; with --verify, also starts it.
 * @param {Machine} machine
 * @param {GoProgram} program
 * @returns {import("./stamp").Finding}
 */
function inspectProgram(machine, program) {
  const finding = inspect(stampOf(machine, program), inputsOf(program), { deep: machine.verify });
  const file = path.join(machine.paths.bin, program.output);
  if (finding.state !== "intact" || !machine.verify || starts(machine, program, file)) return finding;
  return { state: "damaged", reason: `${file} does not start` };
}

/** @param {Machine} machine @param {GoProgram} program @param {string} file */
const starts = (machine, program, file) =>
  program.smokeTest === undefined || ask(file, program.smokeTest, machine.env) !== undefined;

/**
 * Builds a program from Go modules into the cache. It gets its name only when it is complete and has started once.
 * @param {Machine} machine
 * @param {GoProgram} program
 */
async function buildProgram(machine, program) {
  const output = path.join(machine.paths.bin, program.output);
  const temporary = `${output}.building-${process.pid}`;
  fs.mkdirSync(machine.paths.bin, { recursive: true });
  const args = [
    "build",
    "-buildvcs=false",
    "-trimpath",
    ...compilerFlags,
    ...program.flags,
    "-o",
    temporary,
    program.package,
  ];
  // No C compiler needed, and no flags or workspace of the person's own Go projects.
  const env = { ...machine.env, CGO_ENABLED: "0", GOFLAGS: "", GOWORK: "off" };
  await machine.run("go", args, { cwd: path.join(engineFolder, program.folder), env, log: program.output });
  if (!starts(machine, program, temporary)) {
    throw new SetupError(`${temporary} was built but does not start; try it by hand to see why`);
  }
  fs.renameSync(temporary, output);
  const files = [output, ...copyCompanion(machine, program)];
  writeStamp(stampOf(machine, program), { inputs: inputsOf(program), files });
}

/**
 * Puts the script that belongs to a program beside it.
 * @param {Machine} machine
 * @param {GoProgram} program
 * @returns {string[]} its path; nothing when the program needs none
 */
function copyCompanion(machine, { folder, companion }) {
  if (!companion) return [];
  const { module, file } = companion;
  const env = { ...machine.env, GOWORK: "off" };
  const source = ask("go", ["list", "-C", path.join(engineFolder, folder), "-m", "-f", "{{.Dir}}", module], env);
  if (!source) throw new SetupError(`Go does not say where it has put ${module}; run this again`);
  const copy = path.join(machine.paths.bin, path.basename(file));
  const temporary = `${copy}.building-${process.pid}`;
  fs.copyFileSync(path.join(source, file), temporary);
  fs.chmodSync(temporary, 0o755);
  fs.renameSync(temporary, copy);
  return [copy];
}

module.exports = { buildProgram, engineVersion, goModVersion, goPrograms, inspectProgram };
