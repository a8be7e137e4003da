import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { MadeFile } from "../formatted";

/** What makes a part of the files that are committed although they could be made again. */
export interface Generator {
  /** Its name on the command line; its file in this folder has the same. */
  name: string;
  /** What must be there: nothing, the Python of the sandbox, all of the sandbox (takes minutes), or the npm registry. */
  needs: "none" | "python" | "engine" | "registry";
  /** Folders that hold its files and nothing else: a file in them that it does not make is a leftover. */
  folders?: readonly string[];
  files: () => readonly MadeFile[] | Promise<readonly MadeFile[]>;
}

/** The paths that differ from what a generator makes now, and how to mend that. */
export interface Stale {
  /** Made now, with another text or not there. */
  outdated: MadeFile[];
  /** There, and made no more. */
  leftovers: string[];
}

const isSame = (path: string, text: string): boolean => existsSync(path) && readFileSync(path, "utf8") === text;

const filesIn = (root: string, folder: string): string[] => {
  if (!existsSync(join(root, folder))) return [];
  const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  return names.map((name) => `${folder}/${name}`).filter((path) => statSync(join(root, path)).isFile());
};

/**
 * Compares what a generator makes with what is there.
 *
 * @param root folder of the project
 * @param format how the project formats a file
 */
export async function compare(
  { folders = [], files }: Generator,
  root: string,
  format: (file: MadeFile, root: string) => Promise<MadeFile>,
): Promise<Stale> {
  const made = await Promise.all((await files()).map((file) => format(file, root)));
  const paths = new Set(made.map(({ path }) => path));
  return {
    outdated: made.filter(({ path, text }) => !isSame(join(root, path), text)),
    leftovers: folders.flatMap((folder) => filesIn(root, folder)).filter((path) => !paths.has(path)),
  };
}

/** Writes what is outdated and removes what is left over. */
export function mend({ outdated, leftovers }: Stale, root: string): void {
  for (const { path, text } of outdated) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const path of leftovers) rmSync(join(root, path));
}
