import type { Property } from "../resource";
import type { Change } from "../rule";

const KEYS = /\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|([^.[]+)/g;

/** The members on the way to a property, from its path as the reader writes it. */
export const keysOf = (path: string): (string | number)[] =>
  [...path.matchAll(KEYS)].map(([, index, quoted, name = ""]) =>
    index !== undefined ? Number(index) : quoted !== undefined ? (JSON.parse(quoted) as string) : name,
  );

/** A change of a property that somebody has read. */
export const change = ({ path }: Property, value: unknown, replaces = false): Change => ({
  path: keysOf(path),
  value,
  ...(replaces ? { replaces } : {}),
});
