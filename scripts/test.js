// `npm test`: every check of the project, then one line with the number of what passed and failed. A check that fails does
// not stop the next one, so that one run shows everything that is wrong.
const { spawn, spawnSync } = require("node:child_process");
const { mkdtempSync, readFileSync, rmSync } = require("node:fs");
const { availableParallelism, tmpdir } = require("node:os");
const { join } = require("node:path");

const root = join(__dirname, "..");
const results = join(mkdtempSync(join(tmpdir(), "ringfence-test-")), "jest.json");
const kept = join("node_modules", ".cache");

/** @typedef {{ title: string, command: string[] }} Check a command of node_modules/.bin and its arguments */

/**
 * What needs no running: as many at the same time as there are processors, the longest first.
 * @type {Check[]}
 */
const CHECKS = [
  { title: "lint", command: ["eslint", ".", "--max-warnings", "0"] },
  {
    title: "types",
    command: [
      "tsc",
      "-p",
      "tsconfig.check.json",
      "--incremental",
      "--tsBuildInfoFile",
      join(kept, "types.tsbuildinfo"),
    ],
  },
  { title: "generated files are up to date", command: ["tsx", "scripts/generate.ts", "--check"] },
  { title: "imports", command: ["depcruise", "."] },
  { title: "unused code", command: ["knip"] },
  {
    title: "format",
    command: ["prettier", "--check", "--log-level", "warn", "--cache", "--cache-strategy", "content", "."],
  },
];

/** @type {Check} */
const TESTS = { title: "tests", command: ["jest", "--json", "--outputFile", results] };

/** @param {Check} check */
const bin = ({ command: [name = ""] }) => join(root, "node_modules", ".bin", name);

/**
 * Runs a check to its end; the lines of several would get mixed up, so they are kept until then.
 * @param {Check} check
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
const captured = (check) =>
  new Promise((resolve) => {
    const child = spawn(bin(check), check.command.slice(1), { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
    child.on("close", (code) => resolve({ ok: code === 0, output }));
  });

/** @param {Check} check @param {boolean} ok @param {number} started */
const conclude = ({ title }, ok, started) =>
  console.log(`── ${title}: ${ok ? "ok" : "FAILED"} (${((Date.now() - started) / 1000).toFixed(1)} s)`);

/** @returns {Promise<boolean[]>} which of the checks passed */
async function runChecks() {
  const waiting = [...CHECKS];
  /** @type {boolean[]} */
  const passed = [];
  const oneAfterTheOther = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const started = Date.now();
      const { ok, output } = await captured(check);
      process.stdout.write(output === "" ? "" : `\n── ${check.title}\n${output}`);
      conclude(check, ok, started);
      passed.push(ok);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, oneAfterTheOther));
  return passed;
}

/**
 * What jest counted; a run that counted nothing failed.
 * @param {boolean} ok whether jest ended well
 */
function jestCounts(ok) {
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(results, "utf8"));
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    return { passed: numPassedTests, failed: ok ? failed : Math.max(1, failed) };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(results, { force: true });
  }
}

function runTests() {
  const started = Date.now();
  console.log(`\n── ${TESTS.title}`);
  const ok = spawnSync(bin(TESTS), TESTS.command.slice(1), { cwd: root, stdio: "inherit" }).status === 0;
  conclude(TESTS, ok, started);
  return jestCounts(ok);
}

async function main() {
  const checks = await runChecks();
  const tests = runTests();
  const passed = tests.passed + checks.filter(Boolean).length;
  const failed = tests.failed + checks.filter((ok) => !ok).length;
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

void main();
