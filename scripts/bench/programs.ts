import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * An empty TypeScript program, as the yardstick: what any program costs on this engine and this machine.
 *
 * @param noCheck true transpiles only, as this project's own tsconfig.json does; false checks types, as a new project does
 */
export function emptyProgram(folder: string, root: string, noCheck: boolean): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "Pulumi.yaml"), "name: empty\nruntime: nodejs\nmain: index.ts\n");
  writeFileSync(join(folder, "package.json"), '{ "name": "empty", "devDependencies": { "typescript": "^5" } }\n');
  const compilerOptions = { target: "es2022", module: "commonjs", moduleResolution: "node10", strict: true, noCheck };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions }));
  writeFileSync(
    join(folder, "index.ts"),
    'import * as pulumi from "@pulumi/pulumi";\nexport const stack = pulumi.getStack();\n',
  );
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** The program of this project, copied, so that measuring it writes nothing into the checkout. */
export function baselineProgram(folder: string, root: string): string {
  mkdirSync(folder, { recursive: true });
  for (const part of [
    "Pulumi.yaml",
    "package.json",
    "tsconfig.json",
    "index.ts",
    "program",
    "components",
    "domain",
    "cli",
  ]) {
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}
