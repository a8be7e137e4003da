import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

function isOurs(folder: string): boolean {
  const manifest = join(folder, "package.json");
  if (!existsSync(manifest)) return false;
  return (JSON.parse(readFileSync(manifest, "utf8")) as { name?: string }).name === "ringfence";
}

/** The folder of this package: above `dist/cli` where it is installed, above `cli` in a checkout. */
export function packageFolder(from: string = __dirname): string {
  if (isOurs(from)) return from;
  const above = dirname(from);
  if (above === from) throw new Error("the package of ringfence is not whole: its package.json is missing");
  return packageFolder(above);
}

/** The folder for `--policy-pack`. */
export const packFolder = (): string => join(packageFolder(), "policies");

/** The page of a rule, in Markdown; undefined when there is none. */
export function pageOf(ruleId: string): string | undefined {
  const file = join(packageFolder(), "docs", "rules", `${ruleId}.md`);
  if (!/^[\w-]+$/.test(ruleId) || !existsSync(file)) return undefined;
  // What made the page is of no interest to its readers.
  return readFileSync(file, "utf8").replace(/^<!--.*?-->\s*/s, "");
}
