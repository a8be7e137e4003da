import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cachePaths } from "../setup/cache";

const root = join(__dirname, "..", "..");

export interface PythonFile {
  /** The generated file, from the root of the project. */
  file: string;
  /** The Python program that prints its text; it may use what is in the environment of the sandbox. */
  program: string;
  /** The command that writes the file again. */
  rerun: string;
  argv: readonly string[];
}

/**
 * Writes a file that a Python program prints or, with `--check`, compares it.
 *
 * @returns the exit code: 1 when the file is out of date, 2 for an argument that there is not
 * @throws Error when set-up has not run
 */
export function generateWithPython({ file, program, rerun, argv }: PythonFile): number {
  const unknown = argv.filter((argument) => argument !== "--check");
  if (unknown.length > 0) {
    console.error(`unknown argument ${unknown.join(" ")}; allowed: --check`);
    return 2;
  }
  const text = execFileSync(cachePaths().python, [program], { encoding: "utf8" });
  const path = join(root, file);
  if (!argv.includes("--check")) {
    writeFileSync(path, text);
    console.log(`wrote ${file}`);
    return 0;
  }
  if (readFileSync(path, "utf8") === text) return 0;
  console.error(`${file} does not match the installed botocore; run ${rerun}`);
  return 1;
}
