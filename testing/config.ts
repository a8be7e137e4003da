/** A pack configuration as it stands in the file for `--policy-pack-config`: policy -> level, or level and properties. */
export type PackConfigFile = Readonly<Record<string, string | Readonly<Record<string, unknown>>>>;

/** What a pack tells about one of its policies. */
export interface PolicyDefaults {
  readonly name: string;
  readonly level: string;
  readonly defaults: Readonly<Record<string, unknown>>;
}

/** What the engine sends for one policy. */
export interface PolicySection {
  readonly level: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export const LEVELS = ["advisory", "mandatory", "disabled", "remediate"] as const;
export type Level = (typeof LEVELS)[number];

/**
 * The configuration that the engine sends for a file: defaults of the policies, then the level of `all`, then each
 * section, known or not. A level that there is not, and a section of an unknown policy without a level, are refused, as
 * the engine does.
 * https://github.com/pulumi/pulumi/blob/master/pkg/resource/analyzer/config.go
 *
 * @throws Error with the words of the engine
 */
export function reconcile(policies: readonly PolicyDefaults[], file: PackConfigFile): Map<string, PolicySection> {
  const sections = Object.entries(file).map(([name, value]) => [name, sectionOf(name, value)] as const);
  const all = sections.find(([name]) => name === "all")?.[1].level;
  const result = new Map<string, PolicySection>(
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

function sectionOf(name: string, value: string | Readonly<Record<string, unknown>>) {
  const { enforcementLevel: level, ...properties } = typeof value === "string" ? { enforcementLevel: value } : value;
  if (level !== undefined && !LEVELS.some((each) => each === level)) {
    const parsing = `parsing enforcement level for ${JSON.stringify(name)}`;
    throw new Error(`${parsing}: ${JSON.stringify(level)} is not a valid enforcement level`);
  }
  return { level: level as Level | undefined, properties };
}
