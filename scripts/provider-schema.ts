/**
 * Writes sandbox/provider/schema.generated.json from the type declarations of the installed `@pulumi/aws`, so that
 * the provider stand-in knows the same property names as the package a program is written against.
 *
 *   npx tsx scripts/provider-schema.ts           write the file
 *   npx tsx scripts/provider-schema.ts --check   compare; exit code 1 when the file is out of date
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

import { readSchema } from "./provider-schema/read";

const ROOT = join(__dirname, "..");
export const SCHEMA_FILE = join(ROOT, "sandbox/provider/schema.generated.json");

/** The text that the schema file should hold. */
export function schemaText(): string {
  return JSON.stringify(readSchema(join(ROOT, "node_modules/@pulumi/aws")), null, 1) + "\n";
}

function main(argv: readonly string[]): number {
  const unknown = argv.filter((argument) => argument !== "--check");
  if (unknown.length > 0) {
    console.error(`unknown argument ${unknown.join(" ")}; allowed: --check`);
    return 2;
  }
  const expected = schemaText();
  const file = relative(process.cwd(), SCHEMA_FILE);
  if (!argv.includes("--check")) {
    writeFileSync(SCHEMA_FILE, expected);
    console.log(`wrote ${file}`);
    return 0;
  }
  if (readFileSync(SCHEMA_FILE, "utf8") === expected) return 0;
  console.error(`${file} does not match the installed @pulumi/aws; run npx tsx scripts/provider-schema.ts`);
  return 1;
}

if (require.main === module) process.exitCode = main(process.argv.slice(2));
