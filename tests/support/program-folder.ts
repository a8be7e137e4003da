import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./stack";

export interface ProgramFolders {
  /** Writes a program into a folder of its own; returns the folder. */
  write(name: string, files: Readonly<Record<string, string>>): string;
  folder: string;
  remove(): void;
}

/** Programs that only a test needs, each in a folder of its own. */
export function programFolders(): ProgramFolders {
  const folder = mkdtempSync(join(tmpdir(), "ringfence-programs-"));
  return {
    folder,
    write: (name, files) => {
      const program = join(folder, name);
      mkdirSync(program);
      for (const [file, text] of Object.entries(files)) writeFileSync(join(program, file), text);
      return program;
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A text of the documentation with a domain of the sandbox in the place of the one that a reader has to replace. */
export const withOwnDomain = (text: string): string => text.replaceAll("acme.internal", "acme.sandbox");

/**
 * The files of a program of `examples`, as somebody has them who gave addresses of their own; it uses this checkout.
 *
 * @param path folder below `examples`, such as yaml/parts
 */
export function exampleFiles(path: string): Record<string, string> {
  const folder = join(ROOT, "examples", path);
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    names.map(({ name }) => [
      name,
      withOwnDomain(readFileSync(join(folder, name), "utf8")).replace(/: (\.\.\/){2}\.\.$/m, `: ${ROOT}`),
    ]),
  );
}
