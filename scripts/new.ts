import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { formatted } from "./formatted";
import { control } from "./new/control";
import { create, readAnswers } from "./new/create";
import { probe } from "./new/probe";
import { resourceType } from "./new/resource-type";
import { rule } from "./new/rule";
import type { Template } from "./new/template";

// `npm run new <kind> -- <id> ...`: begins a thing of a kind in all of its rooms.

const TEMPLATES: readonly Template[] = [control, rule, resourceType, probe];

const root = join(__dirname, "..");

const usage = (templates: readonly Template[]): string =>
  ["usage:", ...templates.map(({ kind, usage: rest }) => `  npm run new ${kind} -- ${rest}`)].join("\n");

async function main([kind, ...argv]: readonly string[]): Promise<number> {
  const template = TEMPLATES.find((each) => each.kind === kind);
  if (!template) {
    console.error(`new: ${kind === undefined ? "say what" : `unknown kind ${kind}`}\n${usage(TEMPLATES)}`);
    return 2;
  }
  try {
    const { made, changed } = create(template, readAnswers(template, argv), root);
    const texts = await Promise.all([...made, ...changed].map((file) => formatted(file, root)));
    for (const { path, text } of texts) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    for (const { path } of made) console.log(`wrote ${path}`);
    for (const { path } of changed) console.log(`added a line to ${path}`);
    const tests = made.map(({ path }) => path).filter((path) => path.endsWith(".test.ts"));
    const test = `npx jest ${tests.join(" ")} --selectProjects unit`;
    console.log(
      `next: fill in ${tests.length > 0 ? `what was written until \`${test}\` passes` : "what was written"};`,
    );
    console.log("then `npm run generate`, and `npm test`");
    return 0;
  } catch (error) {
    console.error(`new: ${(error as Error).message}\n${usage([template])}`);
    return 1;
  }
}

void main(process.argv.slice(2)).then((code) => (process.exitCode = code));
