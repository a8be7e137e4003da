import { type Dirent, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join, normalize, resolve } from "node:path";
import type { Problem } from "../../domain/fields/problems";
import { git, namesIn } from "./git";
import type { Source } from "./source";

/** Folders that nobody wrote, where no repository says what to leave out. */
const NOT_WRITTEN: readonly string[] = [".git", "node_modules"];

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? (error as Error).message;

/** A file of the disk. A link is not followed: what it leads to is elsewhere, or is found by its own name. */
function fileAt(path: string): Source[] {
  const known = lstatSync(path, { throwIfNoEntry: false });
  if (known?.isFile() !== true) return [];
  return [
    {
      path,
      absolute: resolve(path),
      size: known.size,
      read: () => {
        try {
          return readFileSync(path);
        } catch (error) {
          if (codeOf(error) === "ENOENT") return undefined;
          throw error;
        }
      },
    },
  ];
}

function everythingUnder(folder: string): Source[] {
  const entries: Dirent[] = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return fileAt(path);
    return NOT_WRITTEN.includes(entry.name) ? [] : everythingUnder(path);
  });
}

/** What git keeps or would keep below a folder; undefined where there is no repository, or where it keeps nothing of it. */
function keptUnder(folder: string): Source[] | undefined {
  const listed = git(folder, ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
  if ("because" in listed) return undefined;
  const names = [...new Set(namesIn(listed.out))].sort();
  return names.length === 0 ? undefined : names.flatMap((name) => fileAt(join(folder, name)));
}

function under(path: string): Source[] | Problem {
  try {
    const known = lstatSync(path);
    if (known.isSymbolicLink()) return { path, message: "is a link, which is not followed; name what it leads to" };
    if (known.isFile()) return fileAt(path);
    if (!known.isDirectory()) return { path, message: "is neither a file nor a folder" };
    return keptUnder(path) ?? everythingUnder(path);
  } catch (error) {
    const code = codeOf(error);
    return { path, message: code === "ENOENT" ? "there is no such file or folder" : `cannot be read: ${code}` };
  }
}

/**
 * The files that were named, and those below the folders that were named: in a repository what git keeps or would keep,
 * elsewhere everything. A folder that git ignores was named on purpose, and is looked through.
 */
export function filesOf(paths: readonly string[]): { sources: Source[]; problems: Problem[] } {
  const found = paths.map((path) => under(normalize(path)));
  const sources = found.flatMap((each) => (Array.isArray(each) ? each : []));
  return {
    sources: [...new Map(sources.map((source) => [source.path, source])).values()],
    problems: found.flatMap((each) => (Array.isArray(each) ? [] : [each])),
  };
}
