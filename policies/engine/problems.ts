import * as v from "valibot";
import { nearest } from "../../domain/fields/nearest";
import type { Problem } from "../../domain/fields/problems";
import { packEntries, SHARED_SECTION, settingsEntries } from "../settings";
import { show } from "./message";
import { pathOf } from "./reader";

/**
 * A value that its schema refuses. The shared field schemas speak for themselves; where valibot speaks, the shape of the
 * option says what is expected.
 */
export function valueProblem(section: string, issue: v.BaseIssue<unknown>, known: v.ObjectEntries): Problem {
  const keys: readonly v.IssuePathItem[] = issue.path ?? [];
  const path = keys.reduce((at, { key, type }) => pathOf(at, String(key), type === "array"), section);
  if (!issue.message.startsWith("Invalid ")) return { path, message: issue.message };
  const option = keys.length === 1 ? known[String(keys[0]?.key)] : undefined;
  const shape = option && v.getMetadata(option)["shape"];
  const expected = typeof shape === "string" ? shape : (issue.expected ?? "another value");
  return { path, message: `expected ${expected}, received ${show(issue.input)}` };
}

/** A name that the section of a rule, or the shared one, does not have. */
export function optionProblem(section: string, name: string, known: readonly string[]): Problem {
  const path = pathOf(section, name, false);
  if (section !== SHARED_SECTION && name in { ...settingsEntries, ...packEntries }) {
    return { path, message: `${name} is shared by several rules, write it under "${SHARED_SECTION}"` };
  }
  return { path, message: `unknown option${meant(name, known) ?? ","} allowed: ${known.join(", ")}` };
}

/** A section that is no rule. There are too many rules to name them all in one line. */
export const sectionProblem = (name: string, known: readonly string[]): Problem => ({
  path: name,
  message: `unknown rule${meant(name, known) ?? ";"} docs/rules.md lists the rules`,
});

const meant = (name: string, known: readonly string[]): string | undefined => {
  const near = nearest(name, known);
  return near === undefined ? undefined : `, did you mean "${near}"?`;
};
