/**
 * Rows as a table of plain text, two spaces between columns; the last column has no width of its own.
 *
 * @param toTheRight columns whose texts end at one line, as figures do
 */
export function columns(rows: readonly (readonly string[])[], toTheRight: readonly number[] = []): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const cell = (text: string, column: number): string => {
    const width = widths[column]!;
    return toTheRight.includes(column) ? text.padStart(width) : text.padEnd(width);
  };
  return rows.map((row) => row.map(cell).join("  ").trimEnd()).join("\n");
}
