import { SIGNATURE_KEY, SIGNATURES, UNKNOWN, UNKNOWN_SENTINELS } from "../../domain/pulumi/values";
import type { Property } from "../resource";

export { UNKNOWN, UNKNOWN_SENTINELS };

/** True for a sentinel and for a string with a sentinel inside: neither is what the resource will get. */
export function isUnknown(value: unknown): boolean {
  return (
    typeof value === "string" && value.length >= 36 && UNKNOWN_SENTINELS.some((sentinel) => value.includes(sentinel))
  );
}

/** An own member of an object or list, read by descriptor: no proxy trap, no getter, no inherited name. */
export function member(value: unknown, key: string | number): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return unwrapSecret(Object.getOwnPropertyDescriptor(value, key)?.value);
}

/** The members of an object or list in order, read by descriptor. */
export function members(value: object): [key: string, value: unknown][] {
  const keys = Array.isArray(value) ? [...value.keys()].map(String) : Object.keys(value);
  return keys.map((key) => [key, member(value, key)]);
}

/** The path of a member: `tags.Name`, `tags["a.b"]`, `items[0]`. */
export function pathOf(parent: string, key: string | number, inList: boolean): string {
  if (inList) return `${parent}[${key}]`;
  if (!/^[\w$-]+$/.test(String(key))) return `${parent}[${JSON.stringify(key)}]`;
  return parent === "" ? String(key) : `${parent}.${key}`;
}

/** Opens the properties of a resource, as the SDK hands them over or as plain data, for reading. */
export function read(value: unknown, path = ""): Property {
  const raw = unwrapSecret(value);
  const state = isUnknown(raw) ? "unknown" : raw === undefined || raw === null ? "absent" : "known";
  const isList = Array.isArray(raw);
  const step = (key: string | number): Property =>
    state === "unknown" ? property : read(member(raw, key), pathOf(path, key, isList));
  const property: Property = {
    path,
    state,
    value: state === "known" ? raw : undefined,
    get: (...keys) => keys.reduce<Property>((at, key, depth) => (depth === 0 ? step(key) : at.get(key)), property),
    items: () => (isList ? raw.map((_, index) => step(index)) : state === "absent" ? [] : [property]),
    keys: () => (state === "known" && typeof raw === "object" && !isList ? Object.keys(raw as object) : []),
  };
  return property;
}

/** `Analyze` unwraps secrets, but exported state and requests on the wire carry them in an envelope. */
function unwrapSecret(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const descriptor = (key: string): unknown => Object.getOwnPropertyDescriptor(value, key)?.value;
  return descriptor(SIGNATURE_KEY) === SIGNATURES.secret ? unwrapSecret(descriptor("value")) : value;
}
