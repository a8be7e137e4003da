import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

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
