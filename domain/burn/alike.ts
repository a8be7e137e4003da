import type { Policies } from "../documents/evaluate";
import { patternOf } from "../documents/pattern";

const hasVariable = (text: string, key: string): boolean => text.toLowerCase().includes(`\${${key}`);

/**
 * The texts by which policies tell values of a condition key apart. A comparison that ignores case must find them as well,
 * so they are in lower case: where it does not ignore it, one class more does no harm.
 *
 * @returns undefined when texts do not tell it: a number is compared, or a policy has the key as a variable
 */
export function tellingTexts(policies: readonly Policies[], keys: readonly string[]): string[] | undefined {
  const asked = keys.map((key) => key.toLowerCase());
  const statements = policies.flatMap((each) => each.statements);
  const conditions = statements.flatMap(({ condition }) => condition);
  const own = conditions.filter(([, key]) => asked.includes(key.toLowerCase()));
  const everyText = [
    ...statements.flatMap(({ resources }) => resources),
    ...conditions.flatMap(([, , listed]) => listed),
  ];
  const byText = own.every(([operator]) => /(?:^|:)(?:String|Arn)|^Null$/.test(operator));
  const named = everyText.some((text) => asked.some((key) => hasVariable(text, key)));
  const variable = own.some(([, , listed]) => listed.some((text) => text.includes("${")));
  if (!byText || named || variable) return undefined;
  return [...new Set(own.flatMap(([, , listed]) => listed.map((text) => text.toLowerCase())))].sort();
}

const patterns = new Map<string, RegExp>();
function patternIn(text: string): RegExp {
  const known = patterns.get(text) ?? patternOf(text);
  patterns.set(text, known);
  return known;
}

/**
 * Things that policies do not tell apart, together: what is decided for one of a class is decided so for all.
 *
 * @param texts what tells them apart, as `tellingTexts` has it; undefined: each is alone
 * @param names what of a thing is compared with the texts, in lower case
 * @returns the classes in the order of their first members, and these in the order of the list
 */
export function alike<T>(
  things: readonly T[],
  texts: readonly string[] | undefined,
  names: (thing: T) => readonly string[],
): T[][] {
  if (texts === undefined) return things.map((thing) => [thing]);
  const tests = texts.map(patternIn);
  const classes = new Map<string, T[]>();
  for (const thing of things) {
    const own = names(thing);
    const signs = tests.map((test) => (own.some((name) => test.test(name)) ? "1" : "0")).join("");
    const members = classes.get(signs);
    if (members) members.push(thing);
    else classes.set(signs, [thing]);
  }
  return [...classes.values()];
}
