import { type Control, Family, isOnInProfile, type Profile, PROFILES, RunsIn } from "../../domain/controls/control";
import { ManagedBy } from "../../domain/controls/managed-by";
import { CONTROLS } from "../../domain/controls/table";
import { GuardrailMode } from "../../domain/documents/guardrails/mode";
import { readSettings } from "../../domain/settings/read";
import { answers } from "./answers";
import { pairwise, type Row } from "./pairs";

/** What is written below `controls.<id>`: value of the factor -> the setting. By profile, nothing is. */
const SWITCHES: Readonly<Record<string, object | string | undefined>> = {
  "by profile": undefined,
  on: "on",
  off: "off",
  organization: { enabled: true, managedBy: ManagedBy.Organization },
};

const controls: readonly Control[] = CONTROLS;

/** Options without which the control is none. */
const NEEDED: Readonly<Record<string, object>> = {
  "declarative-policies": { internet: "block-ingress" },
  "delegated-administrators": { account: "210987654321" },
  "member-contacts": { accounts: ["210987654321"] },
};

/** Controls that only the account that manages an organization makes. */
const OF_MANAGEMENT = controls
  .filter(({ family, runsIn = RunsIn.Management }) => family === Family.Organization && runsIn === RunsIn.Management)
  .map(({ id }) => id);

/** How a control can be switched. */
const switchesOf = ({ options }: Control): string[] =>
  Object.keys(SWITCHES).filter((name) => name !== ManagedBy.Organization || "managedBy" in options);

const FACTORS = {
  profile: PROFILES,
  mode: Object.values(GuardrailMode),
  ...Object.fromEntries(controls.map((control) => [control.id, switchesOf(control)])),
};

/** The controls that these controls need, and those that these need. */
function neededBy(ids: readonly string[]): string[] {
  const needs = controls
    .filter(({ id }) => ids.includes(id))
    .flatMap((each) => each.needs.map(({ control }) => control));
  const all = [...new Set([...ids, ...needs])];
  return all.length === ids.length ? all : neededBy(all);
}

const switched = (id: string, value: string): unknown =>
  value === "on" && id in NEEDED ? { enabled: true, ...NEEDED[id] } : SWITCHES[value];

/** The settings of a row; a control that the row does not name is on when another one needs it, and else off. */
function settingsOf(row: Row, profile: string): Record<string, unknown> {
  const isOn = (control: Control): boolean =>
    row[control.id] === "by profile"
      ? isOnInProfile(control, profile as Profile)
      : (row[control.id] ?? "off") !== "off";
  const needed = neededBy(controls.filter(isOn).map(({ id }) => id));
  const mode =
    row["mode"] ?? (OF_MANAGEMENT.some((id) => row[id] === "on") ? GuardrailMode.Organization : GuardrailMode.Account);
  const written = ({ id }: Control): unknown => switched(id, id in row ? row[id]! : needed.includes(id) ? "on" : "off");
  return {
    ...answers(),
    enabledRegions: ["ap-southeast-2", "us-east-1"],
    profile,
    guardrails: mode === GuardrailMode.Organization ? { mode, targets: ["r-abcd"] } : { mode },
    controls: Object.fromEntries(
      controls.map((control) => [control.id, written(control)]).filter(([, value]) => value !== undefined),
    ),
  };
}

const areGood = (settings: Record<string, unknown>): boolean => readSettings(settings).problems.length === 0;

const isPossible = (row: Row): boolean =>
  (row["profile"] === undefined ? PROFILES : [row["profile"]]).some((profile) => areGood(settingsOf(row, profile)));

const { rows, covered, refused } = pairwise(FACTORS, isPossible);

/**
 * Settings that together hold each profile, each mode of the guardrails and each switch of each control with each other,
 * in two regions; what the settings refuse is left out.
 */
export const COMBINATIONS = {
  settings: rows.map((row) => settingsOf(row, row["profile"]!)),
  /** Pairs that some settings hold. */
  covered,
  /** Pairs that the settings refuse, as text: `alert-channel=off, budgets=on`. */
  refused,
  /** Refused because the control is made by an account that manages an organization, as the mode says. */
  outsideOrganization: refused.filter(
    (pair) => /mode=(account|none)/.test(pair) && OF_MANAGEMENT.some((id) => pair.includes(`${id}=on`)),
  ),
};
