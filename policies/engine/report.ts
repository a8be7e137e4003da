import type { ReportViolation } from "@pulumi/policy";
import type { RuleConfig } from "./config";
import { SHARED_SECTION } from "../settings";
import type { Judgement } from "./judge";
import { blockedMessage, defectMessage, missingSettingMessage, toldMessage, violationMessage } from "./message";
import type { Level, Rule } from "../rule";

export interface Violation {
  readonly message: string;
  /** The level of the policy when left out. */
  readonly level?: Level;
  readonly urn?: string;
}

export type Report = (violation: Violation) => void;

/**
 * The object form of the SDK's callback, which its typings leave out: it takes a level for one violation and prints
 * the message without the description before it (`@pulumi/policy` server.js, makeReportViolationFun). A test over the
 * real protocol guards it.
 */
export function reporter(reportViolation: ReportViolation): Report {
  const send = reportViolation as unknown as (violation: object) => void;
  return ({ message, level, urn }) => {
    send({ message, enforcementLevel: level, urn });
  };
}

/** Reports what one rule found on one subject. What waits by advice is gathered elsewhere. */
export function reportJudgement(rule: Rule, config: RuleConfig, found: Judgement, where: string, report: Report): void {
  if (found.defect !== undefined) report({ message: defectMessage(rule, where, found.defect) });
  for (const verdict of found.fails) report({ message: violationMessage(rule, verdict), urn: verdict.urn });
  for (const verdict of found.told)
    report({ message: toldMessage(rule, verdict), urn: verdict.urn, level: "advisory" });
  if (config.onUnknown !== "mandatory") return;
  for (const verdict of found.undetermined) report({ message: blockedMessage(rule, verdict), level: "mandatory" });
}

/** Reports that a rule is switched on but lacks a setting: silence would look like a pass. */
export function reportMissing(rule: Rule, config: RuleConfig, report: Report): void {
  if (config.missing.length === 0) return;
  report({ message: missingSettingMessage(rule, SHARED_SECTION, config.missing) });
}
