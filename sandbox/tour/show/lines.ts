import wrap from "wrap-ansi";

const NARROWEST = 30;
const WIDEST = 80;

/** Columns to write in: those of the terminal, 80 at most and where there is none. */
export const widthOf = (columns: number | undefined): number =>
  Math.max(NARROWEST, Math.min(columns || WIDEST, WIDEST));

/** A text in lines of at most `width` columns, all of them indented. A word that is longer is cut. */
export const indented = (text: string, width: number, indent = 3): string[] =>
  text
    .split("\n")
    .flatMap((line) => wrap(line, width - indent, { hard: true }).split("\n"))
    .map((line) => `${" ".repeat(indent)}${line}`);

/** Seconds, as people read them. */
export const seconds = (value: number): string => `${value.toFixed(1)} s`;
