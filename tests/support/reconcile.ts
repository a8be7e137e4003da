import type { RawSection } from "../../policies/engine/config";
import type { Rule } from "../../policies/rule";
import { SHARED_SECTION } from "../../policies/settings";

/** A pack configuration as a user writes it for `--policy-pack-config`. */
export type PackConfigFile = Readonly<Record<string, string | Readonly<Record<string, unknown>>>>;

/** What a pack tells about one of its policies. */
export interface PolicyDefaults {
  readonly name: string;
  readonly level: string;
  readonly defaults: Readonly<Record<string, unknown>>;
}

/**
 * The configuration that the engine sends for a file: defaults of the policies, then the level of `all`, then each
 * section, known or not. A section of an unknown policy without a level is refused, as the engine does.
 * https://github.com/pulumi/pulumi/blob/master/pkg/resource/analyzer/config.go
 */
export function reconcile(policies: readonly PolicyDefaults[], file: PackConfigFile): Map<string, RawSection> {
  const sections = Object.entries(file).map(([name, value]) => [name, sectionOf(value)] as const);
  const all = sections.find(([name]) => name === "all")?.[1].level;
  const result = new Map<string, RawSection>(
    policies.map(({ name, level, defaults }) => [name, { level: all ?? level, properties: defaults }]),
  );
  for (const [name, given] of sections) {
    if (given.level === undefined && Object.keys(given.properties).length === 0) continue;
    const known = result.get(name);
    const level = given.level ?? known?.level;
    if (level === undefined) throw new Error('invalid enforcement level ""');
    result.set(name, { level, properties: { ...known?.properties, ...given.properties } });
  }
  return result;
}

function sectionOf(value: string | Readonly<Record<string, unknown>>) {
  if (typeof value === "string") return { level: value, properties: {} };
  const { enforcementLevel, ...properties } = value;
  return { level: enforcementLevel as string | undefined, properties };
}

/** The sections that a pack of these rules gets for a configuration file. */
export function sectionsOf(rules: readonly Rule[], file: PackConfigFile): Record<string, RawSection> {
  const shared = { name: SHARED_SECTION, level: "advisory", defaults: {} };
  const policies = rules.map(({ id, level }) => ({ name: id, level, defaults: {} }));
  return Object.fromEntries(reconcile([shared, ...policies], file));
}
