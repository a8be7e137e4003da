import type { Format } from "./format";
import { FORMATS } from "./formats";
import { finderOf } from "./marks";

/** What is not reported, and not printed either: many JSON Web Tokens are public, and test keys move no money. */
const NOT_REPORTED: readonly Pick<Format, "marks" | "body">[] = [
  { marks: ["eyJ"], body: "eyJ[\\w-]{10,4000}\\.[\\w-]{1,4000}\\.[\\w-]*" },
  { marks: ["sk_test_", "rk_test_"], body: "[rs]k_test_\\w{10,}" },
  { marks: ["AKIA", "ASIA", "ABIA", "ACCA"], body: "A(?:KI|SI|BI|CC)A[A-Z0-9]{16}" },
  { marks: ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "npm_"], body: "(?:gh[pousr]|npm)_[A-Za-z0-9]{20,}" },
  { marks: ["-----BEGIN "], body: '-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[^"]*' },
];

const SHAPES = [...NOT_REPORTED, ...FORMATS].map(({ marks, body }) => ({ marks, pattern: new RegExp(body, "y") }));

const find = finderOf(SHAPES);

/** A run of characters as secret keys and encoded blobs have them; the type tokens of Pulumi are none. */
const RUN = /(aws(?:-native)?:)?([A-Za-z0-9+/=_-]{32,})/g;

const mixed = (text: string): boolean => /[A-Z]/.test(text) && /[a-z]/.test(text) && /[0-9]/.test(text);

/** The first characters of something that must not be printed. */
export const cut = (text: string): string => `${text.slice(0, 4)}…`;

/** The text with each place that has the shape of a credential cut, wherever it stands: half a match is worth hiding, too. */
function withoutShapes(text: string): string {
  let safe = "";
  let done = 0;
  find(text, ({ pattern }, start) => {
    pattern.lastIndex = start;
    if (start < done || !pattern.test(text)) return;
    safe += text.slice(done, start) + cut(text.slice(start));
    done = pattern.lastIndex;
  });
  return safe + text.slice(done);
}

/**
 * Replaces what looks like a credential by its first four characters: previews end up in logs that many people read.
 * Known shapes first, then any long run that mixes upper case, lower case and digits.
 */
export const redact = (text: string): string =>
  withoutShapes(text).replace(RUN, (all, token: string | undefined, run: string) =>
    token === undefined && mixed(run) ? cut(run) : all,
  );

/** No credential that a message shows is longer, and no pattern above meets more than this at once. */
const LONGEST_INPUT = 4_000;

/** Redacts, then shortens: a credential that is cut first is no longer recognised. */
export function redactTo(length: number, text: string): string {
  const safe = redact(text.slice(0, LONGEST_INPUT));
  return safe.length <= length ? safe : `${safe.slice(0, length)}…`;
}
