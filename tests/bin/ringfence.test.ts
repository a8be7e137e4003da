import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import manifest from "../../package.json";
import { checkout } from "../../setup/cache";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ringfence-launcher-"));
  cpSync(join(checkout, "bin"), join(folder, "bin"), { recursive: true });
  const { name, version, bin } = manifest;
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name, version, bin }));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** `npx ringfence` as in a checkout; a registry that is asked cannot answer. */
const npx = (...words: string[]) =>
  spawnSync("npx", ["ringfence", ...words], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, npm_config_registry: "http://127.0.0.1:9", npm_config_cache: join(folder, "npm-cache") },
  });

test("npx in a checkout that is not built says what to do, asks no registry, and works once it is built", () => {
  const before = npx("signals");
  const remedy = 'is not built; run "npm ci" and "npm run build" there';
  expect(before).toMatchObject({ status: 1, stdout: "", stderr: `ringfence: the command in ${folder} ${remedy}\n` });

  mkdirSync(join(folder, "dist", "cli"), { recursive: true });
  writeFileSync(join(folder, "dist", "cli", "main.mjs"), "console.log(process.argv.slice(2).join())");
  expect(npx("signals", "one")).toMatchObject({ status: 0, stdout: "signals,one\n", stderr: "" });
});

test("what npm links is committed, and not made by the build", () => {
  const ignored = readFileSync(join(checkout, ".gitignore"), "utf8").split("\n");
  expect(ignored).not.toContain(`${manifest.bin.ringfence.split("/")[0]!}/`);
});
