import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFiles } from "../../../cli/replay/files";

let folder: string;
const at = (...parts: string[]): string => join(folder, ...parts);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ringfence-files-"));
  mkdirSync(at("trail", "2026", "11"), { recursive: true });
  mkdirSync(at("empty"));
  for (const name of ["b.json.gz", "a.json", ".DS_Store"]) writeFileSync(at("trail", "2026", name), "");
  writeFileSync(at("trail", "2026", "11", "c"), "");
  symlinkSync(at("trail"), at("trail", "2026", "11", "loop"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("files", () => {
  it("are those that are named, and everything below a folder, each once", () => {
    const file = at("trail", "2026", "a.json");
    expect(findFiles([file, at("trail")])).toEqual({
      files: [file, at("trail", "2026", "11", "c"), at("trail", "2026", "b.json.gz")],
      gaps: [`${at("trail", "2026", "11", "loop")}: is a link, which is not followed; name its target`],
    });
  });

  it("that are not there are said, and so is a folder without any, all at once", () => {
    expect(findFiles([at("none"), at("empty")])).toEqual({
      files: [],
      gaps: [
        `${at("none")}: there is no such file or folder`,
        `${at("empty")}: has no file; download the trail first, for example with aws s3 sync`,
      ],
    });
  });
});
