import { type Dirent, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Files to read, and what is not there, in words. */
export interface Found {
  files: string[];
  gaps: string[];
}

/** Files that tools leave in a folder and that hold no records. */
const LITTER = /^(\.|Thumbs\.db$|desktop\.ini$)/;

const say = (path: string, error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === "ENOENT" ? `${path}: there is no such file or folder` : `${path}: cannot be read: ${code ?? message}`;
};

function filesUnder(folder: string): Found {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return { files: [], gaps: [say(folder, error)] };
  }
  const below = entries
    .filter(({ name }) => !LITTER.test(name))
    .map((entry): Found => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesUnder(path);
      // A link can lead back to where it stands.
      if (entry.isSymbolicLink())
        return { files: [], gaps: [`${path}: is a link, which is not followed; name its target`] };
      return { files: entry.isFile() ? [path] : [], gaps: [] };
    });
  return { files: below.flatMap(({ files }) => files), gaps: below.flatMap(({ gaps }) => gaps) };
}

/** The files that were named, those of folders included, and everything below the folders. */
export function findFiles(paths: readonly string[]): Found {
  const found = paths.map((path): Found => {
    try {
      if (!statSync(path).isDirectory()) return { files: [path], gaps: [] };
    } catch (error) {
      return { files: [], gaps: [say(path, error)] };
    }
    const below = filesUnder(path);
    return below.files.length + below.gaps.length > 0
      ? below
      : { files: [], gaps: [`${path}: has no file; download the trail first, for example with aws s3 sync`] };
  });
  return { files: [...new Set(found.flatMap(({ files }) => files))], gaps: found.flatMap(({ gaps }) => gaps) };
}
