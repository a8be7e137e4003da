import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { checkout } from "../setup/cache";

const pagesIn = (folder: string, recursive = true): string[] =>
  readdirSync(join(checkout, folder), { recursive, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => !/[/\\](node_modules|dist)[/\\]/.test(relative(checkout, file)));

const PAGES = [...pagesIn("", false), ...["docs", "examples"].flatMap((folder) => pagesIn(folder))];

/** A heading as GitHub makes an anchor of it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
    .trim()
    .replaceAll(" ", "-");

const anchorsOf = (file: string): string[] =>
  [...readFileSync(file, "utf8").matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading!));

/** The links of a page to others of this project, as they are written. */
const linksOf = (file: string): string[] =>
  [...readFileSync(file, "utf8").matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => link!)
    .filter((link) => !/^[a-z]+:/.test(link));

/** True when the file is there, and the heading in it, if the link names one. */
function leads(from: string, link: string): boolean {
  const [path, anchor] = link.split("#") as [string, string | undefined];
  const file = path === "" ? from : join(dirname(from), path);
  return existsSync(file) && (anchor === undefined || anchorsOf(file).includes(anchor));
}

it("every link of a page leads to a file of the project, and to a heading that is there", () => {
  const dead = PAGES.flatMap((file) =>
    linksOf(file)
      .filter((link) => !leads(file, link))
      .map((link) => `${relative(checkout, file)}: ${link}`),
  );
  expect(dead).toEqual([]);
});

/** Characters that a row may have: a wider one scrolls sideways on GitHub, and nobody reads it in an editor. */
const WIDEST_ROW = 200;

const withoutFences = (text: string): string => text.replaceAll(/^ *(`{3,})[^]*?^ *\1$/gm, "");

const rowsOf = (file: string): string[] =>
  withoutFences(readFileSync(file, "utf8"))
    .split("\n")
    .filter((line) => line.trimStart().startsWith("|"));

it(`no row of a table is wider than ${WIDEST_ROW} characters: what is longer is a list, or stands below the table`, () => {
  const rows = PAGES.flatMap((file) => rowsOf(file).map((row) => ({ page: relative(checkout, file), row })));
  expect(rows.length).toBeGreaterThan(1000);
  expect(
    rows
      .filter(({ row }) => row.length > WIDEST_ROW)
      .map(({ page, row }) => `${page}, ${row.length}: ${row.slice(0, 60)}`),
  ).toEqual([]);
});

it("the acceptance has sixteen checks, each with what to do, what to expect and what to do otherwise", () => {
  const sections = readFileSync(join(checkout, "docs", "acceptance.md"), "utf8")
    .split(/^## /m)
    .slice(1);
  const checks = sections.filter((section) => /^\d+\. /.test(section));
  expect(checks.map((section) => Number.parseInt(section, 10))).toEqual(Array.from({ length: 16 }, (_, n) => n + 1));
  const steps = checks.map((section) => section.split(/^(?=\d+\. )/m).slice(1));
  expect(steps.filter((own) => own.length === 0)).toEqual([]);
  expect(steps.flat().filter((step) => !/^\d+\. .+\n +- expect: .+\n +- otherwise: .+\n/.test(step))).toEqual([]);
});

describe("a snippet of docs/languages.md", () => {
  const page = readFileSync(join(checkout, "docs", "languages.md"), "utf8");
  const snippets = (language: string) =>
    [...page.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, "g"))].map(([, text]) => text!);
  /** A text without what stands before its lines: a snippet may be indented less than its example. */
  const flat = (text: string): string =>
    text
      .split("\n")
      .map((line) => line.trim())
      .join("\n");

  it.each([
    ["yaml", "yaml/parts/Pulumi.yaml", "watch:"],
    ["python", "python/parts/__main__.py", "watch ="],
    ["ts", "reuse-typescript/index.ts", "const watch"],
  ])("in %s is a part of examples/%s", (language, example, start) => {
    const snippet = snippets(language).find((text) => text.startsWith(start));
    expect(flat(readFileSync(join(checkout, "examples", example), "utf8"))).toContain(flat(snippet!));
  });
});
