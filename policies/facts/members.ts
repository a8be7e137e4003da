import { read } from "../engine/reader";
import type { Property } from "../resource";

/** Nothing, where a name or a path is asked for that nobody gave. */
const NOTHING = read(undefined);

/**
 * The first of some members that is there, whatever the case of its name: a template has `DBSnapshotIdentifier`, a provider
 * `dbSnapshotIdentifier`. Where none is there, the first as absent, so that a message can name it.
 */
export function firstOf(of: Property, names: readonly string[]): Property {
  const keys = of.keys();
  const found = names
    .map((name) => of.get(keys.find((key) => key.toLowerCase() === name.toLowerCase()) ?? name))
    .find(({ state }) => state !== "absent");
  return found ?? (names[0] === undefined ? NOTHING : of.get(names[0]));
}

/** True for a value that is known and not empty: Terraform takes an empty text for none. */
export const isGiven = ({ state, value }: Property): boolean => state === "known" && value !== "";

/** What a switch says. Templates, and nullable booleans of Terraform's, write it as text; an empty one is not set. */
export type Position = "on" | "off" | "unknown" | "absent";

export function positionOf({ state, value }: Property): Position {
  if (state !== "known") return state;
  if (value === "") return "absent";
  return String(value).toLowerCase() === "true" ? "on" : "off";
}
