import type { Struct as StructMessage } from "google-protobuf/google/protobuf/struct_pb";

import { Struct } from "./rpc";

/** A value that is not known before the update runs, such as the ARN of a topic that does not exist yet. */
export const UNKNOWN = Symbol("unknown");

export type Value = null | boolean | number | string | typeof UNKNOWN | Value[] | Props;
export interface Props {
  [name: string]: Value;
}

// Marks of the wire format, from sdk/go/common/resource/sig and sdk/go/common/resource/plugin/rpc.go in pulumi/pulumi.
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT_VALUE = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const RESOURCE_REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";
const UNKNOWN_STRING = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const UNKNOWN_MARKS = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  UNKNOWN_STRING,
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Name under which the bridge keeps the list of properties that it, not the program, gave a value. */
export const DEFAULTS_KEY = "__defaults";

export function isProps(value: Value | undefined): value is Props {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Reads a property bag from the wire. Secrets are opened (the engine puts the marks back on properties of the same
 * name, see service.ts), resource references become ids, and nulls are dropped as the bridge drops them.
 */
export function decode(struct: StructMessage | undefined): Props {
  return struct ? (decodeValue(struct.toJavaScript()) as Props) : {};
}

function decodeValue(value: Value): Value {
  if (typeof value === "string") return UNKNOWN_MARKS.has(value) ? UNKNOWN : value;
  if (Array.isArray(value)) return value.map(decodeValue);
  if (!isProps(value)) return value;
  switch (value[SIGNATURE]) {
    case SECRET:
      return decodeValue(value["value"] ?? null);
    case OUTPUT_VALUE:
      return value["value"] === undefined ? UNKNOWN : decodeValue(value["value"]);
    case RESOURCE_REFERENCE:
      return decodeValue(value["id"] ?? null);
    default:
      return mapProps(value, decodeValue);
  }
}

/** Writes a property bag for the wire; properties without a value are left out. */
export function encode(props: Props): StructMessage {
  return Struct.fromJavaScript(encodeValue(props) as Parameters<typeof Struct.fromJavaScript>[0]);
}

function encodeValue(value: Value): Value {
  if (value === UNKNOWN) return UNKNOWN_STRING;
  if (Array.isArray(value)) return value.map(encodeValue);
  return isProps(value) ? mapProps(value, encodeValue) : value;
}

function mapProps(props: Record<string, Value | undefined>, map: (value: Value) => Value): Props {
  const given = (entry: [string, Value | undefined]): entry is [string, Value] =>
    entry[1] !== null && entry[1] !== undefined;
  const entries = Object.entries(props).filter(given);
  return Object.fromEntries(entries.map(([name, value]) => [name, map(value)]));
}

/** Whether any part of the value is unknown. */
export function hasUnknown(value: Value | undefined): boolean {
  if (value === UNKNOWN) return true;
  if (Array.isArray(value)) return value.some(hasUnknown);
  return isProps(value) && Object.values(value).some(hasUnknown);
}

/** The same value without the bookkeeping of defaults, at any depth. */
export function withoutDefaultsKey<T extends Value>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutDefaultsKey) as T;
  if (!isProps(value)) return value;
  const entries = Object.entries(value).filter(([name]) => name !== DEFAULTS_KEY);
  return Object.fromEntries(entries.map(([name, inner]) => [name, withoutDefaultsKey(inner)])) as T;
}

/** The properties that have a value; AWS gives some that have none as the empty text. */
export function given(props: Record<string, Value | undefined>): Props {
  return Object.fromEntries(
    Object.entries(props).filter((entry): entry is [string, Value] => entry[1] !== undefined && entry[1] !== ""),
  );
}

/**
 * What Terraform's SDK treats as "not set" for a property without a default: it cannot tell an absent value from the
 * zero value of its type.
 */
export function isZero(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === "" || value === 0 || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isProps(value) && Object.keys(value).every((name) => name === DEFAULTS_KEY || isZero(value[name]));
}
