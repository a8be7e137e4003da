import { closest, distance } from "fastest-levenshtein";

/** How many names a message may list; the page has them all. */
const MOST_LISTED = 5;

/** The candidate that a mistyped word most likely meant; undefined when none is within a third of its length. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const typed = word.trim().toLowerCase();
  const candidate = closest(typed, candidates);
  return distance(typed, candidate.toLowerCase()) <= Math.max(2, Math.ceil(candidate.length / 3))
    ? candidate
    : undefined;
}

/**
 * What a message says of a name that there is not: the one that was meant, when it is near, and what is allowed: every name
 * when they are few, else the nearest five and the page that has the others.
 *
 * @param page where all names stand, from the root of the project
 */
export function allowed(word: string, candidates: readonly string[], page: string): string {
  const guess = nearest(word, candidates);
  const far = (name: string): number => distance(word.trim().toLowerCase(), name.toLowerCase());
  const listed =
    candidates.length <= MOST_LISTED
      ? candidates
      : [...candidates].sort((a, b) => far(a) - far(b)).slice(0, MOST_LISTED);
  const left = candidates.length - listed.length;
  const names = left > 0 ? `${listed.join(", ")} and ${left} more, see ${page}` : listed.join(", ");
  return `${guess === undefined ? "" : `, did you mean "${guess}"?`}; allowed are ${names}`;
}
