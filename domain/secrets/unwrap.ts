import { gunzipSync } from "node:zlib";
import { base64Blocks } from "./base64-blocks";

/** How many layers of encoding are opened: base64 in JSON in base64, say. */
const DEPTH = 3;

/** Decoded characters read below one string, so that an archive of a few bytes that unpacks to gigabytes costs nothing. */
const BUDGET = 4_000_000;

/** One reading of a string: the text itself, or what an encoding inside it holds. */
export interface Layer {
  readonly text: string;
  /** The encodings opened on the way: none, `base64`, `base64 > gzip`. */
  readonly trail: readonly string[];
}

/**
 * Shows the text, and every text encoded in it, to a depth of three: base64, gzip below base64, and JSON strings whose escapes
 * hide something. Takes time linear in the length of the text.
 *
 * @param look reads one layer, the text itself first. What it gives back is searched for encodings: the layer without what was
 *   understood already
 * @returns whether something was too large to be read to its end
 */
export function unwrap(text: string, look: (layer: Layer) => string): { cutShort: boolean } {
  let left = BUDGET;
  const open = (layer: Layer, depth: number): void => {
    const rest = look(layer);
    if (depth === DEPTH) return;
    for (const decode of encodedIn(rest)) {
      const inner = left > 0 ? decode(left) : undefined;
      left -= inner?.text.length ?? left;
      if (inner !== undefined) open({ text: inner.text, trail: [...layer.trail, ...inner.trail] }, depth + 1);
    }
  };
  open({ text, trail: [] }, 0);
  return { cutShort: left <= 0 };
}

/** Reads one encoding; undefined when that takes more characters than the limit. */
type Decoder = (limit: number) => Layer | undefined;

function encodedIn(text: string): Decoder[] {
  const blocks = base64Blocks(text);
  // The first three bytes of an archive, 1f 8b 08, in base64.
  const archives = blocks.filter((block) => block.startsWith("H4sI"));
  const plain = blocks.filter((block) => !block.startsWith("H4sI"));
  return [
    ...(plain.length > 0 ? [(limit: number) => decodePlain(plain, limit)] : []),
    ...archives.map((block) => (limit: number) => unzip(Buffer.from(block, "base64"), limit)),
    ...(text.includes("\\") ? [(limit: number) => undoEscapes(text, limit)] : []),
  ];
}

/** Line breaks between the texts of two blocks. */
const SEPARATOR = Buffer.from("\n\n\n").toString("base64");

/** All blocks at once: a megabyte can hold forty thousand of them, and to decode each alone takes ten times as long. */
function decodePlain(blocks: readonly string[], limit: number): Layer | undefined {
  const bytes = Buffer.from(blocks.map(aligned).join(SEPARATOR), "base64");
  return bytes.length > limit ? undefined : { text: textOf(bytes), trail: ["base64"] };
}

/** A block as whole groups of four, so that the next one begins at a group; one letter alone means nothing. */
function aligned(block: string): string {
  const letters = block.endsWith("=") ? block.replace(/=+$/, "") : block;
  const rest = letters.length % 4;
  return rest === 1 ? letters.slice(0, -1) : letters + "A".repeat((4 - rest) % 4);
}

function unzip(bytes: Buffer, limit: number): Layer | undefined {
  try {
    return { text: textOf(gunzipSync(bytes, { maxOutputLength: limit })), trail: ["base64", "gzip"] };
  } catch (error) {
    const tooLarge = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    return tooLarge ? undefined : { text: "", trail: [] };
  }
}

/** Without the zeros that UTF-16 puts between letters: encoded PowerShell commands are UTF-16. */
function textOf(bytes: Buffer): string {
  const text = bytes.toString("latin1");
  return text.includes("\0") ? text.replaceAll("\0", "") : text;
}

/** What it costs to undo one escape, in characters of the budget: about as much time as to decode so many. */
const ESCAPE_COST = 30;

/**
 * A JSON string with its escapes undone; they can hide letters of a key and break a block of base64 in two. Works on
 * the text rather than the document, since a document may be a part of a script, broken, or nested without end.
 */
function undoEscapes(text: string, limit: number): Layer | undefined {
  const [start = "", ...parts] = text.split("\\", limit / ESCAPE_COST + 2);
  if (parts.length * ESCAPE_COST > limit) return undefined;
  let afterBackslash = false;
  const rest = parts.map((part) => {
    const literal = afterBackslash;
    afterBackslash = !literal && part === "";
    return literal ? part : unescaped(part);
  });
  return { text: start + rest.join(""), trail: ["json"] };
}

/** The text after one backslash: https://www.rfc-editor.org/rfc/rfc8259#section-7 */
function unescaped(part: string): string {
  if (part === "") return "\\";
  if (/^u[0-9a-f]{4}/i.test(part)) return String.fromCharCode(parseInt(part.slice(1, 5), 16)) + part.slice(5);
  return /^[nrt]/.test(part) ? `\n${part.slice(1)}` : part;
}
