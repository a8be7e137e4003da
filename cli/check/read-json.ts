import { readFileSync } from "node:fs";

const WHY: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "it may not be read",
};

const STANDARD_INPUT = 0;

/** PowerShell before version 6 writes what `>` takes in this way. */
const UTF_16 = Buffer.from([0xff, 0xfe]);

/**
 * The JSON in a file, or why there is none.
 *
 * @param file - is standard input
 */
export function readJson(file: string): { value: unknown } | { message: string } {
  try {
    const bytes = readFileSync(file === "-" ? STANDARD_INPUT : file);
    if (bytes.subarray(0, 2).equals(UTF_16)) {
      return { message: "is UTF-16, as PowerShell writes; write it as UTF-8, with `| Out-File -Encoding utf8`" };
    }
    const text = bytes.toString("utf8").replace(/^\uFEFF/, "");
    if (text.trim() === "") return { message: "is empty" };
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    // The words of the parser hold a piece of the file, which may be a secret.
    if (error instanceof SyntaxError) return { message: "is not JSON" };
    return { message: WHY[code] ?? message };
  }
}
