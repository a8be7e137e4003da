import type { ReportViolation } from "@pulumi/policy";
import type { RuleConfig } from "./config";
import { SHARED_SECTION } from "../settings";
import type { Accepted } from "./exempting";
import { exemptMessage, overMessage } from "./exemption-messages";
import type { Judgement } from "./judge";
import { blockedMessage, defectMessage, missingSettingMessage, toldMessage, violationMessage } from "./message";
import type { Rule, Severity } from "../rule";

export interface Violation {
  readonly message: string;
  readonly level: "advisory" | "mandatory";
  /** Name of the policy: that of the rule, or of the pack itself when left out. */
  readonly policy?: string;
  readonly severity?: Severity;
  readonly urn?: string;
}

export type Report = (violation: Violation) => void;

/**
 * The object form of the SDK's callback, which its typings leave out: it takes name, level and severity for one violation
 * and prints the message without the description before it (`@pulumi/policy` server.js, makeReportViolationFun). A test
 * over the real protocol guards it.
 */
export function reporter(reportViolation: ReportViolation): Report {
  const send = reportViolation as unknown as (violation: object) => void;
  return ({ message, level, policy, severity, urn }) => {
    send({ message, enforcementLevel: level, name: policy, severity, urn });
  };
}

/** The resource, or the stack, that was judged. */
export interface Judged {
  readonly urn: string;
  readonly name: string;
  /** As a message calls it. */
  readonly title: string;
}

/** What accepts the violations of a rule by a resource. */
export type FindExemption = (subject: { urn: string; name: string }) => Accepted | undefined;

/** Reports what one rule found on one subject. What waits by advice is gathered elsewhere. */
export function reportJudgement(
  rule: Rule,
  config: RuleConfig,
  found: Judgement,
  judged: Judged,
  find: FindExemption,
  report: Report,
): void {
  const { id: policy, severity } = rule;
  const level = levelOf(config);
  if (found.defect !== undefined)
    report({ policy, severity, level, message: defectMessage(rule, judged.title, found.defect) });
  const blocked = config.onUnknown === "mandatory" ? found.undetermined : [];
  const refused = [
    ...found.fails.map((verdict) => ({ urn: verdict.urn, level, message: violationMessage(rule, verdict) })),
    ...blocked.map((verdict) => ({
      urn: undefined,
      level: "mandatory" as const,
      message: blockedMessage(rule, verdict),
    })),
  ];
  const told = new Set<string>();
  for (const violation of refused) {
    const subject = subjectOf(violation.urn, judged);
    const accepted = find(subject);
    if (accepted !== undefined && !told.has(subject.urn)) {
      told.add(subject.urn);
      const message = (accepted.over ? overMessage : exemptMessage)(accepted, subject.name);
      report({ level: "advisory", urn: violation.urn, message });
    }
    if (accepted === undefined || accepted.over) report({ policy, severity, ...violation });
  }
  for (const verdict of found.told)
    report({ policy, severity, level: "advisory", urn: verdict.urn, message: toldMessage(rule, verdict) });
}

/** A stack rule names the resource at fault by its URN. */
const subjectOf = (urn: string | undefined, judged: Judged): { urn: string; name: string } =>
  urn === undefined ? judged : { urn, name: urn.split("::").at(-1) ?? urn };

/** A rule that mends what it can refuses the rest. */
export const levelOf = ({ level }: RuleConfig): "advisory" | "mandatory" =>
  level === "advisory" ? "advisory" : "mandatory";

/** Reports that a rule is switched on but lacks a setting: silence would look like a pass. */
export function reportMissing(rule: Rule, config: RuleConfig, report: Report): void {
  if (config.missing.length === 0) return;
  const message = missingSettingMessage(rule, SHARED_SECTION, config.missing);
  report({ policy: rule.id, severity: rule.severity, level: levelOf(config), message });
}
