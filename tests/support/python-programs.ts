import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { cachePaths } from "../../setup/cache";
import { ROOT, type TestStack } from "./stack";

const SCHEMA = join(ROOT, "plugin", "schema.json");

/** The environment in which the engine finds the Python of set-up; with a folder of packages, those too. */
export function pythonEnvironment({ session }: TestStack, packages?: string): Record<string, string> {
  const path = [dirname(cachePaths().programPython), session.env["PATH"] ?? ""].join(delimiter);
  return { PATH: path, ...(packages === undefined ? {} : { PYTHONPATH: packages }) };
}

/**
 * Makes the Python package of the components and installs it, as `pulumi package add` does.
 *
 * @returns the folder that it is installed in
 */
export async function installPythonPackage(stack: TestStack, folder: string): Promise<string> {
  const [sdk, site] = [join(folder, "sdk"), join(folder, "site-packages")];
  mkdirSync(sdk);
  const source = await generatePythonPackage(stack, sdk);
  const pip = ["-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--no-compile"];
  execFileSync(cachePaths().programPython, [...pip, "--target", site, source], { stdio: "pipe" });
  return site;
}

/** The engine that set-up builds comes without this part of a release, so the same generator was built on its own. */
async function generatePythonPackage({ session }: TestStack, sdk: string): Promise<string> {
  const { pythonSdk } = cachePaths();
  if (existsSync(pythonSdk)) {
    execFileSync(pythonSdk, [sdk], { input: readFileSync(SCHEMA) });
    return sdk;
  }
  const args = ["package", "gen-sdk", SCHEMA, "--language", "python", "--out", sdk];
  const { code, output } = await session.pulumi.run(args, { cwd: sdk });
  if (code !== 0) throw new Error(`the Python package cannot be made: ${output}`);
  return join(sdk, "python");
}
