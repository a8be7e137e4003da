import type * as v from "valibot";
import { closest, distance } from "fastest-levenshtein";
import { show } from "../message";
import { pathOf } from "../reader";
import { SHARED_SECTION, settingsEntries } from "./settings";

/**
 * One line for one problem: where, what was received, what is allowed, what was probably meant.
 *
 * @param section section of the configuration, a rule id or the shared one
 * @param known names that the section takes
 */
export function describeIssue(section: string, issue: v.BaseIssue<unknown>, known: readonly string[]): string {
  const where = (issue.path ?? []).reduce(
    (path, { key, type }) => pathOf(path, String(key), type === "array"),
    section,
  );
  // A schema with a text of its own speaks for itself.
  if (!issue.message.startsWith("Invalid ")) return `${where}: ${issue.message}`;
  switch (issue.type) {
    case "strict_object":
      return issue.expected === "never" ? unknownOption(section, where, lastKey(issue), known) : `${where}: is missing`;
    case "min_length":
    case "non_empty":
      return `${where}: is empty, name at least one value or leave it out`;
    default:
      return `${where}: received ${show(issue.input)}, expected ${expectedOf(issue)}`;
  }
}

/** valibot writes a choice as `("a" | "b")`. */
const expectedOf = ({ expected }: v.BaseIssue<unknown>): string =>
  EXPECTED[String(expected)] ??
  String(expected)
    .replace(/^\((.*)\)$/, "$1")
    .replaceAll(" | ", " or ");

const EXPECTED: Readonly<Partial<Record<string, string>>> = { Array: "a list", Object: "an object", string: "a text" };

function unknownOption(section: string, where: string, key: string, known: readonly string[]): string {
  if (section !== SHARED_SECTION && key in settingsEntries) {
    return `${where}: ${key} is shared by several rules, write it under "${SHARED_SECTION}"`;
  }
  const near = known.length > 0 ? closest(key, [...known]) : key;
  const hint = distance(key, near) <= 3 && near !== key ? `, did you mean "${near}"?` : ",";
  return `${where}: unknown option${hint} allowed: ${known.join(", ")}`;
}

const lastKey = (issue: v.BaseIssue<unknown>): string => issue.path?.map(({ key }) => String(key)).at(-1) ?? "";
