import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import pLimit from "p-limit";
import type { Program } from "./find";

/** The folder that the programs are copied below: what is installed here is what each of them finds. */
export const workFolder = (root: string): string => path.join(root, "node_modules", ".cache", "ringfence-field-test");

/**
 * One installation for all programs, each package in its newest version and those that Ringfence has in its own: sixty
 * installations one by one would take an hour. What the registry does not have is left out, and its programs say so. Install scripts do not run: they would fetch plugins.
 */
export async function install(root: string, programs: readonly Program[]): Promise<void> {
  const folder = workFolder(root);
  mkdirSync(folder, { recursive: true });
  const own = (
    JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { devDependencies: Record<string, string> }
  ).devDependencies;
  const names = [...new Set(programs.flatMap(({ dependencies }) => Object.keys(dependencies)))].filter(
    (name) =>
      !name.startsWith("file:") &&
      !programs.every(({ dependencies }) => /^(file|link|workspace):/.test(dependencies[name] ?? "file:")),
  );
  const atOnce = pLimit(4);
  const versions = await Promise.all(
    names.map((name) => atOnce(async () => [name, own[name] ?? (await newest(name))] as const)),
  );
  const dependencies = Object.fromEntries(versions.filter(([, version]) => version !== undefined));
  const manifest = JSON.stringify({ name: "field-test", private: true, dependencies }, undefined, 2);
  const file = path.join(folder, "package.json");
  if (readOr(file) === manifest) return;
  writeFileSync(file, manifest);
  try {
    execFileSync(
      "npm",
      ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--legacy-peer-deps", "--loglevel=error"],
      {
        cwd: folder,
        stdio: ["ignore", "ignore", "inherit"],
      },
    );
  } catch {
    writeFileSync(file, "");
    throw new Error(`npm could not install what the programs need; ${file} names it`);
  }
}

/** The newest version of a package; undefined where the registry has none. */
async function newest(name: string): Promise<string | undefined> {
  try {
    return (await promisify(execFile)("npm", ["view", name, "version"])).stdout.trim();
  } catch {
    return undefined;
  }
}

function readOr(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
