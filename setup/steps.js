// @ts-check
"use strict";

const { installDependencies, dependenciesReason } = require("./node-modules");
const { buildProgram, engineVersion, goPrograms, inspectProgram } = require("./go-programs");
const { chooseEngine, linkEngine } = require("./engine");
const { buildEventRuler, eventRulerReason } = require("./event-ruler");
const { environments, makePython, NOT_IN_USE, pythonReason } = require("./python");

/** @typedef {import("./machine").Machine} Machine */
/** @typedef {import("./go-programs").GoProgram} GoProgram */
/** @typedef {import("./python").Environment} Environment */

/**
 * One thing that set-up takes care of.
 * @typedef {object} Step
 * @property {"npm" | "go" | "python" | "java" | "bundles"} lane steps of a lane run one after the other, lanes side by side
 * @property {string} title what is being done, in the present tense
 * @property {string} usually how long it takes on two cores
 * @property {import("./tools").ToolId[]} tools what must be on the machine to run it
 * @property {() => string | undefined} needed why it has to run; undefined when all is there
 * @property {() => Promise<void>} run
 * @property {boolean} [quiet] runs every time and takes a moment: not worth a line
 * @property {string} [quietFor] the reason for which it takes a moment only
 */

/**
 * The steps, in each lane in the order in which they run. `needed` of all of them is asked before the first one runs.
 * @param {Machine} machine
 * @param {{ sandboxOnly?: boolean }} [options] sandboxOnly: leave out what only the tests need
 * @returns {Step[]}
 */
function setupSteps(machine, { sandboxOnly = false } = {}) {
  const engine = chooseEngine(machine);
  const installed = engine.kind === "installed" ? engine : undefined;

  /** @type {(title: string, usually: string, program: GoProgram) => Step} */
  const build = (title, usually, program) => ({
    lane: "go",
    title,
    usually,
    tools: ["go"],
    needed: () => (installed ? undefined : reasonOf(inspectProgram(machine, program))),
    run: () => buildProgram(machine, program),
  });

  /** @type {(title: string, usually: string, environment: Environment) => Step} */
  const prepare = (title, usually, environment) => ({
    lane: "python",
    title,
    usually,
    tools: ["python"],
    needed: () => pythonReason(machine, environment),
    run: () => makePython(machine, environment),
    quietFor: NOT_IN_USE,
  });

  /** @type {(title: string, what: "pack" | "cli" | "library") => Step} */
  const bundle = (title, what) => ({
    lane: "bundles",
    title,
    usually: "1 second",
    tools: [],
    needed: () => "it must never be older than its sources",
    run: () => machine.run(process.execPath, [`scripts/build/${what}.js`], { cwd: machine.checkout, log: what }),
    quiet: true,
  });

  /** @type {Step[]} */
  const forTests = [
    build("building the YAML language host from Go modules", "1 minute", goPrograms.yamlHost),
    build("building the Python language host from Go modules", "10 seconds", goPrograms.pythonHost),
    build("building the generator of Python packages from Go modules", "20 seconds", goPrograms.pythonSdk),
    prepare("preparing the Python environment of Pulumi programs", "30 seconds", environments.programs),
    prepare("preparing the Python environment of the policy linters", "20 seconds", environments.linters),
    prepare("preparing the Python environment of the AWS command line", "15 seconds", environments.awsCli),
    {
      lane: "java",
      title: "building the judge of event patterns from Maven",
      usually: "20 seconds",
      tools: [],
      needed: () => eventRulerReason(machine),
      run: () => buildEventRuler(machine),
    },
    bundle("building the components for other languages", "library"),
  ];

  return [
    {
      lane: "npm",
      title: "installing the npm dependencies",
      usually: "1 minute",
      tools: ["npm"],
      needed: () => dependenciesReason(machine),
      run: () => installDependencies(machine),
    },
    {
      lane: "go",
      title: `linking the installed Pulumi engine ${installed?.engine.version} (${installed?.engine.pulumi})`,
      usually: "1 second",
      tools: [],
      needed: () => (installed && !installed.linked ? "it is not in use yet" : undefined),
      run: async () => installed && linkEngine(machine, installed.engine),
    },
    build(`building the Pulumi engine ${engineVersion} from Go modules`, "5 minutes", goPrograms.engine),
    build("building the Node language host from Go modules", "20 seconds", goPrograms.languageHost),
    build("building the adapter of the language host", "15 seconds", goPrograms.adapter),
    prepare("preparing the Python environment of the AWS emulator", "1 minute", environments.emulator),
    ...(sandboxOnly ? [] : forTests),
    bundle("building the policy pack", "pack"),
    bundle("building the command line", "cli"),
  ];
}

/** @param {import("./stamp").Finding} finding */
const reasonOf = (finding) => (finding.state === "intact" ? undefined : finding.reason);

module.exports = { setupSteps };
