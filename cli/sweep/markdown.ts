import { markdownTable } from "markdown-table";
import { markdownText as text } from "../markdown-text";
import { gapText, grouped, unaskedTexts } from "./gaps";
import { rowsOf, type SweepReport } from "./report";

const money = (value: number | undefined): string => (value === undefined ? "?" : value.toFixed(2));

/** A report as GitHub's Markdown, for an issue or the summary of a job. */
export function sweepMarkdown(report: SweepReport): string {
  const { account, takenAt, items, gaps } = report;
  const rows = rowsOf(report).filter(({ count, unknown }) => count > 0 || unknown > 0);
  const regions = rows.map(({ name, regionClass, count, usdPerHour, unpriced, unknown }) => [
    regionClass,
    name,
    String(count),
    `${money(usdPerHour)}${unpriced > 0 ? " + ?" : ""}`,
    unknown > 0 ? `${unknown} not known` : "",
  ]);
  const things = items.map(
    ({ regionClass, region, service, kind, id, size = "", startedAt = "", usdPerHour, owner = "" }) => [
      regionClass,
      region,
      `${service} ${kind}`,
      text(id),
      text(size),
      startedAt,
      money(usdPerHour),
      text(owner),
    ],
  );
  return [
    `# What runs or bills in ${account}`,
    "",
    `${takenAt}: ${items.length} found. ${report.complete ? "Everything was asked." : "**Not everything is known**, see the end."}`,
    "",
    ...(regions.length > 0
      ? [
          markdownTable([["class", "region", "found", "USD an hour", ""], ...regions], {
            align: ["l", "l", "r", "r", "l"],
          }),
          "",
        ]
      : []),
    ...(things.length > 0
      ? [markdownTable([["class", "region", "what", "id", "size", "since", "USD an hour", "of"], ...things]), ""]
      : []),
    "## Not known",
    "",
    ...[...grouped(gaps).map(gapText), ...unaskedTexts(report.unasked)].map((line) => `- ${text(line)}`),
    "",
  ].join("\n");
}
