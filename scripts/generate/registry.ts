import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Reads a package of the npm registry without installing it: what lies in node_modules and names a provider, the Pulumi
 * engine takes for one that the program needs, and it downloads its plugin.
 *
 * @param name with its version, `@pulumi/aws@6.83.0`
 * @param read gets the folder of the package, which is gone afterwards
 * @param only which of its files are needed, as tar matches them. Default: all.
 * @throws Error when the registry cannot be reached
 */
export function fromRegistry<Result>(
  name: string,
  read: (folder: string) => Result,
  only: readonly string[] = [],
): Result {
  const folder = mkdtempSync(join(tmpdir(), "ringfence-package-"));
  try {
    execFileSync("npm", ["pack", name, "--silent"], { cwd: folder });
    const archive = readdirSync(folder).find((file) => file.endsWith(".tgz"))!;
    execFileSync("tar", ["-xzf", archive, ...(only.length > 0 ? ["--wildcards", ...only] : [])], { cwd: folder });
    return read(join(folder, "package"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
