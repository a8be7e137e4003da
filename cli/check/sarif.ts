import { COMMAND } from "../command";
import { createHash } from "node:crypto";
import { SarifBuilder, SarifResultBuilder, SarifRuleBuilder, SarifRunBuilder } from "node-sarif-builder";
import type { ReportingDescriptor, Result } from "sarif";
import { VERSION } from "../../domain/version";
import type { Severity } from "../../policies/rule";
import { printable } from "../untrusted";
import type { Violation } from "./findings";
import type { CheckReport } from "./report";
import { undeterminedText } from "./report";
import { partsOfUrn } from "./resource";

/** The scale of GitHub: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "3.0",
};

/** The page up to its examples, of which there are too many for a list of alerts. */
const introduction = (page: string): string => page.split(/\n(?:Each example|## )/, 1)[0]!.trim();

/** A resource without a line of a program: a URI of its own, so that two runs name it alike. */
function uriOf(urn: string): string {
  const { project, stack, name } = partsOfUrn(urn);
  const type = urn.split("::")[2]?.split("$").at(-1) ?? "";
  return ["pulumi", project, stack, type, name].map(encodeURIComponent).join("/");
}

const hashOf = ({ rule, urn, path }: Violation): string =>
  createHash("sha256")
    .update(JSON.stringify([rule, urn, path]))
    .digest("hex");

function ruleOf({ rule, severity, fix }: Violation, title: string, page: string | undefined): ReportingDescriptor {
  const builder = new SarifRuleBuilder().initSimple({ ruleId: rule, shortDescriptionText: title });
  const text = fix === "" ? title : `fix: ${fix}. More: ${COMMAND} explain ${rule}`;
  return Object.assign(builder.rule, {
    help: { text, ...(page === undefined ? {} : { markdown: introduction(page) }) },
    properties: { tags: ["security"], "security-severity": SECURITY_SEVERITY[severity] },
  } satisfies Partial<ReportingDescriptor>);
}

function resultOf(violation: Violation, { places }: CheckReport): SarifResultBuilder {
  const { rule, level, urn, message, fix } = violation;
  const place = places.get(urn);
  const builder = new SarifResultBuilder().initSimple({
    ruleId: rule,
    level: level === "mandatory" ? "error" : "warning",
    messageText: printable(`${message}; resource ${urn}${fix === "" ? "" : `; fix: ${fix}`}`),
    fileUri: place === undefined ? uriOf(urn) : encodeURI(place.file),
  });
  if (place !== undefined) builder.setLocationRegion({ startLine: place.line, startColumn: place.column });
  Object.assign(builder.result, {
    partialFingerprints: { "ringfence/v1": hashOf(violation) },
  } satisfies Partial<Result>);
  for (const location of builder.result.locations ?? []) {
    location.logicalLocations = [{ fullyQualifiedName: printable(urn), kind: "resource" }];
  }
  return builder;
}

/**
 * A report as SARIF 2.1.0: a rule for each that is violated, with its page, a result for each violation, a notification for
 * what nobody can judge yet. What is left alone on purpose is no result: GitHub would show it as open.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 *
 * @param pageOf the page of a rule in Markdown; undefined where there is none
 */
export function checkSarif(report: CheckReport, pageOf: (rule: string) => string | undefined): string {
  const run = new SarifRunBuilder().initSimple({ toolDriverName: "ringfence check", toolDriverVersion: VERSION });
  for (const violation of new Map(report.violations.map((each) => [each.rule, each])).values()) {
    const { rule } = violation;
    const builder = new SarifRuleBuilder();
    builder.rule = ruleOf(violation, report.titles.get(rule) ?? rule, pageOf(rule));
    run.addRule(builder);
  }
  for (const violation of report.violations) run.addResult(resultOf(violation, report));
  const texts = [
    ...report.undetermined.map((each) => `undecided until the deployment: ${undeterminedText(each)}`),
    ...report.notes,
  ];
  run.run.invocations = [
    {
      executionSuccessful: true,
      toolExecutionNotifications: texts.map((text) => ({ level: "note", message: { text: printable(text) } })),
    },
  ];
  const sarif = new SarifBuilder();
  sarif.addRun(run);
  return sarif.buildSarifJsonString({ indent: true });
}
