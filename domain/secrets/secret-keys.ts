import type { Format } from "./format";
import { isPlaceholder } from "./placeholder";

/** What only its surroundings tell from any other run of characters. */
export type BesideFormat = Pick<Format, "id" | "title" | "group" | "severity" | "source"> & {
  /** A name that says what stands near it. Found from `marks` on, as a body of a format is. */
  readonly marks: readonly string[];
  readonly name: string;
  /** The run itself. */
  readonly run: RegExp;
  readonly check: (value: string) => boolean;
};

/** Characters between a name, or an access key id, and a secret key: a header of CSV, the spaces of a table, JSON. */
const AFTER = 120;
/** JSON may have the value first: `"value": "...", "name": "AWS_SECRET_ACCESS_KEY"`. */
const BEFORE = 80;

/** A secret access key has 40 characters of base64. */
const LENGTH = 40;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * Whether 40 characters look drawn. Of ten million that are, this refuses less than one; it does refuse hashes in hexadecimal,
 * paths, and long names in camel case.
 */
function looksDrawn(value: string): boolean {
  const upper = count(value, /[A-Z]/g);
  if (upper < 3 || count(value, /[a-z]/g) < 3 || count(value, /\//g) > 6) return false;
  if (new Set(value).size < 18 || isPlaceholder(value)) return false;
  return /[0-9+/]/.test(value) || upper > 10;
}

/** A secret key of AWS stands beside its id, too. */
export const SECRET_KEY: BesideFormat = {
  id: "aws-secret-access-key",
  title: "secret access key",
  group: "aws-secret",
  severity: "critical",
  marks: ["secret", "Secret", "SECRET"],
  name: "(?:[Ss]ecret|SECRET)[_. -]?(?:[Aa]ccess|ACCESS)?[_. -]?(?:[Kk]ey|KEY)",
  run: /(?<![A-Za-z0-9+/._-])[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=_-])/g,
  check: looksDrawn,
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html",
};

export const BESIDE_FORMATS: readonly BesideFormat[] = [
  SECRET_KEY,
  {
    id: "datadog-key",
    title: "Datadog key",
    group: "vendor-token",
    severity: "critical",
    marks: ["DD_A", "DATADOG_A", "dd_a", "datadog_a", "datadogA"],
    name: "(?:DD|DATADOG)_(?:API|APP|APPLICATION)_KEY|(?:dd|datadog)_(?:api|app|application)_key|datadogA(?:pi|pp|pplication)Key",
    run: /(?<![0-9A-Za-z])(?:[0-9a-f]{40}|[0-9a-f]{32})(?![0-9A-Za-z])/g,
    check: (value) => /[a-f]/.test(value) && /\d/.test(value) && !isPlaceholder(value),
    source: "https://docs.datadoghq.com/account_management/api-app-keys/",
  },
];

/** A run that was found, with its place in the text. */
export interface Beside {
  readonly format: BesideFormat;
  readonly value: string;
  readonly start: number;
}

/** What the text itself does not say of its surroundings. */
export interface Surroundings {
  /** The name of the property or variable whose value it is. */
  readonly name?: string;
  /** True when an access key id stands in another member of the same object. */
  readonly besideKey?: boolean;
}

const NAMES = new Map(
  BESIDE_FORMATS.map((format) => [format, { anywhere: new RegExp(format.name), here: new RegExp(format.name, "y") }]),
);

/** A part of a text, by its first and last place. */
export type Part = [from: number, to: number];

/** Parts that touch as one, so that nothing is read twice. */
function merged(parts: readonly Part[]): Part[] {
  const all: Part[] = [];
  for (const [from, to] of [...parts].sort(([a], [b]) => a - b)) {
    const last = all.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else all.push([from, to]);
  }
  return all;
}

/** The parts of a text where runs of a format may begin, because of what stands around the whole text. */
export const partsAround = (format: BesideFormat, { name = "", besideKey = false }: Surroundings): Part[] =>
  (besideKey && format === SECRET_KEY) || NAMES.get(format)!.anywhere.test(name) ? [[0, AFTER]] : [];

/** The part around something that stands from `start` to `end`. */
export const partAround = (start: number, end: number): Part => [Math.max(0, start - BEFORE), end + AFTER];

/** The same because of a name in the text itself; `at` is the place of a mark. */
export function partsBeside(format: BesideFormat, text: string, at: number): Part[] {
  const { here } = NAMES.get(format)!;
  here.lastIndex = at;
  return here.test(text) ? [partAround(at, here.lastIndex)] : [];
}

/** The runs in these parts that look like the format. */
export function* runsIn(format: BesideFormat, text: string, parts: readonly Part[]): Generator<Beside> {
  for (const [from, to] of merged(parts)) {
    // One character more on each side, for what must not stand there.
    const start = Math.max(0, from - 1);
    for (const match of text.slice(start, to + LENGTH + 1).matchAll(format.run)) {
      const [value] = match;
      if (start + match.index <= to && format.check(value)) yield { format, value, start: start + match.index };
    }
  }
}
