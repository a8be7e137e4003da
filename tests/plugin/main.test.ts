import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import manifest from "../../package.json";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ringfence-plugin-"));
  mkdirSync(join(folder, "plugin"));
  cpSync(join(__dirname, "..", "..", manifest.main), join(folder, manifest.main));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ main: manifest.main }));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Loads the folder as the engine's runner does. */
const load = () => spawnSync(process.execPath, ["-e", `require(${JSON.stringify(folder)})`], { encoding: "utf8" });

test("a package that was built is started", () => {
  mkdirSync(join(folder, "dist"));
  writeFileSync(join(folder, "dist", "plugin.js"), 'console.log("started")');
  expect(load()).toMatchObject({ status: 0, stdout: "started\n" });
});

test("one that was not says what to run, and where, without a stack trace", () => {
  const { status, stderr } = load();
  expect(status).toBe(1);
  expect(stderr).toBe(`the components in ${folder} are not built; run "npm ci" and "npm run build" there\n`);
});
