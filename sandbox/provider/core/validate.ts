import { nearest } from "../../../domain/fields/nearest";
import { SCHEMA } from "../schema/schema";
import type { Fields, Shape } from "../schema/shapes";
import { joinPath } from "./diff";
import { DEFAULTS_KEY, isProps, UNKNOWN, type Props, type Value } from "./values";

export interface Failure {
  /** The property at fault, in Pulumi's path notation; empty for the whole. */
  property: string;
  reason: string;
}

/**
 * Compares a property bag with the names and shapes of the `@pulumi/aws` declarations, at every depth. All problems
 * are reported, not the first one.
 */
export function validate(fields: Fields, props: Props, owner: string, allowed: readonly string[] = []): Failure[] {
  return validateFields(fields, props, "", owner, allowed);
}

function validateFields(
  fields: Fields,
  props: Props,
  path: string,
  owner: string,
  allowed: readonly string[],
): Failure[] {
  const names = Object.keys(props).filter((name) => name !== DEFAULTS_KEY && !allowed.includes(name));
  const unknown = names
    .filter((name) => !Object.hasOwn(fields, name))
    .map((name) => unknownName(fields, path, name, owner));
  const missing = Object.keys(fields)
    .filter((name) => fields[name]!.required && props[name] === undefined)
    .map((name) => ({ property: at(path, name), reason: `missing required property "${at(path, name)}" of ${owner}` }));
  const inner = names.flatMap((name) =>
    Object.hasOwn(fields, name) ? validateShape(fields[name]!.shape, props[name]!, at(path, name), owner) : [],
  );
  return [...missing, ...unknown, ...inner];
}

function unknownName(fields: Fields, path: string, name: string, owner: string): Failure {
  const names = Object.keys(fields);
  const guess = nearest(name, names);
  const hint = guess ? `did you mean "${guess}"` : `known are ${names.join(", ")}`;
  return { property: at(path, name), reason: `unknown property "${at(path, name)}" of ${owner}; ${hint}` };
}

function validateShape(shape: Shape, value: Value, path: string, owner: string): Failure[] {
  if (value === UNKNOWN || shape === "any") return [];
  if (shape === "json")
    return typeof value === "string" || isProps(value) ? [] : [wrong(path, "text or an object", value)];
  if (typeof shape === "string") return validateScalar(shape, value, path);
  if ("list" in shape) {
    if (!Array.isArray(value)) return [wrong(path, "a list", value)];
    return value.flatMap((item, index) => validateShape(shape.list, item, `${path}[${index}]`, owner));
  }
  if (!isProps(value)) return [wrong(path, "an object", value)];
  if ("object" in shape) return validateFields(SCHEMA.type(shape.object), value, path, owner, []);
  return Object.entries(value).flatMap(([key, item]) => validateShape(shape.map, item, joinPath(path, key), owner));
}

/** Terraform reads numbers and booleans out of text as well, so the bridge lets these pass. */
function validateScalar(shape: "string" | "number" | "boolean", value: Value, path: string): Failure[] {
  if (typeof value === shape) return [];
  const scalar = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  const fits: Record<typeof shape, boolean> = {
    string: scalar,
    number: typeof value === "string" && value !== "" && Number.isFinite(Number(value)),
    boolean: value === "true" || value === "false",
  };
  return fits[shape] ? [] : [wrong(path, `a ${shape}`, value)];
}

function wrong(property: string, expected: string, value: Value): Failure {
  return { property, reason: `"${property}" must be ${expected}, got ${JSON.stringify(value)}` };
}

function at(path: string, name: string): string {
  return path ? joinPath(path, name) : name;
}

/** Turns scalars into the type that is declared (`"1"` for a number becomes `1`) and JSON objects into text. */
function coerce(shape: Shape, value: Value): Value {
  if (value === UNKNOWN || value === null) return value;
  if (shape === "json") return isProps(value) ? JSON.stringify(value) : value;
  if (shape === "number" && typeof value === "string") return Number(value);
  if (shape === "boolean" && typeof value === "string") return value === "true";
  if (shape === "string" && (typeof value === "number" || typeof value === "boolean")) return String(value);
  if (typeof shape === "string") return value;
  if ("list" in shape) return Array.isArray(value) ? value.map((item) => coerce(shape.list, item)) : value;
  if (!isProps(value)) return value;
  if ("object" in shape) return coerceFields(SCHEMA.type(shape.object), value);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, coerce(shape.map, item)]));
}

/** `coerce` for every property of a bag. */
export function coerceFields(fields: Fields, props: Props): Props {
  const entries = Object.entries(props).map(([name, value]) => [
    name,
    fields[name] ? coerce(fields[name].shape, value) : value,
  ]);
  return Object.fromEntries(entries) as Props;
}
