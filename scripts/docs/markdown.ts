/** A generated page: its path in the repository, and its text. */
export interface Page {
  path: string;
  text: string;
}

const cell = (value: string): string => value.replaceAll("|", "\\|").replaceAll("\n", "<br>") || "–";

/** A table; Prettier aligns it when the page is written. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n");

/** Short facts, one a line; a fact without a value is left out. */
export const facts = (rows: readonly (readonly [string, string])[]): string =>
  rows
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `- ${name}: ${value}`)
    .join("\n");

/** What an entry of a list is about, and what there is to say of it. */
export interface Entry {
  head: string;
  text?: string;
  /** A line each below it; a fact without a value is left out. */
  facts?: readonly (readonly [string, string])[];
}

/** A list with a bold head an entry: for what is longer than the row of a table may be (tests/docs.test.ts). */
export const entries = (all: readonly Entry[]): string =>
  all
    .map(({ head, text, facts: below = [] }) =>
      [`- **${head}**${text === undefined ? "" : `: ${text}`}`, ...facts(below).split("\n").filter(Boolean)].join(
        "\n  ",
      ),
    )
    .join("\n");

export const code = (text: string): string => `\`${text}\``;

/** A link to what says so, by who says it. */
export function source(url: string): string {
  const { hostname } = new URL(url);
  return `[${hostname.endsWith(".amazon.com") ? "AWS" : hostname}](${url})`;
}

export const fence = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;

/** The text with the addresses outside that its tables link to at its end, once each: so the rows stay narrow. */
function addressesBelow(text: string): string {
  const urls: string[] = [];
  const numberOf = (url: string): number => (urls.includes(url) ? urls.indexOf(url) + 1 : urls.push(url));
  const lines = text
    .split("\n")
    .map((line) =>
      line.startsWith("| ")
        ? line.replaceAll(/\]\((https:[^)\s]+)\)/g, (_, url: string) => `][${numberOf(url)}]`)
        : line,
    );
  const below = urls.map((url, index) => `[${index + 1}]: ${url}`);
  return [lines.join("\n"), ...(below.length > 0 ? [below.join("\n")] : [])].join("\n\n");
}

/** A page with its marker: what it is made from, and how. */
export const page = (path: string, madeFrom: string, ...parts: string[]): Page => ({
  path,
  text: addressesBelow(
    [`<!-- Made by \`npm run generate\` from ${madeFrom}; change it there. -->`, ...parts].join("\n\n"),
  ),
});
