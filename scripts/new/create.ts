import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { MadeFile } from "../formatted";
import type { MadeLine, Template } from "./template";

const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** `<id> --family <family> [--title <text>]` -> family, which is demanded, and title, which is not. */
const optionsOf = (usage: string): { name: string; demanded: boolean }[] =>
  [...usage.matchAll(/(\[?)--([a-z][a-z-]*)/g)].map(([, bracket, name]) => ({
    name: name!,
    demanded: bracket === "",
  }));

/**
 * What the command line says about the new thing.
 *
 * @param argv what follows the kind
 * @throws Error when an answer is missing, unknown, or no id
 */
export function readAnswers({ usage }: Template, argv: readonly string[]): Record<string, string> {
  const known = optionsOf(usage);
  const options = Object.fromEntries(known.map(({ name }) => [name, { type: "string" as const }]));
  const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
  const [id, ...more] = positionals;
  if (id === undefined || !KEBAB_CASE.test(id)) {
    throw new Error(`the id is ${id ?? "missing"}; it is words of small letters and digits with - between them`);
  }
  if (more.length > 0) throw new Error(`one id at a time; received ${positionals.join(", ")}`);
  const missing = known.filter(({ name, demanded }) => demanded && values[name] === undefined);
  if (missing.length > 0) throw new Error(`${missing.map(({ name }) => `--${name}`).join(", ")} is missing`);
  return { ...(values as Record<string, string>), id };
}

/** The text with the line in it. */
function withLine(text: string, { path, after, text: line }: MadeLine): string {
  const lines = text.split("\n");
  const places = lines.flatMap((each, index) => (each.trim() === after.trim() ? [index] : []));
  const [place] = places;
  if (place === undefined || places.length > 1) {
    throw new Error(`${path} has the line "${after.trim()}" ${places.length} times, and must have it once`);
  }
  return [...lines.slice(0, place + 1), line, ...lines.slice(place + 1)].join("\n");
}

/** What a new thing makes and changes, nothing of it written yet. */
export interface Creation {
  made: MadeFile[];
  changed: MadeFile[];
}

/**
 * The files of a new thing, and those that get a line.
 *
 * @param root folder of the project
 * @throws Error when a file is there already, or the place for a line is not
 */
export function create(template: Template, answers: Record<string, string>, root: string): Creation {
  const made = template.files(answers);
  const there = made.filter(({ path }) => existsSync(join(root, path)));
  if (there.length > 0)
    throw new Error(`${there.map(({ path }) => path).join(", ")}: there already; nothing was written`);
  const texts = new Map<string, string>();
  for (const line of template.lines(answers)) {
    const text = texts.get(line.path) ?? readFileSync(join(root, line.path), "utf8");
    texts.set(line.path, withLine(text, line));
  }
  return { made, changed: [...texts].map(([path, text]) => ({ path, text })) };
}
