import { redactTo } from "../../domain/secrets/redact";
import { toldText, violationText, waitingText, type WaitingParts } from "./message-parts";
import type { Fail, NotApplicable, Rule, Undetermined } from "../rule";

/** A value as a message shows it: in JSON, without credentials, and too short to hide the rest of the line. */
export const show = (value: unknown): string => redactTo(120, value === undefined ? "nothing" : JSON.stringify(value));

/** Names of members are the user's too: a path can be long, and can hold a key. */
const at = (path: string): string => redactTo(200, path);

/** A violation in three lines: what is wrong, what to write instead, where to read on. */
export const violationMessage = (rule: Rule, { path, observed, expected, fix }: Fail): string =>
  violationText({
    title: rule.title,
    path: at(path),
    found: `${observed}, expected ${expected}`,
    fix: fix ?? rule.fix,
    ruleId: rule.id,
  });

/** The same when the deciding value has to be known before the deployment and is not. */
export const blockedMessage = (rule: Rule, { path, why, fix }: Undetermined): string =>
  violationText({
    title: rule.title,
    path: at(path),
    found: `${why ?? "not known before the deployment"}, expected a known value`,
    fix: `${fix ?? `use a plain value for ${at(path)}`}, or set "onUnknown" of ${rule.id} to "advisory"`,
    ruleId: rule.id,
  });

/** What is missing on purpose, in one line. */
export const toldMessage = (rule: Rule, { reason }: NotApplicable): string => toldText({ ruleId: rule.id, reason });

/** A rule that cannot judge because the configuration lacks what it needs. */
export const missingSettingMessage = (rule: Rule, section: string, missing: readonly string[]): string =>
  violationText({
    title: `${rule.id} judges nothing`,
    path: missing.map((name) => `${section}.${name}`).join(", "),
    found: "not set, expected a list",
    fix: `pass --policy-pack-config with { "${section}": { "${missing[0]}": ["ap-southeast-2"] } }, or disable ${rule.id}`,
    ruleId: rule.id,
  });

/** A defect of the rule itself, on one resource. The stack trace stays out: it is of no use to the reader. */
export const defectMessage = (rule: Rule, where: string, error: unknown): string =>
  violationText({
    title: `rule ${rule.id} could not judge ${where}`,
    found: error instanceof Error ? error.message : String(error),
    fix: `report this as a defect of ringfence; until then, { "${rule.id}": "disabled" } in the pack configuration goes on`,
    ruleId: rule.id,
  });

/** All answers of one resource that have to wait, in one line. */
export const undeterminedMessage = (waiting: readonly WaitingParts[]): string =>
  waitingText(
    waiting.map(({ ruleId, path, why }) => ({ ruleId, path: at(path), ...(why === undefined ? {} : { why }) })),
  );
