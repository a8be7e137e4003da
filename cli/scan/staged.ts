import { join } from "node:path";
import type { Problem } from "../../domain/fields/problems";
import { git, namesIn } from "./git";
import type { Source } from "./source";

/** `@@ -1,2 +3,4 @@`: from line 3, four lines, of which none are left when the number is 0. */
const HUNK = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm;

type Lines = [from: number, to: number][];

function linesIn(diff: string): Lines {
  return [...diff.matchAll(HUNK)].flatMap(([, from, count = "1"]): Lines => {
    const first = Number(from);
    return Number(count) === 0 ? [] : [[first, first + Number(count) - 1]];
  });
}

/** What would be committed: the contents of the index, of which only the lines that were added or changed count. */
export function stagedIn(at: string, paths: readonly string[]): { sources: Source[]; problems: Problem[] } {
  const refuse = (because: string) => ({ sources: [], problems: [{ path: "--staged", message: because }] });
  const root = git(at, ["rev-parse", "--show-toplevel"]);
  if ("because" in root) {
    return refuse(
      /not a git repository/.test(root.because)
        ? "there is no git repository here; name files or folders"
        : root.because,
    );
  }
  const diff = ["diff", "--cached", "--no-ext-diff", "--no-color", "--no-renames", "--diff-filter=ACMT"];
  const names = git(at, [...diff, "--name-only", "-z", "--", ...paths]);
  if ("because" in names) return refuse(names.because);
  const top = root.out.toString("utf8").trimEnd();
  const sources = namesIn(names.out).flatMap((path): Source[] => {
    const changed = git(top, [...diff, "--unified=0", "--text", "--", `:(top,literal)${path}`]);
    const lines = "because" in changed ? undefined : linesIn(changed.out.toString("latin1"));
    return [
      {
        path,
        absolute: join(top, path),
        ...(lines === undefined ? {} : { lines }),
        read: () => {
          const content = git(top, ["cat-file", "blob", `:0:${path}`]);
          return "because" in content ? undefined : content.out;
        },
      },
    ];
  });
  return { sources, problems: [] };
}
