import wrapAnsi from "wrap-ansi";
import { colours } from "../colours";

/** Longer lines are hard to read, whatever the terminal has room for. */
const WIDEST = 100;

/** One paragraph as a terminal shows it: headings bold, emphasis and links without their signs. */
function paragraph(text: string, width: number): string {
  const heading = /^#+ (.*)$/.exec(text)?.[1];
  if (heading !== undefined) return colours.bold(heading);
  const plain = text
    .replace(/\[([^\]]+)\]\([^)]+\)/g, "$1")
    .replace(/\*\*([^*]+)\*\*/g, "$1")
    .replace(/`([^`]+)`/g, "$1");
  return wrapAnsi(plain, width, { hard: false, trim: true });
}

/**
 * A page of the documentation, in Markdown, for a terminal. Only what these pages have is translated; what stands in a
 * block of code stays as it is.
 */
export function terminalPage(markdown: string, columns: number = process.stdout.columns || WIDEST): string {
  const width = Math.min(columns, WIDEST);
  let inCode = false;
  const lines = markdown.split("\n").flatMap((line) => {
    if (line.startsWith("```")) {
      inCode = !inCode;
      return [];
    }
    return [inCode ? `  ${line}` : paragraph(line, width)];
  });
  return `${lines.join("\n").trimEnd()}\n`;
}
