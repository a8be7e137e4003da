import type { InstanceConfig } from "./config";
import { sameValue } from "./equality";
import type { AnyResourceType } from "./resource";
import { SCHEMA } from "../schema/schema";
import { splitTags } from "./tags";
import { DEFAULTS_KEY, isProps, isZero, UNKNOWN, withoutDefaultsKey, type Props, type Value } from "./values";

/**
 * The state of a resource out of what was read from the account. `known` is what there was before: the inputs after a
 * create or an update, the old state on a refresh. A value that means the same keeps the form it had, so that the
 * order of a set or the layout of a JSON document is no change (a type may say otherwise: `rewritten`), and inputs that
 * AWS never tells are carried over.
 */
export function toState(type: AnyResourceType, config: InstanceConfig, id: string, read: Props, known: Props): Props {
  const { outputs } = SCHEMA.resource(type.token);
  const { tags, ...rest } = read;
  const tagged: Props =
    "tagsAll" in outputs ? { ...rest, ...splitTags(config.tags, (tags ?? {}) as Props, known["tags"]) } : read;
  const before = withoutDefaultsKey(known);
  const carried = Object.entries(before).filter(([name]) => type.notReadable?.includes(name));
  const state: Props = { ...Object.fromEntries(carried), ...toldOnce(type, before), ...tagged, id };
  for (const [name, old] of Object.entries(before)) {
    if (type.rewritten?.includes(name)) continue;
    if (name in state && sameValue(type.compare ?? {}, name, old, state[name])) state[name] = old;
  }
  return state;
}

/** What AWS told of a resource when it was made, and never again. */
export const toldOnce = (type: AnyResourceType, state: Props): Props =>
  Object.fromEntries(Object.entries(state).filter(([name]) => type.toldOnce?.includes(name)));

/** What a preview shows of a resource that will be made: the inputs, and everything AWS decides as unknown. */
export function previewState(type: AnyResourceType, inputs: Props): Props {
  const { inputs: fields, outputs } = SCHEMA.resource(type.token);
  const decidedByAws = Object.keys(outputs).filter((name) => outputs[name] || !(name in fields));
  const unknowns = Object.fromEntries(decidedByAws.map((name): [string, Value] => [name, UNKNOWN]));
  return { ...unknowns, ...withoutDefaultsKey(inputs) };
}

/** What a preview shows of a resource that will be changed: inputs replaced, outputs as they are. */
export function previewUpdate(type: AnyResourceType, state: Props, inputs: Props): Props {
  const { inputs: fields, outputs } = SCHEMA.resource(type.token);
  const kept = Object.entries(state).filter(
    ([name]) => !(name in fields) || outputs[name] || name in inputs || type.keptWhenAbsent?.includes(name),
  );
  return { ...Object.fromEntries(kept), ...withoutDefaultsKey(inputs) };
}

/** What an import may assume before it looks: inputs that AWS never tells have their default value. */
export function assumedState(type: AnyResourceType): Props {
  return Object.fromEntries(Object.entries(type.defaults ?? {}).filter(([name]) => type.notReadable?.includes(name)));
}

/** The inputs a program would have to give for a resource that is being imported: every one that has a value. */
export function importedInputs(type: AnyResourceType, state: Props): Props {
  const names = [...Object.keys(SCHEMA.resource(type.token).inputs), "tagsAll"];
  const given = names.filter((name) => !isZero(state[name])).map((name): [string, Value] => [name, state[name]!]);
  return { ...Object.fromEntries(given), [DEFAULTS_KEY]: [] };
}

/**
 * The inputs after a refresh: those there were, with the values they now have, and those that somebody set meanwhile.
 * A default that no longer has its value leaves the record of defaults, so that the next Check fills the default in
 * again and the change shows.
 */
export function refreshedInputs(type: AnyResourceType, oldInputs: Props, oldState: Props, state: Props): Props {
  const { inputs: fields, outputs } = SCHEMA.resource(type.token);
  const kept = Object.keys(oldInputs).filter((name) => name !== DEFAULTS_KEY && state[name] !== undefined);
  const appeared = Object.keys(fields).filter(
    (name) =>
      !(name in oldInputs) &&
      !outputs[name] &&
      !isZero(state[name]) &&
      !sameValue(type.compare ?? {}, name, oldState[name], state[name]),
  );
  const found: Props = Object.fromEntries([...kept, ...appeared].map((name) => [name, state[name]!]));
  return carryDefaults(oldInputs, found) as Props;
}

/** The value found, with the record of defaults of the old value at every depth, changed properties left out of it. */
function carryDefaults(old: Value | undefined, found: Value): Value {
  if (Array.isArray(found))
    return found.map((item, index) => carryDefaults(Array.isArray(old) ? old[index] : undefined, item));
  if (!isProps(found) || !isProps(old)) return found;
  const carried = Object.entries(found).map(([name, value]): [string, Value] => [
    name,
    carryDefaults(old[name], value),
  ]);
  const record = old[DEFAULTS_KEY];
  if (!Array.isArray(record)) return Object.fromEntries(carried);
  const unchanged = record.filter((name) => typeof name === "string" && sameValue({}, "", old[name], found[name]));
  return { ...Object.fromEntries(carried), [DEFAULTS_KEY]: unchanged };
}
