import type { Answer, ByRegion } from "./defaults-facts";
import type { Draft } from "./plan";

/** What the checks of account defaults read of a plan. */
export type DefaultsBasis = Pick<Draft, "name" | "settings" | "on" | "options"> & {
  regions: { home: string; covered: readonly string[] };
};

const LONGEST_LIST = 5;

/** At most five, and how many more. */
export const listed = (names: readonly string[]): string =>
  names.length > LONGEST_LIST
    ? `${names.slice(0, LONGEST_LIST).join(", ")} and ${names.length - LONGEST_LIST} more`
    : names.join(", ");

/** Reason -> regions that gave no answer for it. */
export function unknownBy(answers: readonly [region: string, answer: Answer<unknown>][]): Map<string, string[]> {
  const reasons = new Map<string, string[]>();
  for (const [region, answer] of answers) {
    if ("unknown" in answer) reasons.set(answer.unknown, [...(reasons.get(answer.unknown) ?? []), region]);
  }
  return reasons;
}

/** Region -> what was found there, without the regions that gave no answer. */
export const found = <T>(answers: ByRegion<T> = {}): [region: string, value: T][] =>
  Object.entries(answers).flatMap(([region, answer]): [string, T][] =>
    "found" in answer ? [[region, answer.found]] : [],
  );

/** What was found, when somebody could ask. */
export const answered = <T>(answer: Answer<T> | undefined): T | undefined =>
  answer && "found" in answer ? answer.found : undefined;
