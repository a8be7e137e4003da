import { closest, distance } from "fastest-levenshtein";

/** The candidate that a mistyped word most likely meant; undefined when none is within a third of its length. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const typed = word.trim().toLowerCase();
  const candidate = closest(typed, candidates);
  return distance(typed, candidate.toLowerCase()) <= Math.max(2, Math.ceil(candidate.length / 3))
    ? candidate
    : undefined;
}
