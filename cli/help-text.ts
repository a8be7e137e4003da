/** No line of a help is wider, in columns, however wide the screen is. */
const WIDEST = 100;

/** What is assumed where no screen says its width, such as in a pipe. */
const USUAL = 80;

/** A column of text is wrapped from this width on; commander leaves what is narrower than 40 alone, such as the list of the verbs. */
export const NARROWEST = 20;

/** How wide the help is, in columns. @param screen columns of the screen; undefined where there is none */
export const helpWidth = (screen: number | undefined): number => Math.min(screen || USUAL, WIDEST);

/**
 * The words of a default in the help. Commander would write a list as JSON, which has no space to break a line at.
 *
 * @returns undefined for what commander writes well itself
 */
export const defaultInWords = (value: unknown): string | undefined =>
  Array.isArray(value) ? value.join(", ") || "not given" : undefined;

/**
 * A command, indented, over as many lines as it needs: each but the last ends with the backslash with which a shell goes on, so
 * that it works as it is copied. Commander does not wrap what is added to its help.
 */
export function exampleLines(command: string): string {
  const lines: string[] = [];
  // An option and its value stay together.
  for (const part of command.split(/ (?=-)/)) {
    const longer = lines.length === 0 ? `  ${part}` : `${lines.at(-1)!} ${part}`;
    // Two columns are left for the backslash.
    if (lines.length === 0 || longer.length + 2 <= WIDEST) lines.splice(-1, 1, longer);
    else lines.push(`    ${part}`);
  }
  return lines.join(" \\\n");
}
