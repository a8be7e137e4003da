import { REPORTED } from "../../../domain/secrets/formats";
import { scanText } from "../../../domain/secrets/scan";
import { drawing, DRAWN_FORMATS, WRAPPINGS } from "../../support/drawn-secrets";

const IDS = Object.keys(DRAWN_FORMATS);

/** Keys that are drawn: each format in each wrapping about twenty times. */
const KEYS = Number(process.env.DRAWN_KEYS ?? 10_000);

it("has a draw for every format that is reported", () => {
  expect([...IDS].sort()).toEqual(REPORTED.map(({ id }) => id).sort());
});

it("names each format once, with the page that says how it looks", () => {
  expect(new Set(IDS).size).toBe(IDS.length);
  expect(REPORTED.filter(({ source }) => !source.startsWith("https://"))).toEqual([]);
});

it("misses none of ten thousand keys, in every format and every wrapping", () => {
  const draw = drawing(20_261_127);
  const missed: string[] = [];
  for (let n = 0; n < KEYS; n += 1) {
    const id = IDS[n % IDS.length]!;
    const [how, wrap] = WRAPPINGS[Math.floor(n / IDS.length) % WRAPPINGS.length]!;
    const { text } = DRAWN_FORMATS[id]!(draw);
    const { findings } = scanText(wrap(text));
    if (!findings.some(({ format }) => format.id === id)) missed.push(`${id} ${how}: ${text}`);
  }
  expect(missed).toEqual([]);
});

it("finds each key as one thing, and as nothing else", () => {
  const draw = drawing(7);
  const more = Array.from({ length: 2_000 }, (_, n) => IDS[n % IDS.length]!).flatMap((id) => {
    const { text } = DRAWN_FORMATS[id]!(draw);
    const others = scanText(text).findings.filter(
      ({ format }) => format.id !== id && format.id !== "aws-access-key-id",
    );
    return others.map(({ format, value }) => `${id} as ${format.id}: ${value}`);
  });
  expect(more).toEqual([]);
});
