import type { Format } from "./format";
import { isPlaceholder } from "./placeholder";

/** What a name alone tells. A rule asks for it where a literal has no business at all; in code and prose it would be noise. */
export const ASSIGNMENT: Pick<Format, "id" | "title" | "group" | "severity" | "source"> = {
  id: "secret-assignment",
  title: "literal secret",
  group: "assignment",
  severity: "high",
  source: "https://cwe.mitre.org/data/definitions/798.html",
};

/** Names of which any literal is one: people choose passwords, so that a bad one looks like any word. */
const PASSWORD = "pass(?:word|wd|phrase)|pwd";

/** Names of which only what was drawn is one: of a token there is also the type, the header and the address. */
const TOKEN =
  "token|secret|(?:api|access|auth|secret|private|signing|encryption|account|client)[_-]?key|credentials?|webhook";

/** The last word of a name tells what it is: `DB_PASSWORD` is one, `PASSWORD_LENGTH`, `secretArn` and `token_url` are none. */
const NAME = new RegExp(`(?:${PASSWORD}|${TOKEN})\\d?$`, "i");
const IS_PASSWORD = new RegExp(`(?:${PASSWORD})\\d?$`, "i");

/** True for the name of a password, a token or a key. */
export const isSecretName = (name: string): boolean => NAME.test(name);

/** What stands for a value that comes from elsewhere: a variable, a function, a parameter, an address, a path. */
const REFERENCE =
  /^(?:[$%!@<*/&|]|\{|arn:|ssm:|https?:|file:|s3:|resolve:|vault:)|\$[{(]|\{\{|%\{|#\{|<%|\bprocess\.env\b|\bos\.environ\b|\bgetenv\b/i;

/** Words that say that there is none, or of which kind it is. */
const NO_VALUE =
  /^(?:true|false|yes|no|on|off|null|nil|none|undefined|string|securestring|text|plaintext|secrets?_?manager|required|optional|enabled|disabled|default|auto|generated?|basic|bearer|jwt|oauth2?|\d{1,3}|[x*.?_-]+)$/i;

/** True for a text that stands in place of a value and is none itself. */
export const isReference = (value: string): boolean => REFERENCE.test(value) || NO_VALUE.test(value);

const SHORTEST_PASSWORD = 4;
const SHORTEST_TOKEN = 16;

/** Bits of a character, by how often each occurs: https://en.wikipedia.org/wiki/Entropy_(information_theory) */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, times) => sum - (times / text.length) * Math.log2(times / text.length), 0);
}

/** Whether a text looks drawn: 16 hexadecimal digits have about 3.2 bits a character, names of things have no mixture. */
function looksDrawn(value: string): boolean {
  if (value.length < SHORTEST_TOKEN || /\s/.test(value) || isPlaceholder(value) || entropyOf(value) < 3) return false;
  if (!/\d/.test(value) || !/[A-Za-z]/.test(value)) return false;
  return (
    (/[A-Z]/.test(value) && /[a-z]/.test(value)) || /^[0-9a-f-]{24,}$/i.test(value) || /^[0-9a-z]{24,}$/.test(value)
  );
}

/** Whether a literal is the secret of that name. */
export function isLiteralSecret(name: string, value: string): boolean {
  if (!isSecretName(name) || isReference(value) || value.toLowerCase() === name.toLowerCase()) return false;
  if (!IS_PASSWORD.test(name)) return looksDrawn(value);
  return value.length >= SHORTEST_PASSWORD && !/^(?:your|insert|enter|my)[-_ ]|example/i.test(value);
}

const QUOTED = `\\\\?"([^"\\\\\\n]{1,200})\\\\?"|'([^'\\n]{1,200})'`;
const BARE = "([^\\s\"'`<>{}()\\[\\],;|&\\\\]{1,200})";
const EQUALS = "[ \\t]{0,3}(?:=>|:=|==?|:)[ \\t]{0,3}";

/** The longest part of a name that is read before its last word. */
const REST_OF_NAME = "[A-Za-z0-9_.-]{0,60}";

/** `DB_PASSWORD=...`, `"password": "..."`, `--token ...`, and in JSON a name with its value after it. */
const ASSIGNED = new RegExp(
  `(?<![A-Za-z0-9_.-])(${REST_OF_NAME}?(?:${PASSWORD}|${TOKEN})\\d?)(?:\\\\?["']?${EQUALS}|\\\\?"\\s{0,3},\\s{0,9}\\\\?"[Vv]alue\\\\?"\\s{0,3}:\\s{0,3}|(?<=--[A-Za-z0-9_.-]{0,70})\\s{1,3})(?:${QUOTED}|${BARE})`,
  "gi",
);

/** A password in an address: `postgres://user:password@host`. */
const IN_ADDRESS = /:\/\/[^\s:/@'"]{1,64}:([^\s:/@'"]{4,128})@/g;

/** A value without quotes after a colon is YAML, or a sentence: only what no word is. */
const isSentence = (text: string, start: number, value: string): boolean =>
  /:\s{1,3}$/.test(text.slice(Math.max(0, start - 4), start)) && /^[A-Za-z][a-z]*[.:!?]?$/.test(value);

/** How far back it is read under which heading something stands. */
const LOOK_BACK = 2_000;

/**
 * True below a heading of a buildspec whose values are names of secrets.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html#build-spec.env.secrets-manager
 */
function namesSecrets(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - LOOK_BACK), start);
  const lines = before.split("\n");
  const indentOf = (line: string): number => line.search(/\S|$/);
  const own = indentOf(lines.pop() ?? "");
  const heading = lines.reverse().find((line) => line.trim() !== "" && indentOf(line) < own);
  return (
    /^\s*["']?(?:secrets-manager|parameter-store)["']?\s*:/.test(heading ?? "") ||
    /"(?:secrets-manager|parameter-store)\\?"\s{0,5}:\s{0,5}\{[^}]*$/.test(before)
  );
}

export interface Assignment {
  readonly value: string;
  readonly start: number;
}

/** Literals that a name makes secrets. Time linear in the length of the text. */
export function* assignmentsIn(text: string): Generator<Assignment> {
  for (const match of text.matchAll(ASSIGNED)) {
    const [all, name = "", double, single, bare] = match;
    const value = double ?? single ?? bare ?? "";
    const start = match.index + all.lastIndexOf(value);
    if (bare !== undefined && isSentence(text, start, value)) continue;
    if (isLiteralSecret(name, value) && !namesSecrets(text, match.index)) yield { value, start };
  }
  for (const match of text.matchAll(IN_ADDRESS)) {
    const [all, value = ""] = match;
    if (!isReference(value) && !isPlaceholder(value))
      yield { value, start: match.index + all.length - value.length - 1 };
  }
}
