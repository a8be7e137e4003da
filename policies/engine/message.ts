import { redact, redactTo } from "../../domain/secrets/redact";
import type { Fail, NotApplicable, Rule, Undetermined } from "../rule";

/** A value as a message shows it: in JSON, without credentials, and too short to hide the rest of the line. */
export const show = (value: unknown): string => redactTo(120, value === undefined ? "nothing" : JSON.stringify(value));

/** Names of members are the user's too: a path can be long, and can hold a key. */
const at = (path: string): string => redactTo(200, path);

/** Where the page of a rule is, from the root of the package. */
export const docsPath = (ruleId: string): string => `docs/rules/${ruleId}.md`;

/** A violation in three lines: what is wrong, what to write instead, where to read on. */
export const violationMessage = (rule: Rule, { path, observed, expected, fix }: Fail): string =>
  lines(`${rule.title} (${at(path)}: ${observed}, expected ${expected})`, fix ?? rule.fix, rule.id);

/** The same when the deciding value has to be known before the deployment and is not. */
export const blockedMessage = (rule: Rule, { path, why, fix }: Undetermined): string =>
  lines(
    `${rule.title} (${at(path)}: ${why ?? "not known before the deployment"}, expected a known value)`,
    `${fix ?? `use a plain value for ${at(path)}`}, or set "onUnknown" of ${rule.id} to "advisory"`,
    rule.id,
  );

/** What is missing on purpose, in one line. */
export const toldMessage = (rule: Rule, { reason }: NotApplicable): string => `${redact(reason)} (${rule.id})`;

/** A rule that cannot judge because the configuration lacks what it needs. */
export const missingSettingMessage = (rule: Rule, section: string, missing: readonly string[]): string =>
  lines(
    `${rule.id} judges nothing (${missing.map((name) => `${section}.${name}`).join(", ")}: not set, expected a list)`,
    `pass --policy-pack-config with { "${section}": { "${missing[0]}": ["ap-southeast-2"] } }, or disable ${rule.id}`,
    rule.id,
  );

/** A defect of the rule itself, on one resource. The stack trace stays out: it is of no use to the reader. */
export const defectMessage = (rule: Rule, where: string, error: unknown): string =>
  lines(
    `rule ${rule.id} could not judge ${where} (${error instanceof Error ? error.message : String(error)})`,
    `report this as a defect of ringfence; until then, { "${rule.id}": "disabled" } in the pack configuration goes on`,
    rule.id,
  );

/** All answers of one resource that have to wait, in one line. */
export const undeterminedMessage = (waiting: readonly { ruleId: string; path: string; why?: string }[]): string =>
  `undecided until the deployment: ${waiting
    .map(({ ruleId, path, why }) => `${ruleId} (${at(path)}${why === undefined ? "" : `: ${why}`})`)
    .join(", ")}`;

const lines = (wrong: string, fix: string, ruleId: string): string =>
  [redact(wrong), redact(`fix: ${fix}`), `${docsPath(ruleId)} (${ruleId})`]
    .map((line) => line.replace(/\s+/g, " "))
    .join("\n");
