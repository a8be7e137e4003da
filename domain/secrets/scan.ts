import { accountOf } from "./account-id";
import { ASSIGNMENT, assignmentsIn } from "./assignments";
import type { Format } from "./format";
import { FORMATS } from "./formats";
import { finderOf } from "./marks";
import { isPlaceholder } from "./placeholder";
import {
  BESIDE_FORMATS,
  partAround,
  partsAround,
  partsBeside,
  runsIn,
  SECRET_KEY,
  type Surroundings,
} from "./secret-keys";
import { unwrap } from "./unwrap";

/** A credential in a text. */
export interface Finding {
  readonly format: Pick<Format, "id" | "title" | "group" | "severity" | "source">;
  /** The credential itself: to compare, never to print. */
  readonly value: string;
  /** The encodings that hid it: none, `base64`, `base64 > gzip`. */
  readonly trail: readonly string[];
  /** Where it begins in the text, each time that it is there; none below an encoding. */
  readonly starts: readonly number[];
}

const SHORTEST = 20;

/** What the text itself does not say, and what is looked for in it. */
export interface Asked extends Surroundings {
  /** True for literals that only a name like `password` tells, too: where a text should hold none. */
  readonly assignments?: boolean;
}

interface Claim {
  readonly format: Finding["format"];
  readonly value: string;
  readonly start: number;
}

const LETTERS_AND_DIGITS = "A-Za-z0-9";

const alone = ({ body, alphabet = LETTERS_AND_DIGITS }: Format): RegExp =>
  new RegExp(alphabet === "" ? body : `(?:${body})(?![${alphabet}])`, "y");

/** What must not stand before, by the codes of its characters: asked far more often than the expression itself. */
function outsideOf({ alphabet = LETTERS_AND_DIGITS }: Format): ReadonlySet<number> {
  const inside = new RegExp(`[${alphabet}]`);
  const codes = Array.from({ length: 128 }, (_, code) => code);
  return new Set(alphabet === "" ? [] : codes.filter((code) => inside.test(String.fromCharCode(code))));
}

const WHOLE = FORMATS.map((format) => ({
  kind: "whole" as const,
  marks: format.marks,
  format,
  pattern: alone(format),
  outside: outsideOf(format),
}));

const BESIDE = BESIDE_FORMATS.map((format) => ({ kind: "beside" as const, marks: format.marks, format }));

type Sought = (typeof WHOLE)[number] | (typeof BESIDE)[number];

const find = finderOf<Sought>([...WHOLE, ...BESIDE]);

const isReal = ({ check }: Format, value: string): boolean =>
  check === undefined ? !isPlaceholder(value) : check(value);

/** What the text says by itself, then what its surroundings say. */
function claimsIn(text: string, surroundings: Surroundings): Claim[] {
  const claims: Claim[] = [];
  const parts = new Map(BESIDE_FORMATS.map((format) => [format, partsAround(format, surroundings)]));
  find(text, (sought, start) => {
    if (sought.kind === "beside") {
      parts.get(sought.format)!.push(...partsBeside(sought.format, text, start));
      return;
    }
    const { format, pattern, outside } = sought;
    if (start > 0 && outside.has(text.charCodeAt(start - 1))) return;
    pattern.lastIndex = start;
    const [value] = pattern.exec(text) ?? [];
    if (value === undefined || !isReal(format, value)) return;
    claims.push({ format, value, start });
    if (format.group === "aws-access-key") parts.get(SECRET_KEY)!.push(partAround(start, start + value.length));
  });
  for (const [format, near] of parts) claims.push(...runsIn(format, text, near));
  return claims;
}

const literalsIn = (text: string): Claim[] =>
  [...assignmentsIn(text)].map(({ value, start }) => ({ format: ASSIGNMENT, value, start }));

/** The claims in the order of the text; of two that overlap the first has the place. */
function settled(claims: readonly Claim[]): Claim[] {
  let end = 0;
  return [...claims]
    .sort((a, b) => a.start - b.start)
    .filter(({ start, value }) => {
      if (start < end) return false;
      end = start + value.length;
      return true;
    });
}

/** The text with every claim blank: what was understood is not decoded, and not understood in another way. */
function without(text: string, claims: readonly Claim[]): string {
  let rest = "";
  let done = 0;
  for (const { start, value } of claims) {
    rest += text.slice(done, start) + " ".repeat(value.length);
    done = start + value.length;
  }
  return done === 0 ? text : rest + text.slice(done);
}

/**
 * Every credential in a text, in whatever it is wrapped, each once.
 *
 * @param surroundings what stands around the text, where it is a part of something larger
 * @returns the credentials, and whether something was too large to be read to its end
 */
export function scanText(text: string, surroundings: Asked = {}): { findings: Finding[]; cutShort: boolean } {
  if (text.length < SHORTEST) return { findings: [], cutShort: false };
  const found = new Map<string, Finding & { starts: number[] }>();
  const { cutShort } = unwrap(text, ({ text: layer, trail }) => {
    const certain = settled(claimsIn(layer, surroundings));
    const named = surroundings.assignments ? literalsIn(without(layer, certain)) : [];
    const claims = settled([...certain, ...named]);
    for (const { format, value, start } of claims) {
      const known = found.get(value);
      if (known === undefined) found.set(value, { format, value, trail, starts: trail.length === 0 ? [start] : [] });
      else if (trail.length === 0) known.starts.push(start);
    }
    return without(layer, claims);
  });
  return { findings: [...found.values()], cutShort };
}

/** How a message names a credential: what it is, its first characters, and the account whose key it is. */
export function describe({ format, value }: Finding): string {
  const account = format.group === "aws-access-key" ? accountOf(value) : undefined;
  return `${format.title} ${value.slice(0, 4)}…${account === undefined ? "" : ` of account ${account}`}`;
}
