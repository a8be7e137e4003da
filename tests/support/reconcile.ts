import type { RawSection } from "../../policies/engine/config";
import type { Rule } from "../../policies/rule";
import { SHARED_SECTION } from "../../policies/settings";
import { type PackConfigFile, reconcile } from "../../testing/config";

export type { PackConfigFile };

/** The sections that a pack of these rules gets for a configuration file. */
export function sectionsOf(rules: readonly Rule[], file: PackConfigFile): Record<string, RawSection> {
  const shared = { name: SHARED_SECTION, level: "advisory", defaults: {} };
  const policies = rules.map(({ id, level }) => ({ name: id, level, defaults: {} }));
  return Object.fromEntries(reconcile([shared, ...policies], file));
}
