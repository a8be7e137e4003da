import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { tag } from "../../scripts/tag";

let folder: string;
const git = (...args: string[]): string => execFileSync("git", args, { cwd: folder, encoding: "utf8" }).trim();
const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
};

/** Who commits and tags, where the machine has nobody set. */
const SOMEBODY = {
  GIT_AUTHOR_NAME: "Somebody",
  GIT_AUTHOR_EMAIL: "somebody@acme.sandbox",
  GIT_COMMITTER_NAME: "Somebody",
  GIT_COMMITTER_EMAIL: "somebody@acme.sandbox",
};
const before = { ...process.env };
beforeAll(() => {
  Object.assign(process.env, SOMEBODY);
});
afterAll(() => {
  process.env = before;
});

const BUILD = ["dist", "policies/dist"].map(
  (out) => `fs.mkdirSync('${out}',{recursive:true});fs.writeFileSync('${out}/built.js','')`,
);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ringfence-tag-test-"));
  write("package.json", JSON.stringify({ version: "1.2.3", scripts: { prepack: `node -e "${BUILD.join(";")}"` } }));
  write(".gitignore", "dist/\n");
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "-m", "First");
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("the tag has what was built beside what is committed, and the branch has not moved", () => {
  const head = git("rev-parse", "HEAD");
  expect(tag(folder)).toBe("v1.2.3");
  expect(git("ls-tree", "-r", "--name-only", "v1.2.3").split("\n")).toEqual([
    ".gitignore",
    "dist/built.js",
    "package.json",
    "policies/dist/built.js",
  ]);
  expect(git("rev-parse", "v1.2.3^{commit}^")).toBe(head);
  expect(git("rev-parse", "HEAD")).toBe(head);
  expect(git("status", "--porcelain")).toBe("");
});

test("a version that has its tag is not tagged again", () => {
  tag(folder);
  expect(() => tag(folder)).toThrow("the tag v1.2.3 is there already; raise the version first");
});

test("what is not committed is named, and nothing is tagged", () => {
  write("new.ts", "");
  expect(() => tag(folder)).toThrow(/commit or remove first:\n\?\? new\.ts$/);
  expect(git("tag")).toBe("");
});
