import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { create, readAnswers } from "../../../scripts/new/create";
import type { Template } from "../../../scripts/new/template";

const song: Template = {
  kind: "song",
  usage: "<id> --family <family> [--title <text>]",
  files: ({ id, family, title = id }) => [
    { path: `songs/${family}/${id}.ts`, text: `export const title = "${title}";` },
  ],
  lines: ({ id, family }) => [
    { path: "songs.ts", after: "// imports", text: `import "./songs/${family}/${id}";` },
    { path: "songs.ts", after: "const songs = [", text: `"${id}",` },
  ],
};

describe("the answers", () => {
  test("are the id and the options that the usage names", () => {
    expect(readAnswers(song, ["my-song-2", "--family", "folk", "--title", "Mine"])).toEqual({
      id: "my-song-2",
      family: "folk",
      title: "Mine",
    });
  });

  test("in brackets may be left out", () => {
    expect(readAnswers(song, ["--family=folk", "mine"])).toEqual({ id: "mine", family: "folk" });
  });

  test.each([
    ["no id", ["--family", "folk"], /^the id is missing; it is words of small letters/],
    ["an id that is not in kebab-case", ["My_Song", "--family", "folk"], /^the id is My_Song; it is words/],
    ["an id that leaves the folder", ["../song", "--family", "folk"], /^the id is \.\.\/song; it is words/],
    ["two ids", ["mine", "yours", "--family", "folk"], /^one id at a time; received mine, yours$/],
    ["an option that is missing", ["mine"], /^--family is missing$/],
    ["an option without a value", ["mine", "--family"], /--family.*argument missing/],
    ["an option that there is not", ["mine", "--family", "folk", "--colour", "red"], /--colour/],
  ])("%s: what is wrong", (_, argv, message) => {
    expect(() => readAnswers(song, argv)).toThrow(message);
  });
});

describe("a new thing", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "ringfence-new-"));
    writeFileSync(join(root, "songs.ts"), "// imports\n\nexport const list = () => {\n  const songs = [\n  ];\n};\n");
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  const answers = { id: "mine", family: "folk" };

  test("has its files, and its lines where they belong", () => {
    expect(create(song, answers, root)).toEqual({
      made: [{ path: "songs/folk/mine.ts", text: 'export const title = "mine";' }],
      changed: [
        {
          path: "songs.ts",
          text: '// imports\nimport "./songs/folk/mine";\n\nexport const list = () => {\n  const songs = [\n"mine",\n  ];\n};\n',
        },
      ],
    });
  });

  test("overwrites nothing", () => {
    mkdirSync(join(root, "songs", "folk"), { recursive: true });
    writeFileSync(join(root, "songs", "folk", "mine.ts"), "");
    expect(() => create(song, answers, root)).toThrow("songs/folk/mine.ts: there already; nothing was written");
  });

  test.each([
    ["gone", "const songs = [", 0],
    ["there twice", "// imports\n// imports\nconst songs = [", 2],
  ])("says so where the place for a line is %s", (_, text, times) => {
    writeFileSync(join(root, "songs.ts"), text);
    expect(() => create(song, answers, root)).toThrow(
      `songs.ts has the line "// imports" ${times} times, and must have it once`,
    );
  });
});
