import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import manifest from "../package.json";
import { SETTINGS } from "../domain/settings/schema";
import { checkout } from "../setup/cache";

/** What a user has of the sources, as messages and declarations. */
const PUBLISHED = ["bin", "cli", "components", "domain", "plugin", "policies", "program", "testing"];

const filesIn = (folder: string, ends: RegExp): string[] =>
  readdirSync(join(checkout, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ends.test(entry.name))
    .map((entry) => relative(checkout, join(entry.parentPath, entry.name)))
    .filter((file) => !/(^|\/)(node_modules|dist)\//.test(file));

const textOf = (file: string): string => readFileSync(join(checkout, file), "utf8");

/** What npm would pack of what is there now; nothing is built. */
function packedFiles(): Set<string> {
  const args = ["pack", "--dry-run", "--json", "--ignore-scripts", "--loglevel", "error"];
  const [{ files }] = JSON.parse(execFileSync("npm", args, { cwd: checkout, encoding: "utf8" })) as [
    { files: { path: string }[] },
  ];
  return new Set(files.map(({ path }) => path));
}

const SOURCES = PUBLISHED.flatMap((folder) => filesIn(folder, /\.(ts|js|mjs)$/));
const PAGES = ["README.md", "CONTRIBUTING.md", ...filesIn("docs", /\.md$/)];

test("every page and example that a message or a docstring names is in the package", () => {
  const packed = packedFiles();
  const pointers = SOURCES.flatMap((file) =>
    [...textOf(file).matchAll(/(?<![\w/.-])(?:docs|examples)\/[\w/-]+\.(?:md|yml|ts|js)\b/g)].map(([to]) => ({
      file,
      to,
    })),
  );
  expect(pointers.length).toBeGreaterThan(20);
  expect(pointers.filter(({ to }) => !packed.has(to))).toEqual([]);
  // Those that a message puts together: a page for each rule and control.
  expect(filesIn("docs", /\.md$/).filter((page) => !packed.has(page))).toEqual([]);
});

test("every setting has the heading that a message about it names", () => {
  const headings = [...textOf("docs/settings.md").matchAll(/^#+ `?(\w+)`?$/gm)].map(([, name]) => name!.toLowerCase());
  expect(SETTINGS.map(({ name }) => name).filter((name) => !headings.includes(name.toLowerCase()))).toEqual([]);
});

describe("the name `ringfence` on a registry may be anybody's", () => {
  /** A word of an install command that npm would look up in a registry. */
  const FREE_NAME =
    /(?:npm|pnpm|yarn) (?:install|i|add)\b[^`"'\n|&]*?[ =]ringfence(?![\w./#:-])|--package[ =]ringfence\b/;

  test("the pattern knows such a command", () => {
    const free = ["npm install ringfence", "npm i --save-dev ringfence jest", "npx --package ringfence check"];
    expect(free.filter((command) => !FREE_NAME.test(command))).toEqual([]);
    expect("npm install https://github.com/acme/ringfence/releases/x/ringfence-1.tgz").not.toMatch(FREE_NAME);
  });

  test("so no page, message or workflow tells to install it from there", () => {
    const workflows = [".github", "examples"].flatMap((folder) => filesIn(folder, /\.(yml|yaml|ts|js|py|md)$/));
    expect([...PAGES, ...SOURCES, ...workflows].filter((file) => FREE_NAME.test(textOf(file)))).toEqual([]);
  });

  test("so no example depends on it by a version", () => {
    const manifests = filesIn("examples", /^package\.json$/).map(
      (file) => JSON.parse(textOf(file)) as Partial<Record<"dependencies" | "devDependencies", Record<string, string>>>,
    );
    const versions = manifests.flatMap((each) => ({ ...each.dependencies, ...each.devDependencies }).ringfence ?? []);
    const release = `https://github.com/acme/ringfence/releases/download/v${manifest.version}/ringfence-${manifest.version}.tgz`;
    expect(new Set(versions)).toEqual(new Set([release]));
  });

  test("and the manifest keeps the package from being published by mistake", () => {
    expect(manifest.private).toBe(true);
  });
});
