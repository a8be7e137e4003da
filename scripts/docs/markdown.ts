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

export const code = (text: string): string => `\`${text}\``;

export const fence = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;

/** A page with its marker: what it is made from, and how. */
export const page = (path: string, source: string, ...parts: string[]): Page => ({
  path,
  text: [`<!-- Made by \`npm run generate\` from ${source}; change it there. -->`, ...parts].join("\n\n"),
});
