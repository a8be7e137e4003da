import { markdownTable } from "markdown-table";
import { markdownText as text } from "../markdown-text";
import type { Answers } from "../accounts/each";
import { leftOutLines } from "../accounts/text";
import { gapText, grouped, unaskedTexts } from "./gaps";
import { accountRows, costOf, inOrder, totalOf } from "./many";
import { rowsOf, type SweepReport } from "./report";

const money = (value: number | undefined): string => (value === undefined ? "?" : value.toFixed(2));

/**
 * A report as GitHub's Markdown, for an issue or the summary of a job.
 *
 * @param level of its heading
 */
export function sweepMarkdown(report: SweepReport, level = 1): string {
  const heading = (below: number, words: string): string => `${"#".repeat(level + below)} ${words}`;
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
    heading(0, `What runs or bills in ${account}`),
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
    heading(1, "Not known"),
    "",
    ...[...grouped(gaps).map(gapText), ...unaskedTexts(report.unasked)].map((line) => `- ${text(line)}`),
    "",
  ].join("\n");
}

/** Several accounts as one document: a table of all, then each of them. */
export function sweepsMarkdown(answered: Answers<SweepReport>): string {
  const rows = accountRows(answered);
  const table = rows.map((row) => [
    row.account,
    text(row.name),
    row.state === "found" ? `**${row.state}**` : row.state,
    ...(row.because === undefined
      ? [String(row.misplaced), String(row.count), costOf(row), row.gaps === 0 ? "" : `${row.gaps} not known`]
      : ["?", "?", "?", text(row.because)]),
  ]);
  return [
    "# What runs or bills in the organization",
    "",
    `${totalOf(rows)}.`,
    "",
    markdownTable([["account", "name", "", "misplaced", "found", "USD an hour", ""], ...table], {
      align: ["l", "l", "l", "r", "r", "r", "l"],
    }),
    "",
    ...(answered.leftOut.length > 0
      ? ["Left out:", "", ...leftOutLines(answered.leftOut).map((line) => `- ${text(line)}`), ""]
      : []),
    ...inOrder(answered, rows).map((report) => sweepMarkdown(report, 2)),
  ].join("\n");
}
