import { SarifBuilder, SarifResultBuilder, SarifRuleBuilder, SarifRunBuilder } from "node-sarif-builder";
import { VERSION } from "../../domain/version";
import { printable } from "../untrusted";
import type { Leak, ScanResult } from "./scan";

const messageOf = ({ title, preview, account, trail }: Leak): string =>
  `${title} ${printable(preview)}${account === undefined ? "" : ` of account ${account}`}${trail.length === 0 ? "" : `, in ${trail.join(" > ")}`}`;

/** A path as SARIF wants it: relative, with slashes, each part encoded. */
const uriOf = (path: string): string => path.split("/").map(encodeURIComponent).join("/");

/**
 * A result as SARIF 2.1.0: a rule for each format, a result for each finding, suppressed where somebody allowed it.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function scanSarif({ complete, findings, skipped, gaps, notes }: ScanResult): string {
  const run = new SarifRunBuilder().initSimple({ toolDriverName: "ringfence scan", toolDriverVersion: VERSION });
  for (const { format, title, source } of new Map(findings.map((each) => [each.format, each])).values()) {
    run.addRule(new SarifRuleBuilder().initSimple({ ruleId: format, shortDescriptionText: title, helpUri: source }));
  }
  for (const leak of findings) {
    const result = new SarifResultBuilder().initSimple({
      ruleId: leak.format,
      level: "error",
      messageText: messageOf(leak),
      fileUri: uriOf(leak.path),
      startLine: leak.line,
      endLine: leak.endLine,
    });
    // Code scanning follows a finding by it through moves of the line.
    result.result.partialFingerprints = { "secret/v1": leak.fingerprint };
    run.addResult(result);
  }
  run.run.invocations = [
    {
      executionSuccessful: complete,
      toolExecutionNotifications: [
        ...gaps.map(({ path, because }) => ({
          level: "error" as const,
          message: { text: `${printable(path)}: cannot be read: ${because}` },
        })),
        ...skipped.map(({ path, because }) => ({
          level: "note" as const,
          message: { text: `${printable(path)}: not looked through: ${because}` },
        })),
        ...notes.map((text) => ({ level: "warning" as const, message: { text: printable(text) } })),
      ],
    },
  ];
  const sarif = new SarifBuilder();
  sarif.addRun(run);
  return sarif.buildSarifJsonString({ indent: true });
}
