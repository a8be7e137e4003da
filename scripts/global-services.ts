/**
 * Writes scripts/global-services.generated.json: the AWS services that answer at one host, or in one region, only, as the
 * botocore of the sandbox knows them. tests/domain/global-services-decisions.test.ts demands a decision for each.
 *
 *   npx tsx scripts/global-services.ts           write the file
 *   npx tsx scripts/global-services.ts --check   compare; exit code 1 when the file is out of date
 */
import { join } from "node:path";
import { generateWithPython } from "./generated/python";

process.exitCode = generateWithPython({
  file: "scripts/global-services.generated.json",
  program: join(__dirname, "global-services", "compute.py"),
  rerun: "npx tsx scripts/global-services.ts",
  argv: process.argv.slice(2),
});
