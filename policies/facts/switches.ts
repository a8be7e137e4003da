import { show } from "../engine/message";
import { fail, undetermined } from "../engine/verdict";
import type { Property } from "../resource";
import type { Verdict } from "../rule";
import { positionOf } from "./members";

/** Where a switch should be, and whether it is there when nobody sets it. */
export interface Wanted {
  readonly position: "on" | "off";
  /** What an absent one means, by the page of the API or of the provider. */
  readonly absent: "on" | "off";
}

/** Nothing for a switch that is where it should be. */
export function judgeSwitch(property: Property, { position, absent }: Wanted, urn?: string): Verdict[] {
  const found = positionOf(property);
  if (found === "unknown") return [undetermined(property.path)];
  if ((found === "absent" ? absent : found) === position) return [];
  return [fail(property.path, show(property.value), String(position === "on"), urn)];
}

/** On, and off when nobody says so: what encrypts and what protects, nearly everywhere. */
export const ON: Wanted = { position: "on", absent: "off" };
