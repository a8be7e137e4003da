#!/usr/bin/env node
// What `ringfence` starts. It is committed, and not made by the build: npm links the command of a package once, when it first
// sees it, and `npx ringfence` in a checkout that is not built yet would keep a link to nothing in its cache for ever.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const command = new URL("../dist/cli/main.mjs", import.meta.url);

if (existsSync(command)) {
  await import(command);
} else {
  const folder = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");
  console.error(`ringfence: the command in ${folder} is not built; run "npm ci" and "npm run build" there`);
  process.exitCode = 1;
}
