/** A terminal that nobody made wider has this many columns. */
const COLUMNS = 80;

/**
 * A paragraph whose lines fit a terminal; a word that is too long stays whole.
 *
 * @param indent columns before each line
 */
export function wrapped(text: string, indent: number): string {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line !== undefined && indent + line.length + 1 + word.length <= COLUMNS)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => " ".repeat(indent) + line).join("\n");
}

/** `22,100`. */
export const count = (value: number): string => value.toLocaleString("en-US");

/** The first few of a list, and how many more there are. */
export const few = (all: readonly string[], most = 4): string =>
  all.length <= most ? all.join(", ") : `${all.slice(0, most).join(", ")} and ${all.length - most} more`;
