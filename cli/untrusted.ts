/**
 * What a terminal, a reader or a parser takes for more than text: control characters (escape sequences begin with one), marks
 * that turn the direction of writing, line and paragraph separators, private and unpaired code points.
 */
const HOSTILE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;

const escape = (character: string): string => `\\u{${character.codePointAt(0)!.toString(16)}}`;

/**
 * A name that somebody else chose, safe to print in one line. Names in an account that was broken into are an attacker's text.
 * https://unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
export const printable = (text: string): string => text.replace(HOSTILE, escape);

/** What JSON leaves as it is in strings although a terminal does not: control characters above ASCII, and marks of direction. */
const UNESCAPED = /[\u007f-\u009f\p{Cf}\u2028\u2029]/gu;

const unit = (code: number): string => `\\u${code.toString(16).padStart(4, "0")}`;

/** JSON that is the same to a parser and harmless on a terminal. */
export const safeJson = (value: unknown): string =>
  JSON.stringify(value, undefined, 2).replace(UNESCAPED, (character) =>
    Array.from({ length: character.length }, (_, at) => unit(character.charCodeAt(at))).join(""),
  );
