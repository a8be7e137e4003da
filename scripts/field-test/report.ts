import { markdownTable } from "markdown-table";
import type { Answer, Line } from "./judge";

const counted = (lines: readonly Line[]): string => {
  const counts = new Map<string, number>();
  for (const { rule } of lines) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].map(([rule, count]) => (count === 1 ? rule : `${rule} (${count})`)).join(", ");
};

/** The table of docs/field-test.md, and below it each refusal of the preset standard. */
export function report(answers: readonly Answer[], skipped: readonly { name: string; why: string }[]): string {
  const ran = answers.filter(({ resources }) => resources.length > 0);
  const rows = ran.map(({ program, resources, refusals, ms, error }) => [
    program,
    String(resources.length),
    String(refusals.starter.length),
    String(refusals.standard.length),
    String(refusals.strict.length),
    counted(refusals.standard),
    ms.toFixed(0),
    error === undefined ? "" : "stopped early",
  ]);
  const head = ["program", "resources", "starter", "standard", "strict", "refused in standard by", "ms", "note"];
  const reasons = new Map<string, number>();
  for (const { why } of skipped) reasons.set(why, (reasons.get(why) ?? 0) + 1);
  const total = ran.reduce((sum, { resources }) => sum + resources.length, 0);
  return [
    `${ran.length} programs, ${total} resources; ${answers.length - ran.length} programs registered nothing.`,
    markdownTable([head, ...rows], { align: ["l", "r", "r", "r", "r", "l", "r", "l"] }),
    `Not run: ${[...reasons].map(([why, count]) => `${count} ${why}`).join(", ")}.`,
    ...answers
      .filter(({ resources }) => resources.length === 0)
      .map(({ program, error }) => `${program}: ${error ?? "registered nothing"}`),
    "## Refusals",
    ...ran.flatMap(({ program, refusals }) =>
      refusals.standard.map(({ rule, resource, text }) => `- ${program} | ${rule} | ${resource} | ${text}`),
    ),
    "",
  ].join("\n\n");
}
