import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MadeFile } from "../../../scripts/formatted";
import { compare, type Generator, mend } from "../../../scripts/generate/generator";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "ringfence-generate-"));
  mkdirSync(join(root, "docs"));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const generator = (...files: MadeFile[]): Generator => ({
  name: "pages",
  needs: "none",
  folders: ["docs"],
  files: () => files,
});

/** In place of Prettier, which jest cannot load. */
const format = (file: MadeFile) => Promise.resolve({ ...file, text: `${file.text.trim()}\n` });
const find = (pages: Generator) => compare(pages, root, format);

test("what is not there is outdated, and mended once", async () => {
  const pages = generator({ path: "docs/a.md", text: "# A\n" }, { path: "deep/down/b.json", text: "[]\n" });
  const stale = await find(pages);
  expect(stale.outdated.map(({ path }) => path)).toEqual(["docs/a.md", "deep/down/b.json"]);
  mend(stale, root);
  expect(await find(pages)).toEqual({ outdated: [], leftovers: [] });
});

test("a file that differs is outdated", async () => {
  writeFileSync(join(root, "docs", "a.md"), "# A\n\nby hand\n");
  const { outdated } = await find(generator({ path: "docs/a.md", text: "# A\n" }));
  expect(outdated).toEqual([{ path: "docs/a.md", text: "# A\n" }]);
});

test("a file that is made no more is a leftover, and removed", async () => {
  const made = { path: "docs/a.md", text: "# A\n" };
  mkdirSync(join(root, "docs", "old"));
  for (const path of ["docs/a.md", "docs/old/b.md"]) writeFileSync(join(root, path), made.text);
  const stale = await find(generator(made));
  expect(stale).toEqual({ outdated: [], leftovers: ["docs/old/b.md"] });
  mend(stale, root);
  expect(await find(generator(made))).toEqual({ outdated: [], leftovers: [] });
});

test("the text is compared as it is formatted", async () => {
  mend(await find(generator({ path: "a.md", text: "# a" })), root);
  expect(readFileSync(join(root, "a.md"), "utf8")).toBe("# a\n");
});
