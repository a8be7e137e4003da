import type { ValueTest } from "./event-patterns";

type Scalar = string | number | boolean | null;

const regExpText = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A wildcard as a regular expression: `*` is any text, `\*` and `\\` are the signs themselves. */
const wildcardOf = (wildcard: string): RegExp => {
  const parts = wildcard.match(/\\[\\*]|\*|[^\\*]+|\\/g) ?? [];
  const source = parts.map((part) => (part === "*" ? ".*" : regExpText(part.replace(/^\\([\\*])$/, "$1"))));
  return new RegExp(`^${source.join("")}$`, "s");
};

type TextTest = (wanted: string, text: string) => boolean;

/** Operator -> how it compares a text. */
const TEXT_TESTS: Readonly<Record<string, TextTest>> = {
  prefix: (wanted, text) => text.startsWith(wanted),
  suffix: (wanted, text) => text.endsWith(wanted),
  wildcard: (wanted, text) => wildcardOf(wanted).test(text),
};

const NUMBER_TESTS: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  "=": (value, limit) => value === limit,
  "<": (value, limit) => value < limit,
  "<=": (value, limit) => value <= limit,
  ">": (value, limit) => value > limit,
  ">=": (value, limit) => value >= limit,
};

const textTest = (operator: string): TextTest => {
  const test = TEXT_TESTS[operator];
  if (!test) throw new Error(`${operator} is no operator of an event pattern that is known here`);
  return test;
};

const listOf = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? (value as readonly T[]) : [value as T];

/** True when a value is none of what `anything-but` names. A value of another kind is always something else. */
function isAnythingBut(kept: unknown, value: Scalar): boolean {
  if (typeof kept !== "object" || kept === null || Array.isArray(kept)) return !listOf(kept as Scalar).includes(value);
  return Object.entries(kept).every(([operator, wanted]) => {
    const test = textTest(operator);
    return typeof value !== "string" || listOf(wanted as string).every((each) => !test(each, value));
  });
}

const inRange = (limits: readonly (string | number)[], value: Scalar): boolean =>
  typeof value === "number" &&
  limits.every((limit, index) => {
    if (typeof limit === "number") return true;
    const test = NUMBER_TESTS[limit];
    if (!test) throw new Error(`${limit} compares no numbers; ${Object.keys(NUMBER_TESTS).join(", ")} do`);
    return test(value, limits[index + 1] as number);
  });

/**
 * True when a value of an event passes a test.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 *
 * @throws Error for an operator that it does not know
 */
export function passes(test: ValueTest, value: Scalar): boolean {
  if (typeof test !== "object" || test === null) return test === value;
  const [operator, wanted] = Object.entries(test)[0] as [string, unknown];
  if (operator === "exists") return wanted === true;
  if (operator === "anything-but") return isAnythingBut(wanted, value);
  if (operator === "numeric") return inRange(wanted as readonly (string | number)[], value);
  const compare = textTest(operator);
  return typeof value === "string" && compare(wanted as string, value);
}
