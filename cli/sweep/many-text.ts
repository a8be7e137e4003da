import type { Answers } from "../accounts/each";
import { leftOutLines } from "../accounts/text";
import { colours } from "../colours";
import { columns } from "../columns";
import { printable } from "../untrusted";
import { accountRows, costOf, inOrder, totalOf } from "./many";
import type { SweepReport } from "./report";
import { describeSweep } from "./text";

/**
 * Several accounts for people: one table of all, then each of them.
 *
 * @param width columns of the terminal
 */
export function describeSweeps(answered: Answers<SweepReport>, width: number): string {
  const rows = accountRows(answered);
  const table = columns(
    [
      ["account", "name", "", "misplaced", "found", "USD/h", "not known"],
      ...rows.map((row) => [
        row.account,
        printable(row.name),
        row.state,
        ...(row.state === "cannot be asked"
          ? ["?", "?", "?", ""]
          : [String(row.misplaced), String(row.count), costOf(row), row.gaps === 0 ? "" : String(row.gaps)]),
      ]),
    ],
    [3, 4, 5, 6],
  ).split("\n");
  const refused = rows.filter(({ because }) => because !== undefined);
  return [
    colours.bold(totalOf(rows)),
    "",
    ...table.map((line, index) => (rows[index - 1]?.state === "found" ? colours.red(line) : line)),
    ...(refused.length > 0
      ? [
          "",
          colours.yellow("Cannot be asked:"),
          ...refused.map(({ account, because }) => `  ${account}: ${printable(because!)}`),
        ]
      : []),
    ...(answered.leftOut.length > 0
      ? ["", "Left out:", ...leftOutLines(answered.leftOut).map((line) => `  ${line}`)]
      : []),
    "",
    ...inOrder(answered, rows).map((report) => describeSweep(report, width)),
  ].join("\n");
}
