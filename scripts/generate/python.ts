import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { cachePaths } from "../../setup/cache";

/**
 * What a Python program of this folder prints. It may use what is in the environment of the sandbox.
 *
 * @param program its path from this folder
 * @throws Error when set-up has not run, or the program fails
 */
export const printedBy = (program: string): string =>
  execFileSync(cachePaths().python, [join(__dirname, program)], { encoding: "utf8" });
