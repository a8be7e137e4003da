import type { EventPattern, ValueTest } from "./event-patterns";
import { passes } from "./value-tests";

type Scalar = string | number | boolean | null;

/** A value of an event at the end of a path; `members` says which element of each list around it holds it. */
interface Leaf {
  value: Scalar;
  members: ReadonlyMap<number, number>;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Path -> the values there. A list stands for each of its elements, an empty list or object for nothing. */
function leavesOf(event: unknown): ReadonlyMap<string, Leaf[]> {
  const leaves = new Map<string, Leaf[]>();
  let lists = 0;
  const walk = (value: unknown, path: readonly string[], members: Leaf["members"]): void => {
    if (Array.isArray(value)) {
      const list = lists++;
      value.forEach((element, index) => {
        walk(element, path, isObject(element) ? new Map([...members, [list, index]]) : members);
      });
    } else if (isObject(value)) {
      for (const [name, inner] of Object.entries(value)) walk(inner, [...path, name], members);
    } else {
      const key = path.join(".");
      leaves.set(key, [...(leaves.get(key) ?? []), { value: value as Scalar, members }]);
    }
  };
  walk(event, [], new Map());
  return leaves;
}

/** A pattern without alternatives: path -> tests of which one must pass. */
type Plain = ReadonlyMap<string, readonly ValueTest[]>;

/** The patterns without alternatives that a pattern stands for. */
function plainPatterns(pattern: EventPattern, path: readonly string[] = []): Plain[] {
  let found: Plain[] = [new Map()];
  const and = (more: readonly Plain[]): void => {
    found = found.flatMap((one) => more.map((other) => new Map([...one, ...other])));
  };
  for (const [field, wanted] of Object.entries(pattern)) {
    if (field === "$or") and((wanted as readonly EventPattern[]).flatMap((each) => plainPatterns(each, path)));
    else if (Array.isArray(wanted)) and([new Map([[[...path, field].join("."), wanted as readonly ValueTest[]]])]);
    else and(plainPatterns(wanted as EventPattern, [...path, field]));
  }
  return found;
}

/** Both lists of members as one, or undefined when they are of different elements of one list. */
function together(one: Leaf["members"], other: Leaf["members"]): Leaf["members"] | undefined {
  const differs = [...other].some(([list, index]) => one.has(list) && one.get(list) !== index);
  return differs ? undefined : new Map([...one, ...other]);
}

const allPass = (
  wanted: readonly (readonly [string, readonly ValueTest[]])[],
  leaves: ReadonlyMap<string, readonly Leaf[]>,
  members: Leaf["members"],
): boolean => {
  const [first, ...rest] = wanted;
  if (first === undefined) return true;
  const [path, tests] = first;
  const values = (leaves.get(path) ?? []).flatMap(({ value, members: own }) => {
    const both = together(members, own);
    return both === undefined ? [] : [{ value, both }];
  });
  const mayBeAbsent = tests.some((test) => isObject(test) && "exists" in test && !test.exists);
  if (values.length === 0) return mayBeAbsent && allPass(rest, leaves, members);
  return values.some(({ value, both }) => tests.some((test) => passes(test, value)) && allPass(rest, leaves, both));
};

/** By path, as Event Ruler goes through them: what is absent from an element of a list depends on which was chosen before. */
const inOrder = (plain: Plain) => [...plain].sort(([one], [other]) => (one < other ? -1 : 1));

/**
 * True when an event matches a pattern, by the rules of EventBridge. A field that is not in the event passes no test but
 * `exists: false`. Of a list one element must pass, and fields below one list must be those of one and the same element.
 * tests/domain/signals/match.test.ts compares it with Event Ruler, which EventBridge runs.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 *
 * @throws Error for an operator that it does not know
 */
export function matches(pattern: EventPattern, event: unknown): boolean {
  const leaves = leavesOf(event);
  return plainPatterns(pattern).some((plain) => allPass(inOrder(plain), leaves, new Map()));
}
