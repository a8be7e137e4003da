import { table } from "table";

/** One thing, before and after. */
export type Row = readonly [what: string, before: string, after: string];

/** Borders and paddings of three columns. */
const FRAME = 10;

/**
 * The account before and after, as a table: a line a row, so that it fits on one screen.
 *
 * @param width columns that it may take; longer cells are wrapped
 */
export function comparison(head: Row, rows: readonly Row[], width: number): string {
  const room = width - FRAME;
  const first = Math.min(Math.max(...[head, ...rows].map(([what]) => what.length)), Math.floor(room / 3));
  const before = Math.floor((room - first) / 2);
  const cells = [head, ...rows].map((row) => [...row]);
  return table(cells, {
    columns: [first, before, room - first - before].map((column) => ({ width: column, wrapWord: true })),
    drawHorizontalLine: (index, size) => index <= 1 || index === size,
  });
}
