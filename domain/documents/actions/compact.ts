import { patternOf } from "../pattern";

/**
 * A list of actions without those that another entry of it covers: `ec2:RequestSpotFleet` gives way to `ec2:RequestSpot*`.
 * A document whose length is limited adds shorter patterns to a list that it takes from a table; what no pattern covers
 * stays by name, so that a new row of the table reaches the document in any case.
 *
 * @returns the entries that are left, each once, ordered by name
 */
export const compact = (actions: readonly string[]): string[] => {
  const each = [...new Set(actions)];
  const patterns = each
    .filter((action) => action.includes("*"))
    .map((pattern) => ({ pattern, test: patternOf(pattern) }));
  return each.filter((action) => !patterns.some(({ pattern, test }) => pattern !== action && test.test(action))).sort();
};
