import { DEFAULTS_KEY, isProps, isZero, UNKNOWN, type Props, type Value } from "./values";

/** Whether two values of one property mean the same. */
export type Same = (a: Value, b: Value) => boolean;

/** How properties compare, by their path without list indexes: `notifications.subscriberEmailAddresses`. */
export type Comparisons = Readonly<Record<string, Same | "set" | "policy" | "json">>;

/** Whether two values mean the same to AWS; `path` selects the comparison, list indexes left out. */
export function sameValue(comparisons: Comparisons, path: string, a: Value | undefined, b: Value | undefined): boolean {
  if (a === UNKNOWN || b === UNKNOWN) return false;
  if (isZero(a) && isZero(b)) return true;
  if (a === undefined || b === undefined) return false;
  const comparison = comparisons[path];
  if (comparison === "policy") return samePolicy(a, b);
  if (comparison === "json") return sameJson(a, b);
  if (typeof comparison === "function") return comparison(a, b);
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return false;
    return comparison === "set"
      ? sameElements(comparisons, path, a, b)
      : a.every((x, i) => sameValue(comparisons, path, x, b[i]));
  }
  if (isProps(a) && isProps(b)) return sameProps(comparisons, path, a, b);
  return a === b;
}

function sameElements(comparisons: Comparisons, path: string, a: Value[], b: Value[]): boolean {
  const rest = [...b];
  return a.every((x) => {
    const index = rest.findIndex((y) => sameValue(comparisons, path, x, y));
    if (index >= 0) rest.splice(index, 1);
    return index >= 0;
  });
}

function sameProps(comparisons: Comparisons, path: string, a: Props, b: Props): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  names.delete(DEFAULTS_KEY);
  return [...names].every((name) => sameValue(comparisons, path ? `${path}.${name}` : name, a[name], b[name]));
}

/** Compares numbers that AWS and programs write as text in different ways: `100` and `100.0`. */
export const sameNumber: Same = (a, b) => a === b || (a !== "" && b !== "" && Number(a) === Number(b));

const sameJson: Same = (a, b) => canonicalJson(a, (value) => value) === canonicalJson(b, (value) => value);

/**
 * Compares IAM policy documents by meaning: one value and a list of one are the same, and the order of statements,
 * actions, resources, principals and condition values does not matter.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
const samePolicy: Same = (a, b) => canonicalJson(a, canonicalPolicy) === canonicalJson(b, canonicalPolicy);

function canonicalJson(value: Value, canonical: (value: unknown) => unknown): string {
  if (typeof value !== "string") return sortedJson(canonical(value));
  try {
    return sortedJson(canonical(JSON.parse(value)));
  } catch {
    return value; // Not JSON: only the same text is the same.
  }
}

/** JSON text whose object keys are sorted. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function canonicalPolicy(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(canonicalPolicy);
    if (items.length === 1) return items[0];
    return items.sort((x, y) => (sortedJson(x) < sortedJson(y) ? -1 : 1));
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, canonicalPolicy(inner)]));
  }
  // AWS stores an account principal as the ARN of its root, and condition values as text.
  const account = typeof value === "string" ? /^arn:aws:iam::(\d{12}):root$/.exec(value)?.[1] : undefined;
  return account ?? (typeof value === "boolean" || typeof value === "number" ? String(value) : value);
}
