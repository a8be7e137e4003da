import { sameValue, type Comparisons } from "./equality";
import type { ResourceSchema } from "../schema/shapes";
import { isProps, isZero, type Props, type Value } from "./values";

export type ChangeKind = "add" | "update" | "delete";
export interface Change {
  /** Where, in Pulumi's notation: `tags.owner`, `notifications[0]`, `tags["a.b"]`. */
  path: string;
  kind: ChangeKind;
  replace: boolean;
}

/** The part of a resource type that decides what counts as a change. */
export interface DiffRules {
  schema: ResourceSchema;
  compare?: Comparisons;
  /** Of a nested path, any change of the set that it leads into: an element of a set has no other identity. */
  replaceOn: readonly string[];
  keptWhenAbsent?: readonly string[];
}

/**
 * What differs between the state of a resource and the inputs it should have.
 *
 * An input that is no longer given is no change when AWS fills it in by itself (the declaration says that the output
 * always has a value) or the type keeps it, and a change otherwise.
 */
export function diffProps(rules: DiffRules, state: Props, news: Props): Change[] {
  const compare = rules.compare ?? {};
  return [...Object.keys(rules.schema.inputs), "tagsAll"].flatMap((name) => {
    const before = state[name];
    const after = news[name];
    if (after === undefined && (rules.schema.outputs[name] || rules.keptWhenAbsent?.includes(name))) return [];
    const replace = name === "region" || rules.replaceOn.some((path) => path === name || path.startsWith(`${name}.`));
    return changesAt(compare, name, name, before, after).map((change) => ({ ...change, replace }));
  });
}

type Found = Omit<Change, "replace">;

/** `path` is where the value stands, `pattern` the same without list indexes: the key of its comparison. */
function changesAt(compare: Comparisons, path: string, pattern: string, before?: Value, after?: Value): Found[] {
  if (sameValue(compare, pattern, before, after)) return [];
  if (before === undefined || isZero(before)) return [{ path, kind: "add" }];
  if (after === undefined) return [{ path, kind: "delete" }];
  if (Array.isArray(before) && Array.isArray(after)) {
    const same = (a: Value, b: Value) => sameValue(compare, pattern, a, b);
    return compare[pattern] === "set" ? setChanges(path, before, after, same) : listChanges(path, before, after, same);
  }
  if (isProps(before) && isProps(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)].filter((name) => !name.startsWith("__")));
    return [...names].flatMap((name) =>
      changesAt(compare, joinPath(path, name), `${pattern}.${name}`, before[name], after[name]),
    );
  }
  return [{ path, kind: "update" }];
}

type SameItem = (a: Value, b: Value) => boolean;

function listChanges(path: string, before: Value[], after: Value[], same: SameItem): Found[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index): Found[] => {
    const at = `${path}[${index}]`;
    if (index >= before.length) return [{ path: at, kind: "add" }];
    if (index >= after.length) return [{ path: at, kind: "delete" }];
    return same(before[index]!, after[index]!) ? [] : [{ path: at, kind: "update" }];
  }).flat();
}

/** Elements of a set have no place of their own: one is there or not. */
function setChanges(path: string, before: Value[], after: Value[], same: SameItem): Found[] {
  const gone = before
    .map((item, index): [Value, number] => [item, index])
    .filter(([item]) => !after.some((other) => same(item, other)));
  const made = after
    .map((item, index): [Value, number] => [item, index])
    .filter(([item]) => !before.some((other) => same(item, other)));
  const found = [
    ...gone.map(([, index]): Found => ({ path: `${path}[${index}]`, kind: "delete" })),
    ...made.map(([, index]): Found => ({ path: `${path}[${index}]`, kind: "add" })),
  ];
  // Only the number of equal elements changed: say that the whole did.
  return found.length > 0 ? mergeUpdates(found) : [{ path, kind: "update" }];
}

/** One element gone and another come at the same index reads as one element changed. */
function mergeUpdates(found: Found[]): Found[] {
  const kinds = new Map<string, ChangeKind>();
  for (const { path, kind } of found) kinds.set(path, kinds.has(path) ? "update" : kind);
  return [...kinds].map(([path, kind]) => ({ path, kind }));
}

/** One step deeper in Pulumi's property path notation. */
export function joinPath(path: string, name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;
}

/** The property that a path begins with. */
export function topLevel(path: string): string {
  return /^[^.[]*/.exec(path)![0];
}
