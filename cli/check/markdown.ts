import { COMMAND } from "../command";
import { markdownTable } from "markdown-table";
import { markdownText as text } from "../markdown-text";
import { byLevel, type CheckReport, exemptedText, summaryOf, undeterminedText } from "./report";

/** A summary of a job takes 1 MiB: https://docs.github.com/en/actions/reference/limits */
const MOST = 200;

function list(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, MOST).map((line) => `- ${text(line)}`);
  const left = lines.length - shown.length;
  return [
    `<details><summary>${title}: ${lines.length}</summary>`,
    "",
    ...shown,
    ...(left > 0 ? [`- ${left} more`] : []),
    "",
    "</details>",
    "",
  ];
}

/** A report as GitHub's Markdown, for the summary of a job or a comment on a pull request. */
export function checkMarkdown(report: CheckReport): string {
  const violations = byLevel(report.violations);
  const shown = violations.slice(0, MOST).map(({ level, rule, severity, urn, message, fix }) => {
    const place = report.places.get(urn);
    const at = place === undefined ? text(urn) : `${text(urn)}<br>${text(`${place.file}:${place.line}`)}`;
    return [level, `${text(rule)}<br>${severity}`, at, `${text(message)}${fix === "" ? "" : `<br>fix: ${text(fix)}`}`];
  });
  const left = violations.length - shown.length;
  const refused = violations.some(({ level }) => level === "mandatory");
  return [
    `## ${refused ? "❌" : violations.length > 0 ? "⚠️" : "✅"} Ringfence policy pack`,
    "",
    text(summaryOf(report)),
    "",
    ...(shown.length > 0
      ? [markdownTable([["level", "rule", "resource", "what is wrong"], ...shown], { alignDelimiters: false }), ""]
      : []),
    ...(left > 0 ? [`${left} more.`, ""] : []),
    ...(violations.length > 0 ? [`\`${COMMAND} explain <rule>\` says why and shows examples.`, ""] : []),
    ...list("Undecided until the deployment", report.undetermined.map(undeterminedText)),
    ...list("Left alone on purpose", report.exempted.map(exemptedText)),
    ...list("About this run", report.notes),
  ].join("\n");
}
