import type { BaseIssue } from "valibot";

/** One thing that is wrong with what a user gave. */
export interface Problem {
  /** Where, in the user's own terms: `contacts.security.phone`, `allowedRegions[1]`. */
  path: string;
  /** What is wrong, what was received, what is allowed, what to do. Lower case, no full stop. */
  message: string;
  /** What mends it below the setting `existing`. Default: something else does. */
  existing?: Existing;
}

/** Values of the setting `existing`: name -> value, or region -> value. */
export type Existing = { [name: string]: string | { [region: string]: string } };

/** What AWS said, on one line: a provider puts the cause below a line that only counts the errors. */
export const because = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).trim().replaceAll(/\s+/g, " ");

const LONGEST_SHOWN = 60;

/** Where an issue is, as a user writes it: `contacts.security.phone`, `allowedRegions[1]`. */
const pathOf = (keys: readonly unknown[]): string =>
  keys
    .map((key, index) => (typeof key === "number" ? `[${key}]` : index === 0 ? String(key) : `.${String(key)}`))
    .join("");

/** The issues of a schema as problems; `below` names the setting that the schema is about, when it is only one. */
export const problemsOf = (issues: readonly BaseIssue<unknown>[], ...below: string[]): Problem[] =>
  issues.map(({ path = [], message }) => ({ path: pathOf([...below, ...path.map(({ key }) => key)]), message }));

/** True for a value that is not known yet while the program runs: a Pulumi Output, or a promise. */
export const isDeferred = (value: unknown): boolean =>
  typeof value === "object" && value !== null && ("__pulumiOutput" in value || value instanceof Promise);

/** A received value as it appears in a message: JSON, cut when it is long. */
export function show(value: unknown): string {
  if (value === undefined) return "nothing";
  if (isDeferred(value)) return "a value that is not known yet";
  if (typeof value === "function") return "a function";
  // JSON has no NaN, and a bigint or a symbol makes it throw.
  const isScalar = typeof value === "number" || typeof value === "bigint" || typeof value === "symbol";
  const text = isScalar ? String(value) : JSON.stringify(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/** Two values of the setting as one; regions of both stay. */
export const mergedExisting = (one: Existing, other: Existing): Existing =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((name) => {
      const [first, second] = [one[name], other[name]];
      const both = typeof first === "object" && typeof second === "object" ? { ...first, ...second } : second;
      return [name, both ?? first!];
    }),
  );

/**
 * The setting as YAML; quoted, because an id of digits alone would be a number, and what is empty is left out.
 *
 * @param comment what stands above a name
 */
export const existingYaml = (existing: Existing, comment: (name: string) => string | undefined = () => undefined) =>
  Object.entries(existing).flatMap(([name, value]): string[] => {
    const said = comment(name);
    const above = said === undefined ? [] : [`# ${said}`];
    if (typeof value === "string") return [...above, `${name}: ${JSON.stringify(value)}`];
    const regions = Object.entries(value).map(([region, each]) => `  ${region}: ${JSON.stringify(each)}`);
    return regions.length > 0 ? [...above, `${name}:`, ...regions] : [];
  });

/** Every problem that a value of `existing` mends, as one block for the configuration; nothing when there is none. */
function existingBlock(problems: readonly Problem[]): string[] {
  const parts = problems.flatMap(({ existing }): Existing[] => (existing ? [existing] : []));
  if (parts.length === 0) return [];
  const lines = existingYaml(parts.reduce(mergedExisting)).map((line) => `      ${line}`);
  return ["", "  what exists, ready to paste below config:", "", "    ringfence:existing:", ...lines];
}

/**
 * All problems as one text: a heading with their number, one line each, and the block of the setting `existing` that mends
 * those which it can.
 */
export const describeProblems = (heading: string, problems: readonly Problem[]): string =>
  [
    `${heading}: ${problems.length === 1 ? "1 problem" : `${problems.length} problems`}`,
    ...problems.map(({ path, message }) => `  - ${path}: ${message}`),
    ...existingBlock(problems),
  ].join("\n");

/** A value and every value inside it that a message could show. Switches tell nothing, and their words occur in messages. */
const shownParts = (value: unknown): unknown[] => {
  if (typeof value === "object" && value !== null) return [value, ...Object.values(value).flatMap(shownParts)];
  return typeof value === "string" || typeof value === "number" ? [value] : [];
};

/** Problems without the parts of a secret value: a preview is a log that many can read. */
export function redact(problems: readonly Problem[], secret: unknown): Problem[] {
  // Longest first: a list is shown with its items, which would be found in it.
  const parts = shownParts(secret)
    .map(show)
    .sort((a, b) => b.length - a.length);
  return problems.map(({ message, ...rest }) => ({
    ...rest,
    message: parts.reduce((text, part) => text.replaceAll(part, "[secret]"), message),
  }));
}
