/** One thing that is wrong with what a user gave. */
export interface Problem {
  /** Where, in the user's own terms: `contacts.security.phone`, `allowedRegions[1]`. */
  path: string;
  /** What is wrong, what was received, what is allowed, what to do. Lower case, no full stop. */
  message: string;
}

const LONGEST_SHOWN = 60;

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

/** All problems as one text: a heading with their number, then one line each. */
export const describeProblems = (heading: string, problems: readonly Problem[]): string =>
  [
    `${heading}: ${problems.length === 1 ? "1 problem" : `${problems.length} problems`}`,
    ...problems.map(({ path, message }) => `  - ${path}: ${message}`),
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
  return problems.map(({ path, message }) => ({
    path,
    message: parts.reduce((text, part) => text.replaceAll(part, "[secret]"), message),
  }));
}
