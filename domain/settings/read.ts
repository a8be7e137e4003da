import * as v from "valibot";
import { CROSS_CHECKS } from "./cross-checks";
import { isUnanswered } from "../fields/placeholders";
import { type Problem, problemsOf } from "../fields/problems";
import { type SettingName, SETTINGS, type Settings, settingsSchema } from "./schema";

/** What was read of the settings. */
export interface ReadSettings {
  /** With every default in place; a setting that is not sound may be missing or misshapen. */
  settings: Settings;
  /** Every problem that shows without asking the account. */
  problems: Problem[];
  /** True when each of these settings has its right shape. */
  areSound: (names: readonly SettingName[]) => boolean;
}

/**
 * Reads settings, or the arguments of `AccountBaseline`, which have the same names. Nothing is asked of the account.
 *
 * @param input setting name -> value; values that are not known yet (Pulumi Outputs) are accepted as they are
 */
export function readSettings(input: Record<string, unknown>): ReadSettings {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const unanswered = SETTINGS.filter(({ name, required }) => required && isUnanswered(given[name]));
  const missing = unanswered.map(({ name, shape }): Problem => ({
    path: name,
    message: `is not answered yet; expected ${shape}, see docs/settings.md#${name.toLowerCase()}`,
  }));
  const names = unanswered.map(({ name }) => name);
  const answered = Object.fromEntries(Object.entries(given).filter(([name]) => !names.includes(name)));

  const parsed = v.safeParse(settingsSchema, answered);
  const misshapen = problemsOf(parsed.issues ?? []).filter(({ path }) => !names.includes(path));
  const unsound = new Set([...names, ...misshapen.map(({ path }) => path.split(/[.[]/)[0]!)]);
  const areSound = (each: readonly SettingName[]) => !each.some((name) => unsound.has(name));

  const output = parsed.output as Partial<Settings>;
  const settings = { ...output, homeRegion: output.homeRegion ?? output.allowedRegions?.[0] } as Settings;
  const contradictions = CROSS_CHECKS.filter(({ reads }) => areSound(reads)).flatMap(({ check }) => check(settings));
  return { settings, problems: [...missing, ...misshapen, ...contradictions], areSound };
}
