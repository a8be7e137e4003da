import { SCHEMA } from "../schema/schema";
import type { Fields, Shape } from "../schema/shapes";
import { DEFAULTS_KEY, isProps, type Props, type Value } from "./values";

/** Default values of a resource type: for its own inputs, and for nested objects by their type in the schema. */
export interface DefaultRules {
  defaults: Readonly<Record<string, Value | (() => Value | undefined)>>;
  nestedDefaults: Readonly<Record<string, Props>>;
  conflicts: readonly (readonly string[])[];
}

/**
 * Fills in what the program left out and records it under `__defaults`, as the bridge does: the next Check takes a
 * recorded default over from the old inputs instead of making a new one, which is what keeps an automatic name.
 * Without a record (after a refresh) every old value may serve.
 */
export function applyDefaults(rules: DefaultRules, fields: Fields, olds: Props, news: Props): Props {
  const taken = (name: string): boolean =>
    rules.conflicts.some(
      (group) => group.includes(name) && group.some((other) => other !== name && news[other] !== undefined),
    );
  const record = olds[DEFAULTS_KEY];
  const reusable = (name: string): boolean => !Array.isArray(record) || record.includes(name);
  const result: Props = { ...news };
  const added: string[] = [];
  for (const [name, rule] of Object.entries(rules.defaults)) {
    if (news[name] !== undefined || taken(name)) continue;
    const old = reusable(name) ? olds[name] : undefined;
    const value = old ?? (typeof rule === "function" ? rule() : rule);
    if (value === undefined) continue;
    result[name] = value;
    added.push(name);
  }
  for (const [name, value] of Object.entries(news)) {
    const field = fields[name];
    if (field) result[name] = fillNested(rules.nestedDefaults, field.shape, olds[name], value);
  }
  return { ...result, [DEFAULTS_KEY]: added.sort() };
}

function fillNested(nested: DefaultRules["nestedDefaults"], shape: Shape, old: Value | undefined, value: Value): Value {
  if (typeof shape === "string") return value;
  if ("list" in shape && Array.isArray(value)) {
    const olds = Array.isArray(old) ? old : [];
    return value.map((item, index) => fillNested(nested, shape.list, olds[index], item));
  }
  if (!("object" in shape) || !isProps(value)) return value;
  const rules = { defaults: nested[shape.object] ?? {}, nestedDefaults: nested, conflicts: [] };
  return applyDefaults(rules, SCHEMA.type(shape.object), isProps(old) ? old : {}, value);
}
