import generated from "../../domain/generated/types/table.json";
import type { Property } from "../resource";
import { nameOf } from "./thing";
import { WATCHED } from "./watched";

/** What is known of the types of the providers; made by scripts/generate/type-table.ts from their declarations. */
export interface TypeTable {
  /** Provider -> module -> names of its types, with a space between. */
  readonly known: Readonly<Record<"aws" | "aws-native", Readonly<Record<string, string>>>>;
  /** Services of which no resource takes a region. */
  readonly withoutRegion: readonly string[];
  /** Kind of property -> type -> paths. */
  readonly paths: Readonly<Record<TableKind, Readonly<Partial<Record<string, readonly string[]>>>>>;
}

export type TableKind = "region" | "market" | "template" | "machine" | "size" | "call" | "image";

const table: TypeTable = generated;

export const SERVICES_WITHOUT_REGION: readonly string[] = table.withoutRegion;

const names = new Map<string, ReadonlySet<string>>();

function namesOf(provider: "aws" | "aws-native", module: string): ReadonlySet<string> {
  const key = `${provider}:${module}`;
  const found = names.get(key) ?? new Set(table.known[provider][module]?.split(" "));
  names.set(key, found);
  return found;
}

/** Whether the declarations of a provider have the type: then they tell each of its properties. */
export function isKnown(type: string): boolean {
  const [, provider, module = "", name = ""] = /^(aws|aws-native):([\w-]+)(?:\/\w+)?:(\w+)$/.exec(type) ?? [];
  return (provider === "aws" || provider === "aws-native") && namesOf(provider, module).has(name);
}

/** A property of a kind: where it is in the declarations, and in this resource. */
export interface Watched {
  /** Members joined by dots, without the indexes of lists. */
  readonly path: string;
  readonly property: Property;
}

/** Thing -> paths of a kind in any of its spellings. */
const byThing = new Map<TableKind, ReadonlyMap<string, readonly string[]>>();

function pathsOf(kind: TableKind, type: string): readonly string[] {
  if (isKnown(type)) return table.paths[kind][type] ?? [];
  let known = byThing.get(kind);
  if (known === undefined) {
    const made = new Map<string, string[]>();
    for (const [token, paths = []] of Object.entries(table.paths[kind])) {
      made.set(nameOf(token), [...(made.get(nameOf(token)) ?? []), ...paths]);
    }
    byThing.set(kind, (known = made));
  }
  return known.get(nameOf(type)) ?? [];
}

/**
 * Every property of a kind that a resource has. Where the type is known, its declarations say which they are; else those
 * of its other spellings and the names do: another version, any Terraform provider, a template.
 */
export function watchedIn(kind: TableKind, type: string, props: Property): Watched[] {
  const declared = pathsOf(kind, type).flatMap((path) => valuesAt(props, path).map((property) => ({ path, property })));
  if (isKnown(type)) return declared;
  const all = [...declared, ...named(WATCHED[kind], props)];
  return [...new Map(all.map((each) => [each.property.path, each])).values()];
}

/** Every property at a dotted path, through lists and through the objects that v7 made of one-item lists. */
export const valuesAt = (root: Property, path: string): Property[] =>
  path
    .split(".")
    .reduce<Property[]>((found, key) => found.flatMap((at) => at.items().map((one) => one.get(key))), [root])
    .filter(({ state }) => state !== "absent");

/** Members whose names are the user's own. */
const FREE = /^(tags(All)?|labels|environment|variables|parameters|metadata)$/;

/** Deeper than any declaration: the depth of a template is the user's. */
const DEEPEST = 30;

/** Every property whose path is named so. A loop, not a recursion, since a resource can be anything. */
function named(name: RegExp, root: Property): Watched[] {
  const found: Watched[] = [];
  const pending: (Watched & { depth: number })[] = [{ path: "", property: root, depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { path, property, depth } = next;
    if (path !== "" && name.test(path)) found.push({ path, property });
    if (property.state !== "known" || depth > DEEPEST) continue;
    const isList = Array.isArray(property.value);
    const below = isList
      ? property.items().map((each) => ({ path, property: each, depth: depth + 1 }))
      : property
          .keys()
          .filter((key) => !FREE.test(key))
          .map((key) => ({
            path: path === "" ? key : `${path}.${key}`,
            property: property.get(key),
            depth: depth + 1,
          }));
    // A list of plain values stands for itself.
    pending.push(...below.filter((each) => !isList || typeof each.property.value === "object").reverse());
  }
  return found;
}
