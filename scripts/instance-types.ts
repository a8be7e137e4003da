/**
 * Writes domain/instance-types.generated.json: the instance types of EC2, family -> sizes, as the botocore of the sandbox
 * knows them. A pattern in `allowedInstanceTypes` must stand for one of them.
 *
 *   npx tsx scripts/instance-types.ts           write the file
 *   npx tsx scripts/instance-types.ts --check   compare; exit code 1 when the file is out of date
 */
import { join } from "node:path";
import { generateWithPython } from "./generated/python";

process.exitCode = generateWithPython({
  file: "domain/instance-types.generated.json",
  program: join(__dirname, "instance-types", "compute.py"),
  rerun: "npx tsx scripts/instance-types.ts",
  argv: process.argv.slice(2),
});
