import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { format, resolveConfig } from "prettier";
import { controlPages } from "./docs/controls";
import { frameworksPage } from "./docs/frameworks";
import { globalServicesPage } from "./docs/global-services";
import { guardrailsPage } from "./docs/guardrails";
import { type Page } from "./docs/markdown";
import { rulePages } from "./docs/rules";
import { settingsPage } from "./docs/settings";

// Writes the generated part of docs/; with --check it only says which pages are out of date.

const root = join(__dirname, "..");

/** Folders that hold generated pages and nothing else. */
const GENERATED_FOLDERS = ["docs/controls", "docs/rules"];

const readOrNothing = (path: string): string | undefined => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
};

const leftovers = (pages: readonly Page[]): string[] =>
  GENERATED_FOLDERS.flatMap((folder) => {
    try {
      return readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
    } catch {
      return [];
    }
  }).filter((path) => !pages.some((page) => page.path === path));

async function main(check: boolean): Promise<void> {
  const style = await resolveConfig(join(root, "docs"));
  const pages = await Promise.all(
    [
      settingsPage(),
      ...controlPages(),
      frameworksPage(),
      globalServicesPage(),
      await guardrailsPage(),
      ...rulePages(),
    ].map(async ({ path, text }) => ({
      path,
      text: await format(text, { ...style, parser: "markdown" }),
    })),
  );
  const stale = pages.filter(({ path, text }) => readOrNothing(join(root, path)) !== text);
  const extra = leftovers(pages);
  if (check) {
    for (const path of [...stale.map((page) => page.path), ...extra]) console.error(`out of date: ${path}`);
    if (stale.length + extra.length > 0) {
      console.error("run `npm run docs` and commit the result");
      process.exitCode = 1;
    }
    return;
  }
  for (const { path, text } of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`wrote ${relative(root, join(root, path))}`);
  }
  for (const path of extra) rmSync(join(root, path));
}

void main(process.argv.includes("--check"));
