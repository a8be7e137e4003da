// `npm test`: every check of the project, one after the other, then one line with the number of what passed and failed.
// A check that fails does not stop the next one, so that one run shows everything that is wrong.
const { spawnSync } = require("node:child_process");
const { mkdtempSync, readFileSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

const root = join(__dirname, "..");
const results = join(mkdtempSync(join(tmpdir(), "ringfence-test-")), "jest.json");

/**
 * A check is one thing that passes or fails; a jest run counts its tests.
 * @type {{ title: string, command: string[], jest?: boolean }[]}
 */
const CHECKS = [
  { title: "format", command: ["prettier", "--check", "--log-level", "warn", "."] },
  { title: "lint", command: ["eslint", ".", "--max-warnings", "0"] },
  { title: "types", command: ["tsc", "-p", "tsconfig.check.json"] },
  { title: "unused code", command: ["knip"] },
  { title: "generated pages are up to date", command: ["tsx", "scripts/docs.ts", "--check"] },
  { title: "schema of the provider stand-in is up to date", command: ["tsx", "scripts/provider-schema.ts", "--check"] },
  { title: "list of global services is up to date", command: ["tsx", "scripts/global-services.ts", "--check"] },
  { title: "list of instance types is up to date", command: ["tsx", "scripts/instance-types.ts", "--check"] },
  { title: "unit tests", command: ["jest", "--selectProjects", "unit"], jest: true },
  { title: "integration tests", command: ["jest", "--selectProjects", "integration"], jest: true },
];

/** @param {string[]} command a command of node_modules/.bin and its arguments */
const run = ([name = "", ...args]) =>
  spawnSync(join(root, "node_modules", ".bin", name), args, { cwd: root, stdio: "inherit" }).status === 0;

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

let passed = 0;
let failed = 0;
for (const { title, command, jest } of CHECKS) {
  const started = Date.now();
  console.log(`\n── ${title}`);
  const ok = run(jest ? [...command, "--json", "--outputFile", results] : command);
  const counts = jest ? jestCounts(ok) : { passed: Number(ok), failed: Number(!ok) };
  passed += counts.passed;
  failed += counts.failed;
  console.log(`── ${title}: ${ok ? "ok" : "FAILED"} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
