import * as v from "valibot";
import { sharedMailboxProblems } from "./check-contacts";
import { checkDeploy, checkDocuments, checkGuardrails, guardrailWarnings } from "./check-guardrails";
import { CONTROLS, type ControlId, findControl } from "./controls";
import { checkExistingDetectors, checkFeatures } from "./guardduty";
import { BUDGET_LIMITS } from "./limits";
import { nearest } from "./nearest";
import { isUnanswered } from "./placeholders";
import { type Problem, show } from "./problems";
import { DEFAULT_REGIONS, findRegion } from "./regions";
import { pathOf } from "./setting-path";
import { settingsSchema } from "./setting-schema";
import { SETTINGS, type SettingName } from "./setting-table";
import type { Settings } from "./settings";
import { controlSwitches, switchProblems } from "./switches";

/** What a check of the settings says: either settings with every default in place, or every problem at once. */
export type CheckedSettings = { settings: Settings; warnings: string[] } | { problems: Problem[] };

const CONTROL_IDS: readonly string[] = CONTROLS.map((control) => control.id);
const SWITCHES = new Map<unknown, boolean>([
  ["on", true],
  ["true", true],
  [true, true],
  ["off", false],
  ["false", false],
  [false, false],
]);

/** `guardduty: off` is short for `guardduty: { enabled: false }`. */
function spellOutSwitches(controls: unknown): unknown {
  if (typeof controls !== "object" || controls === null || Array.isArray(controls)) return controls;
  return Object.fromEntries(
    Object.entries(controls).map(([id, value]) => [id, SWITCHES.has(value) ? { enabled: SWITCHES.get(value) } : value]),
  );
}

function checkRegions(settings: Settings): Problem[] {
  const problems: Problem[] = [];
  const { allowedRegions, homeRegion, enabledRegions, optInRegions } = settings;
  if (!allowedRegions.includes(homeRegion)) {
    problems.push({
      path: "homeRegion",
      message: `${show(homeRegion)} is not one of allowedRegions (${allowedRegions.join(", ")}); add it there, or choose one of them`,
    });
  }
  allowedRegions.forEach((name, index) => {
    if (findRegion(name)?.optIn && !optInRegions.includes(name)) {
      problems.push({
        path: `allowedRegions[${index}]`,
        message: `${show(name)} is an opt-in region; name it in optInRegions too, once it is enabled in the account`,
      });
    }
    if (enabledRegions && !enabledRegions.includes(name)) {
      problems.push({
        path: `allowedRegions[${index}]`,
        message: `${show(name)} is not one of enabledRegions (${enabledRegions.join(", ")}); add it there, or remove it`,
      });
    }
  });
  return problems;
}

function checkAlerts({ alerts }: Settings): Problem[] {
  const problems: Problem[] = [];
  if ((alerts.emails?.length ?? 0) > BUDGET_LIMITS.mailSubscribers) {
    problems.push({
      path: "alerts.emails",
      message: `has ${alerts.emails!.length} addresses, a budget notification takes at most ${BUDGET_LIMITS.mailSubscribers}; use a mailing list`,
    });
  }
  if (alerts.emails?.length === 0 && alerts.httpsEndpoints.length === 0) {
    problems.push({ path: "alerts", message: "names nobody; give an address, or remove emails to alert the contacts" });
  }
  return problems;
}

function checkControls({ controls }: Settings): Problem[] {
  return Object.entries(controls).flatMap(([id, options]) => {
    if (!CONTROL_IDS.includes(id)) {
      const guess = nearest(id, CONTROL_IDS);
      const hint = guess ? `, did you mean "${guess}"?` : "";
      return [{ path: `controls.${id}`, message: `unknown control${hint}; allowed are ${CONTROL_IDS.join(", ")}` }];
    }
    const known: readonly string[] = ["enabled", ...findControl(id as ControlId).options];
    return Object.keys(options)
      .filter((option) => !known.includes(option))
      .map((option) => ({
        path: `controls.${id}.${option}`,
        message: `is not an option of this control; allowed are ${known.join(", ")}`,
      }));
  });
}

/** A detector that is named but not managed would look protected and not be. */
function checkAdoption(settings: Settings): Problem[] {
  if (Object.keys(settings.existing.detectorIds).length === 0 || controlSwitches(settings).guardduty) return [];
  return [
    {
      path: "existing.detectorIds",
      message: "has no effect while guardduty is off; remove it, or switch guardduty on in controls",
    },
  ];
}

/** What settings say about each other. A check runs when each setting that it reads has its right shape. */
const CROSS_CHECKS: readonly { reads: readonly SettingName[]; check: (settings: Settings) => Problem[] }[] = [
  { reads: ["allowedRegions", "homeRegion", "enabledRegions", "optInRegions"], check: checkRegions },
  { reads: ["contacts"], check: ({ contacts }) => sharedMailboxProblems(contacts) },
  { reads: ["alerts"], check: checkAlerts },
  { reads: ["controls"], check: checkControls },
  { reads: ["controls", "profile"], check: switchProblems },
  {
    reads: ["controls"],
    check: ({ controls }) => checkFeatures(controls.guardduty?.features ?? [], "controls.guardduty.features"),
  },
  { reads: ["guardrails"], check: checkGuardrails },
  {
    reads: ["existing", "enabledRegions"],
    check: ({ existing, enabledRegions }) =>
      enabledRegions ? checkExistingDetectors(existing.detectorIds, enabledRegions, "existing.detectorIds") : [],
  },
  { reads: ["existing", "controls", "profile"], check: checkAdoption },
  { reads: ["existing", "controls", "profile"], check: checkDeploy },
  { reads: ["guardrails", "allowedRegions", "controls", "profile"], check: checkDocuments },
];

function warningsOf(settings: Settings): string[] {
  const { accountId, enabledRegions } = settings;
  const left = enabledRegions ? DEFAULT_REGIONS.filter((name) => !enabledRegions.includes(name)) : [];
  return [
    ...(accountId
      ? []
      : ["accountId is not set; with it, a run with the credentials of another account is refused instead of applied"]),
    ...(left.length > 0
      ? [`enabledRegions leaves out ${left.join(", ")}: nobody can disable these regions, and nothing will watch them`]
      : []),
    ...guardrailWarnings(settings),
  ];
}

/**
 * Checks settings, or the arguments of `AccountBaseline`, which have the same names. Nothing is asked of the account.
 *
 * @param input setting name -> value; values that are not known yet (Pulumi Outputs) are accepted as they are
 * @returns settings with every default in place and warnings, or every problem that was found
 */
export function checkSettings(input: Record<string, unknown>): CheckedSettings {
  const given = Object.fromEntries(
    Object.entries(input)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, name === "controls" ? spellOutSwitches(value) : value]),
  );
  const unanswered = SETTINGS.filter((setting) => setting.required && isUnanswered(given[setting.name]));
  const missing = unanswered.map((setting): Problem => ({
    path: setting.name,
    message: `is not answered yet; expected ${setting.shape}, see docs/settings.md#${setting.name.toLowerCase()}`,
  }));
  const names = unanswered.map((setting) => setting.name as string);
  const answered = Object.fromEntries(Object.entries(given).filter(([name]) => !names.includes(name)));

  const parsed = v.safeParse(settingsSchema, answered);
  const misshapen = (parsed.issues ?? [])
    .map((issue): Problem => ({ path: pathOf(issue), message: issue.message }))
    .filter(({ path }) => !names.includes(path));

  // Not every part has its right shape when there are issues; CROSS_CHECKS leaves those parts alone.
  const output = parsed.output as Partial<Settings>;
  const settings = { ...output, homeRegion: output.homeRegion ?? output.allowedRegions?.[0] } as Settings;
  const suspect = new Set([...names, ...misshapen.map(({ path }) => path.split(/[.[]/)[0]!)]);
  const contradictions = CROSS_CHECKS.filter(({ reads }) => !reads.some((name) => suspect.has(name))).flatMap(
    ({ check }) => check(settings),
  );

  const problems = [...missing, ...misshapen, ...contradictions];
  return problems.length > 0 ? { problems } : { settings, warnings: warningsOf(settings) };
}
