import type { Property } from "../resource";

/** A string that is not known before the deployment: what the engine sends in its place, and examples of rules hold. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/**
 * The strings that stand for values which are not known before the deployment, one for each kind (boolean, number,
 * string, list, asset, archive, object): https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/runtime/rpc.ts
 */
export const UNKNOWN_SENTINELS: readonly string[] = [
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  UNKNOWN,
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
];

const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";
const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";

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
  return descriptor(SIGNATURE_KEY) === SECRET_SIGNATURE ? unwrapSecret(descriptor("value")) : value;
}
