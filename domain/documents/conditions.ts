import { type Compare, COMPARISONS, NEGATED, resourceLike } from "./comparisons";
import { patternFor } from "./pattern";
import { every, not, some, type Truth } from "./truth";

/** Condition keys of a request, in lower case, because AWS does not tell cases apart -> their values. */
export interface Context {
  /** An empty list says that the request does not have the key. */
  values: ReadonlyMap<string, readonly string[]>;
  /** True when every key that the request has is in `values`; else a key that is missing there may be anything. */
  complete: boolean;
  /** Keys that the request surely lacks, in lower case, as a call with an access key lacks the sign of MFA. Default: none. */
  absent?: ReadonlySet<string>;
}

/**
 * @param keys condition key -> value, or values of a key that takes several; a number or a boolean is written as a text
 * @param absent condition keys that the request surely lacks
 */
export const contextOf = (
  keys: Readonly<Record<string, string | readonly string[]>>,
  complete = false,
  absent: readonly string[] = [],
): Context => ({
  values: new Map(Object.entries(keys).map(([key, value]) => [key.toLowerCase(), [value].flat()])),
  complete,
  ...(absent.length > 0 ? { absent: new Set(absent.map((key) => key.toLowerCase())) } : {}),
});

/** Values of a key; none when the request does not have it; undefined when nobody told. */
const valuesOf = (key: string, { values, complete, absent }: Context): readonly string[] | undefined =>
  values.get(key.toLowerCase()) ?? (complete || absent?.has(key.toLowerCase()) ? [] : undefined);

const VARIABLE = /\$\{([^*?$},]+)(?:,\s*'([^']*)')?\}/g;

/**
 * A text of a policy with its variables in their places: `${aws:username}`, or `${aws:username, 'nobody'}` with what stands
 * there when the request has none. A value that comes in stands for itself, whatever signs it has. A key that takes several
 * values is no variable.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 *
 * @returns undefined when a variable is not known; false when the request does not have it
 */
function filled(text: string, context: Context): string | undefined | false {
  if (!text.includes("${")) return text;
  let known = true as Truth;
  const whole = text.replace(VARIABLE, (_, name: string, otherwise?: string) => {
    const values = valuesOf(name.trim(), context);
    if (values?.length === 1) return patternFor(values[0]!);
    const isThere = values === undefined ? undefined : values.length === 0 && otherwise !== undefined;
    known = every([known, isThere]);
    return patternFor(otherwise ?? "");
  });
  return known ? whole : known;
}

/**
 * Whether a comparison holds once the variables of what is listed are in their places. Nothing is equal to a variable that
 * the request does not have.
 */
function compared(compare: Compare, value: string, listed: string, context: Context): Truth {
  const whole = filled(listed, context);
  return typeof whole === "string" ? compare(value, whole) : whole;
}

/** Whether a resource is one that a statement names, with variables or without. */
export const matches = (resource: string, pattern: string, context: Context): Truth =>
  compared(resourceLike, resource, pattern, context);

/** Whether a value differs from all that is listed. Of a variable that is missing AWS's pages say two things: see above. */
const differs = (compare: Compare, value: string, listed: readonly string[], context: Context): Truth =>
  every(
    listed.map((each) => (filled(each, context) === false ? undefined : not(compared(compare, value, each, context)))),
  );

const OPERATOR = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/;

/**
 * One line of a condition: an operator, a key, and what is listed. A key that the request lacks makes the line false; one
 * that negates, that says `IfExists` or `ForAllValues` it makes true. What AWS does not define is undefined here: an
 * operator that does not exist, and several values without a word that says what to do with them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
export function holds(operator: string, key: string, listed: readonly string[], context: Context): Truth {
  const values = valuesOf(key, context);
  if (values === undefined) return undefined;
  const absent = values.length === 0;
  if (operator === "Null") return listed.some((wanted) => wanted.toLowerCase() === String(absent));
  const [, set, name = "", ifExists] = OPERATOR.exec(operator) ?? [];
  const negates = NEGATED[name] !== undefined;
  const compare = COMPARISONS[NEGATED[name] ?? name];
  if (compare === undefined) return undefined;
  if (absent) return ifExists !== undefined || (set === undefined ? negates : set === "ForAllValues");
  const one = (value: string): Truth =>
    negates
      ? differs(compare, value, listed, context)
      : some(listed.map((each) => compared(compare, value, each, context)));
  if (set === "ForAnyValue") return some(values.map(one));
  // A text of no length counts as no value there.
  if (set === "ForAllValues") return values.every((value) => value === "") || every(values.map(one));
  return values.length === 1 ? one(values[0]!) : undefined;
}
