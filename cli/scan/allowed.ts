import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative, resolve } from "node:path";
import * as v from "valibot";
import { parse } from "yaml";
import { type Problem, problemsOf } from "../../domain/fields/problems";
import { list } from "../../domain/fields/shapes";
import { text } from "../../domain/fields/values";
import { REPORTED } from "../../domain/secrets/formats";
import { git } from "./git";

/** Where it is looked for: here, then at the root of the repository. */
const ALLOW_LIST = ".ringfence-scan.yaml";

const FORMATS: readonly string[] = REPORTED.map(({ id }) => id);

const format = text(`one of ${FORMATS.join(", ")}`, (id) => FORMATS.includes(id));

const entry = v.pipe(
  v.strictObject({
    path: v.optional(text("a file or a folder, relative to the list", (path) => path !== "" && !path.startsWith("/"))),
    format: v.optional(format),
    fingerprint: v.optional(text("the 16 characters that scan prints", (print) => /^[0-9a-f]{16}$/.test(print))),
    reason: v.optional(text("why it may stay, in words"), ""),
  }),
  v.check(
    ({ path, fingerprint }) => path !== undefined || fingerprint !== undefined,
    "expected a path or a fingerprint; a format alone would allow it everywhere",
  ),
);

const schema = v.strictObject({ allow: list(entry, "a list of what may stay") });

/** What somebody decided may stay. */
export interface AllowList {
  /** The folder that its paths start from. */
  readonly folder: string;
  readonly entries: readonly v.InferOutput<typeof entry>[];
}

const NOTHING: AllowList = { folder: ".", entries: [] };

function fileOf(named: string | undefined): string | undefined {
  if (named !== undefined) return named;
  const root = git(".", ["rev-parse", "--show-toplevel"]);
  const folders = [".", ...("because" in root ? [] : [root.out.toString("utf8").trimEnd()])];
  return folders.map((folder) => join(folder, ALLOW_LIST)).find((file) => existsSync(file));
}

/** The list, read. @returns every problem of it at once */
export function readAllowList(named: string | undefined): AllowList | { problems: Problem[] } {
  const file = fileOf(named);
  if (file === undefined) return NOTHING;
  try {
    const parsed = v.safeParse(schema, parse(readFileSync(file, "utf8")));
    if (parsed.success) return { folder: resolve(dirname(file)), entries: parsed.output.allow };
    return { problems: problemsOf(parsed.issues).map((each) => ({ ...each, path: `${file}: ${each.path}` })) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const because = code === "ENOENT" ? "there is no such file" : (message.split("\n")[0] ?? message);
    return { problems: [{ path: file, message: because.replace(/[.:]$/, "") }] };
  }
}

const isWithin = (folder: string, path: string): boolean => path === folder || path.startsWith(`${folder}/`);

/** Why something may stay; undefined where nobody said so. */
export const reasonOf = (
  { folder, entries }: AllowList,
  found: { absolute: string; format: string; fingerprint: string },
): string | undefined =>
  entries.find(
    ({ path, format: only, fingerprint }) =>
      (path === undefined || isWithin(normalize(path).replace(/\/$/, ""), relative(folder, found.absolute))) &&
      (only === undefined || only === found.format) &&
      (fingerprint === undefined || fingerprint === found.fingerprint),
  )?.reason;

/** `ringfence:allow <format> <reason>`, at the end of the line or above it. */
const COMMENT = /ringfence:allow[ \t]+([a-z0-9-]+)(?:[ \t]+(.*))?/;

/** What a comment beside the first line of something says of its format. */
export function commentAbout(lines: readonly string[], line: number, id: string): { reason?: string } | undefined {
  const said = [lines[line - 1], lines[line - 2]].map((text) => COMMENT.exec(text ?? ""));
  const match = said.find((each) => each?.[1] === id);
  if (match === undefined || match === null) return undefined;
  const reason = (match[2] ?? "").replace(/(?:\*\/|-->|"|')?[ \t,]*$/, "").trim();
  return /\p{L}{2}/u.test(reason) ? { reason } : {};
}
