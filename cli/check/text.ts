import { COMMAND } from "../command";
import { colours } from "../colours";
import { printable } from "../untrusted";
import { byLevel, type CheckReport, exemptedText, summaryOf, undeterminedText } from "./report";

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${printable(line)}`)];

/** A report for people. */
export function describeCheck(report: CheckReport): string {
  const found = byLevel(report.violations).flatMap(({ level, rule, severity, urn, message, fix, url }) => {
    const colour = level === "mandatory" ? colours.red : colours.yellow;
    const page = url === "" ? [] : [`fix: ${fix}`, `${COMMAND} explain ${rule}`];
    return [
      "",
      `${colour(level)}  ${rule} (${severity})`,
      ...[urn, message, ...page].map((line) => `  ${printable(line)}`),
    ];
  });
  return [
    ...found.slice(1),
    ...section("undecided until the deployment", report.undetermined.map(undeterminedText)),
    ...section("left alone on purpose", report.exempted.map(exemptedText)),
    ...(found.length + report.undetermined.length + report.exempted.length > 0 ? [""] : []),
    printable(summaryOf(report)),
    "",
  ].join("\n");
}
