import * as v from "valibot";
import { closest, distance } from "fastest-levenshtein";
import { isRegion, nearestRegion } from "../../domain/regions";
import { SHARED_SECTION, settingsEntries } from "./settings";

/**
 * One line for one problem: where, what was received, what is allowed, what was probably meant.
 *
 * @param section section of the configuration, a rule id or the shared one
 * @param known names that the section takes
 */
export function describeIssue(section: string, issue: v.BaseIssue<unknown>, known: readonly string[]): string {
  const where = [section, ...pathOf(issue)].reduce((path, key) => path + key);
  const received = quote(issue.input);
  switch (issue.type) {
    case "strict_object":
      return issue.expected === "never" ? unknownOption(section, where, lastKey(issue), known) : `${where}: is missing`;
    case "picklist":
      return pickOne(where, issue);
    case "min_length":
    case "non_empty":
      return `${where}: is empty, name at least one value or leave it out`;
    default:
      return `${where}: received ${received}, expected ${EXPECTED[issue.expected ?? ""] ?? issue.expected}`;
  }
}

const EXPECTED: Readonly<Record<string, string>> = { Array: "a list", Object: "an object", string: "a text" };

/** A picklist of regions has more entries than a line can show: the nearest name helps more. */
function pickOne(where: string, issue: v.BaseIssue<unknown>): string {
  const options = (issue as v.PicklistIssue).requirement as readonly string[];
  const received = quote(issue.input);
  if (!options.every((option) => isRegion(option))) {
    return `${where}: received ${received}, expected one of ${options.join(", ")}`;
  }
  const near = typeof issue.input === "string" ? nearestRegion(issue.input) : undefined;
  const hint = near === undefined ? "expected a code such as ap-southeast-2" : `did you mean "${near}"?`;
  return `${where}: unknown region ${received}, ${hint}`;
}

function unknownOption(section: string, where: string, key: string, known: readonly string[]): string {
  if (section !== SHARED_SECTION && key in settingsEntries) {
    return `${where}: ${key} is shared by several rules, write it under "${SHARED_SECTION}"`;
  }
  const near = known.length > 0 ? closest(key, [...known]) : key;
  const hint = distance(key, near) <= 3 && near !== key ? `, did you mean "${near}"?` : ",";
  return `${where}: unknown option${hint} allowed: ${known.join(", ")}`;
}

const pathOf = (issue: v.BaseIssue<unknown>): string[] =>
  (issue.path ?? []).map((item) => (item.type === "array" ? `[${String(item.key)}]` : `.${String(item.key)}`));

const lastKey = (issue: v.BaseIssue<unknown>): string => String(issue.path?.at(-1)?.key ?? "");

const quote = (value: unknown): string => JSON.stringify(value) ?? "nothing";
