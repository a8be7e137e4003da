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
 * The text and every text encoded in it, to a depth of three: base64, gzip below base64, and strings of JSON documents
 * whose escapes hide something. Takes time linear in the length of the text.
 *
 * @returns the layers, the text itself first, and whether something was too large to be read to its end
 */
export function unwrap(text: string): { layers: Layer[]; cutShort: boolean } {
  const layers: Layer[] = [];
  let left = BUDGET;
  const open = (layer: Layer, depth: number): void => {
    layers.push(layer);
    if (depth === DEPTH) return;
    const encoded = [...jsonTexts(layer.text), ...base64Blocks(layer.text).map((block) => () => decode(block, left))];
    for (const read of encoded) {
      const inner = left > 0 ? read() : TOO_LARGE;
      left -= inner === TOO_LARGE ? left : inner.text.length;
      if (inner !== TOO_LARGE) open({ text: inner.text, trail: [...layer.trail, ...inner.trail] }, depth + 1);
    }
  };
  open({ text, trail: [] }, 0);
  return { layers, cutShort: left <= 0 };
}

const TOO_LARGE = Symbol("too large");

function decode(block: string, limit: number): Layer | typeof TOO_LARGE {
  const bytes = Buffer.from(block, "base64");
  if (bytes.length > limit) return TOO_LARGE;
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return { text: textOf(bytes), trail: ["base64"] };
  try {
    return { text: textOf(gunzipSync(bytes, { maxOutputLength: limit })), trail: ["base64", "gzip"] };
  } catch (error) {
    const tooLarge = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    return tooLarge ? TOO_LARGE : { text: textOf(bytes), trail: ["base64"] };
  }
}

/** Without the zeros that UTF-16 puts between letters: encoded PowerShell commands are UTF-16. */
function textOf(bytes: Buffer): string {
  const text = bytes.toString("latin1");
  return text.includes("\0") ? text.replaceAll("\0", "") : text;
}

/** The strings of a JSON document; one without escapes hides nothing from a search of its own text. */
function jsonTexts(text: string): (() => Layer)[] {
  if (!text.includes("\\") || !/^\s*[[{"]/.test(text)) return [];
  const strings: string[] = [];
  try {
    JSON.parse(text, (key, value: unknown) => {
      strings.push(key, typeof value === "string" ? value : "");
      return null;
    });
  } catch {
    return [];
  }
  return [() => ({ text: strings.join("\n"), trail: ["json"] })];
}
