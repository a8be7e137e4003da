import type { Level, OnUnknown, Rule } from "../rule";

export const PRESETS = ["starter", "standard", "strict"] as const;
export type Preset = (typeof PRESETS)[number];

type Section = Level | { enforcementLevel: Level; onUnknown: OnUnknown };

/**
 * A preset as a configuration file for `--policy-pack-config`, so that users start from the format they will edit.
 * starter: advice only, but for the rules that stop the incident itself. standard: the defaults of the rules.
 * strict: every rule is mandatory, and the most important ones also refuse what they cannot decide.
 */
export const presetConfig = (preset: Preset, rules: readonly Rule[]): Record<string, Section> =>
  Object.fromEntries(rules.map((rule) => [rule.id, SECTIONS[preset](rule)]));

const SECTIONS: Readonly<Record<Preset, (rule: Rule) => Section>> = {
  starter: (rule) => rule.starter ?? "advisory",
  standard: (rule) => rule.level,
  strict: ({ strictOnUnknown }) =>
    strictOnUnknown === undefined ? "mandatory" : { enforcementLevel: "mandatory", onUnknown: strictOnUnknown },
};
