import * as v from "valibot";
import { describeProblems, type Problem } from "../../domain/fields/problems";
import { choice } from "../../domain/fields/values";
import type { AnyOptions, Level, OnUnknown, Rule } from "../rule";
import { packEntries, SHARED_SECTION, settingsEntries, STACK_SECTION, type Settings } from "../settings";
import { type Exemption, exemptionProblems } from "./exemptions";
import { optionProblem, sectionProblem, valueProblem } from "./problems";

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

/** What holds for the pack in this run. */
export interface PackConfig {
  /** Rule id -> what holds for it; every rule has its entry. */
  readonly rules: ReadonlyMap<string, RuleConfig>;
  readonly exemptions: readonly Exemption[];
  /** Whether rules with a remedy apply it. */
  readonly remediate: boolean;
}

export type ParsedConfig = { readonly config: PackConfig } | { readonly problems: readonly Problem[] };

/** The schema of one rule's section, without the level, which belongs to the engine. */
export const ruleSchema = (rule: Rule) =>
  v.strictObject({ onUnknown: v.optional(choice(["ignore", "advisory", "mandatory"])), ...rule.options });

/** The schema of the shared section. */
export const settingsSchema = v.strictObject({ ...settingsEntries, ...packEntries });

/**
 * Checks the whole configuration and reports every problem at once.
 *
 * @param sections section name -> level and properties; rules that are left out keep their defaults
 */
export function parsePackConfig(sections: Readonly<Record<string, RawSection>>, rules: readonly Rule[]): ParsedConfig {
  const problems: Problem[] = [
    ...unknownSections(Object.keys(sections), rules),
    ...Object.keys(sections["all"]?.properties ?? {}).map(misplacedInAll),
  ];
  const parse = <Entries extends v.ObjectEntries>(section: string, { entries }: { entries: Entries }) => {
    const properties = sections[section]?.properties ?? {};
    const unknown = Object.keys(properties).filter((name) => !(name in entries));
    // A strict object stops at the first unknown name.
    const { success, output, issues = [] } = v.safeParse(v.object(entries), properties);
    problems.push(...issues.map((issue) => valueProblem(section, issue, entries)));
    problems.push(...unknown.map((name) => optionProblem(section, name, Object.keys(entries))));
    return success ? output : undefined;
  };

  const { exemptions = [], remediate = false, ...settings } = parse(SHARED_SECTION, settingsSchema) ?? {};
  problems.push(...exemptionProblems(exemptions, rules, SHARED_SECTION));
  const configs = new Map<string, RuleConfig>();
  for (const rule of rules) {
    const { onUnknown, ...own } = parse(rule.id, ruleSchema(rule)) ?? {};
    configs.set(rule.id, {
      level: (sections[rule.id]?.level as Level | undefined) ?? rule.level,
      onUnknown: onUnknown ?? rule.onUnknown,
      // A rule whose needed settings are missing is never asked, so its options are complete whenever it reads them.
      options: { ...own, ...pick(settings, [...rule.needs, ...rule.uses]) } as AnyOptions,
      missing: rule.needs.filter((name) => settings[name] === undefined),
    });
  }
  return problems.length > 0 ? { problems } : { config: { rules: configs, exemptions, remediate } };
}

/** The configuration of a run that sends none: every rule with its defaults, no shared settings. */
export function defaultConfig(rules: readonly Rule[]): PackConfig {
  const parsed = parsePackConfig({}, rules);
  if ("problems" in parsed) throw new Error(describeProblems("the defaults of the rules", parsed.problems));
  return parsed.config;
}

const pick = (settings: Settings, names: readonly (keyof Settings)[]): Settings =>
  Object.fromEntries(names.map((name) => [name, settings[name]]));

function unknownSections(names: readonly string[], rules: readonly Rule[]): Problem[] {
  const known = [SHARED_SECTION, STACK_SECTION, "all", ...rules.map((rule) => rule.id)];
  return names.filter((name) => !known.includes(name)).map((name) => sectionProblem(name, known));
}

const misplacedInAll = (key: string): Problem => ({
  path: `all.${key}`,
  message: `"all" sets the level of every rule and nothing else; write ${key} under "${SHARED_SECTION}" or under a rule`,
});
