import type { Expected } from "../../../../cli/doctor/expected";
import type { Facts } from "../../../../cli/doctor/facts";

/** A change of the account that is armed, and the finding that it makes. */
export interface Case {
  what: string;
  spoil: (facts: Facts) => Facts;
  /** The check that finds it, where, and what it says. */
  finds: [check: string, region: string | undefined, says: RegExp];
  expected?: Partial<Expected>;
}

/** Nothing is left. */
export const without = () => [];

/** One item has other fields. */
export const some =
  <T>(index: number, change: object) =>
  (items: T[]): T[] =>
    items.map((item, at) => (at === index ? { ...item, ...change } : item));
