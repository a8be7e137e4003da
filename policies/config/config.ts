import * as v from "valibot";
import { closest, distance } from "fastest-levenshtein";
import type { AnyOptions, Level, OnUnknown, Rule } from "../rule";
import { describeIssue } from "./problems";
import { SHARED_SECTION, settingsEntries, type Settings } from "./settings";

/** One section of the configuration as the engine sends it, after defaults and levels were filled in. */
export interface RawSection {
  readonly level: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What holds for one rule in this run. */
export interface RuleConfig {
  readonly level: Level;
  readonly onUnknown: OnUnknown;
  /** Own options and the shared settings that the rule names. */
  readonly options: AnyOptions;
  /** Shared settings that the rule cannot do without and that are not set. */
  readonly missing: readonly (keyof Settings)[];
}

export type PackConfig = ReadonlyMap<string, RuleConfig>;

export type ParsedConfig = { readonly config: PackConfig } | { readonly problems: readonly string[] };

/** The schema of one rule's section, without the level, which belongs to the engine. */
export const ruleSchema = (rule: Rule) =>
  v.strictObject({ onUnknown: v.optional(v.picklist(["ignore", "advisory", "mandatory"])), ...rule.options });

/** The schema of the shared section. */
export const settingsSchema = v.strictObject(settingsEntries);

/**
 * Checks the whole configuration and reports every problem at once, each in one line.
 *
 * @param sections section name -> level and properties; rules that are left out keep their defaults
 */
export function parsePackConfig(sections: Readonly<Record<string, RawSection>>, rules: readonly Rule[]): ParsedConfig {
  const problems: string[] = unknownSections(Object.keys(sections), rules);
  const parse = <Output>(schema: v.GenericSchema<unknown, Output>, section: string, known: readonly string[]) => {
    const result = v.safeParse(schema, sections[section]?.properties ?? {});
    if (result.success) return result.output;
    problems.push(...result.issues.map((issue) => describeIssue(section, issue, known)));
    return undefined;
  };

  problems.push(...Object.keys(sections["all"]?.properties ?? {}).map((key) => misplacedInAll(key)));
  const settings: Settings = parse(settingsSchema, SHARED_SECTION, Object.keys(settingsEntries)) ?? {};
  const config = new Map<string, RuleConfig>();
  for (const rule of rules) {
    const schema = ruleSchema(rule);
    const { onUnknown, ...own } = parse(schema, rule.id, Object.keys(schema.entries)) ?? {};
    config.set(rule.id, {
      level: (sections[rule.id]?.level as Level | undefined) ?? rule.level,
      onUnknown: onUnknown ?? rule.onUnknown,
      // A rule whose needed settings are missing is never asked, so its options are complete whenever it reads them.
      options: { ...own, ...pick(settings, [...rule.needs, ...rule.uses]) } as AnyOptions,
      missing: rule.needs.filter((name) => settings[name] === undefined),
    });
  }
  return problems.length > 0 ? { problems } : { config };
}

/** The configuration of a run that sends none: every rule with its defaults, no shared settings. */
export function defaultConfig(rules: readonly Rule[]): PackConfig {
  const parsed = parsePackConfig({}, rules);
  if ("problems" in parsed) throw new Error(`the defaults of the rules are not valid: ${parsed.problems.join("; ")}`);
  return parsed.config;
}

const pick = (settings: Settings, names: readonly (keyof Settings)[]): Settings =>
  Object.fromEntries(names.map((name) => [name, settings[name]]));

function unknownSections(names: readonly string[], rules: readonly Rule[]): string[] {
  const known = [SHARED_SECTION, "all", ...rules.map((rule) => rule.id)];
  return names
    .filter((name) => !known.includes(name))
    .map((name) => {
      const near = closest(name, known);
      const hint = distance(name, near) <= 4 ? `, did you mean "${near}"?` : "";
      return `unknown rule "${name}"${hint} the rules are ${rules.map((rule) => rule.id).join(", ")}`;
    });
}

const misplacedInAll = (key: string): string =>
  `all.${key}: "all" sets the level of every rule and nothing else; write ${key} under "${SHARED_SECTION}" or under a rule`;
