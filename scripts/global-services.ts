/**
 * Writes scripts/global-services.generated.json: the AWS services that answer at one host, or in one region, only, as the
 * botocore of the sandbox knows them. tests/domain/global-services-decisions.test.ts demands a decision for each.
 *
 *   npx tsx scripts/global-services.ts           write the file
 *   npx tsx scripts/global-services.ts --check   compare; exit code 1 when the file is out of date
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cachePaths } from "./setup/cache";

const FILE = join(__dirname, "global-services.generated.json");

/**
 * What the file should hold. botocore's own resolver is asked, once for all services: about a second.
 *
 * @throws Error when set-up has not run
 */
const computed = (): string =>
  execFileSync(cachePaths().python, [join(__dirname, "global-services", "compute.py")], { encoding: "utf8" });

function main(argv: readonly string[]): number {
  const unknown = argv.filter((argument) => argument !== "--check");
  if (unknown.length > 0) {
    console.error(`unknown argument ${unknown.join(" ")}; allowed: --check`);
    return 2;
  }
  const text = computed();
  if (!argv.includes("--check")) {
    writeFileSync(FILE, text);
    console.log("wrote scripts/global-services.generated.json");
    return 0;
  }
  if (readFileSync(FILE, "utf8") === text) return 0;
  console.error(
    "scripts/global-services.generated.json does not match the installed botocore; run npx tsx scripts/global-services.ts",
  );
  return 1;
}

process.exitCode = main(process.argv.slice(2));
