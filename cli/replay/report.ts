import type { ReplayResult } from "./result";

/** Lines of a part that are printed; `--json` has all. */
const SHOWN = 40;

const number = (value: number): string => value.toLocaleString("en-US");

const calls = (count: number): string => `${number(count)} ${count === 1 ? "call" : "calls"}`;

/** Columns side by side, the last one without an end. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(column === row.length - 1 ? 0 : widths[column]!)).join("  ")}`.trimEnd(),
  );
}

/** A heading with its lines, cut where there are too many; nothing without lines. */
function part(heading: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const left = lines.length - SHOWN;
  return ["", heading, ...lines.slice(0, SHOWN), ...(left > 0 ? [`  and ${number(left)} more; --json has all`] : [])];
}

const sum = (rows: readonly { count: number }[]): number => rows.reduce((total, { count }) => total + count, 0);

type Denied = ReplayResult["denied"];

const day = (time: string): string => time.slice(0, 10);

const spanOf = (first: string, last: string): string =>
  day(first) === day(last) ? day(first) : `${day(first)} to ${day(last)}`;

const table = (rows: Denied): string[] =>
  columns(
    rows.map(({ principal, action, region, count, first, last, statement, document, dependsOn }) => [
      principal,
      action,
      region,
      calls(count),
      spanOf(first, last),
      `${statement} of ${document}${dependsOn === undefined ? "" : `, depending on ${dependsOn.join(", ")}`}`,
    ]),
  );

const counted = (rows: readonly { what: string; count: number }[]): string[] =>
  columns(rows.map(({ what, count }) => [number(count), what]));

function changeLines({ smallest, list, settings, remaining, problem }: ReplayResult["changes"]): string[] {
  const heading = smallest
    ? "the smallest change of the settings that lets these calls pass, tried on them:"
    : "a small change of the settings that lets these calls pass, tried on them; there are too many ways to know the smallest:";
  return [
    ...part(
      heading,
      list.flatMap(({ setting, change, value, opens, lets }) => [
        `  ${setting}: ${change} ${value}`,
        `    lets ${calls(lets)} pass; opens ${opens}`,
      ]),
    ),
    ...(problem === null
      ? part(
          "the settings with it, to be set whole:",
          Object.entries(settings).map(([setting, values]) => `  ${setting}: ${JSON.stringify(values)}`),
        )
      : []),
    ...(problem === null ? [] : ["", `these changes cannot be applied together: ${problem}`]),
    ...part(
      "denied all the same, because no setting opens them:",
      columns(remaining.map(({ principal, action, calls: count }) => [principal, action, calls(count)])),
    ),
  ];
}

/** What a replay found, in words. */
export function describeReplay(result: ReplayResult): string {
  const { denied, accounts, from, to } = result;
  const certain = denied.filter((row) => row.certain && !row.except);
  const perhaps = denied.filter((row) => !row.certain && !row.except);
  const except = denied.filter((row) => row.except);
  const span = from === null || to === null ? "" : `, ${spanOf(from, to)}`;
  const of = accounts.length > 0 ? ` of ${accounts.map(({ account }) => account).join(", ")}` : "";
  const lines = [
    `${number(result.records)} records${of}${span}; ${calls(result.calls)} decided`,
    ...result.assumptions.map((assumption) => `  assumed: ${assumption}`),
    ...part(`would have been denied: ${calls(sum(certain))}`, table(certain)),
    ...part(`may have been denied: ${calls(sum(perhaps))}; the records do not say enough`, table(perhaps)),
    ...part(`denied, as --except wants it: ${calls(sum(except))}`, table(except)),
    ...(denied.length === 0 && result.records > 0 ? ["", "nothing would have been denied"] : []),
    ...changeLines(result.changes),
    ...part(`denied already when they were made: ${calls(sum(result.alreadyDenied))}`, counted(result.alreadyDenied)),
    ...part("not decided, because no guardrail is about them:", counted(result.leftOut)),
    ...part("decided by their names, because the catalogue of actions does not know them:", counted(result.unmapped)),
    ...part(
      "incomplete:",
      result.gaps.map((gap) => `  ${gap}`),
    ),
  ];
  return `${lines.join("\n")}\n`;
}
