import { type Finding, scanText } from "../../domain/secrets/scan";

/** First and last line, from 1. */
export type Lines = readonly [from: number, to: number];

/** Where each line begins. */
function beginningsOf(text: string): number[] {
  const beginnings = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) beginnings.push(at + 1);
  return beginnings;
}

/** The first of some numbers in order for which something holds; it holds for all that follow, and for the last. */
function firstFor(from: number, to: number, holds: (number: number) => boolean): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Each costs some thirty looks at the file; who has more than these in one file has found the file. */
const MOST_SEARCHED = 10;

/**
 * The lines where credentials stand. Below an encoding nobody knows the place, so that lines are left out from the end and from
 * the beginning as long as the credential is still found.
 */
export function linesOf(text: string, findings: readonly Finding[]): { finding: Finding; lines: Lines }[] {
  const beginnings = beginningsOf(text);
  const last = beginnings.length;
  const lineAt = (at: number): number => firstFor(1, last, (line) => (beginnings[line] ?? Infinity) > at);
  const part = (from: number, to: number): string => text.slice(beginnings[from - 1], beginnings[to]);
  let searched = 0;
  const searchedFor = (value: string): Lines => {
    searched += 1;
    if (searched > MOST_SEARCHED) return [1, last];
    const isIn = (from: number, to: number): boolean =>
      scanText(part(from, to)).findings.some((found) => found.value === value);
    const to = firstFor(1, last, (line) => isIn(1, line));
    return [to - firstFor(0, to - 1, (more) => isIn(to - more, to)), to];
  };
  return findings.flatMap((finding) => {
    const { value, starts } = finding;
    if (starts.length === 0) return [{ finding, lines: searchedFor(value) }];
    const length = value.trimEnd().length;
    const all = starts.map((start): Lines => [lineAt(start), lineAt(start + length - 1)]);
    // Twice in one line is once for whoever mends it.
    return [...new Map(all.map((lines) => [lines[0], { finding, lines }])).values()];
  });
}
