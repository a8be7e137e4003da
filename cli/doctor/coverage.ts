import { madeBy } from "../../domain/adoption/adoption";
import { type Expected, prefixOf } from "./expected";
import { all, type FactName, type Facts, type Seen } from "./facts";
import { ownTopics } from "./checks/delivery";

/** Regions in which the account has something of the baseline, which nobody but the baseline puts there. */
function regionsOfOwn(seen: Seen, expected: Expected): Set<string> {
  const isOwn = ({ id }: { id: string }) => madeBy(prefixOf(expected), id) !== undefined;
  return new Set([
    ...ownTopics(seen, expected).keys(),
    // They are asked for by the beginning of their names.
    ...seen.rules.filter(({ items }) => items.length > 0).map(({ region }) => region),
    ...seen.detectors.filter(({ items }) => items.some(({ own }) => own)).map(({ region }) => region),
    ...seen.alarms.filter(({ items }) => items.some(isOwn)).map(({ region }) => region),
  ]);
}

const OWN_THINGS = ["topics", "rules", "detectors", "alarms", "bindings", "policies"] as const satisfies FactName[];

/** Whether nothing of the baseline is in the account. Where one question was refused nobody can say so. Pure. */
export function isAbsent(facts: Facts, seen: Seen, expected: Expected): boolean {
  const isAnswered = OWN_THINGS.every(
    (name) => facts[name].length > 0 && facts[name].every(({ state }) => state === "count"),
  );
  const own = [...all(seen.bindings), ...all(seen.policies)].filter(
    ({ id }) => madeBy(prefixOf(expected), id) !== undefined,
  );
  return isAnswered && own.length === 0 && regionsOfOwn(seen, expected).size === 0;
}

/** What is judged in each region, and the regions of which nobody can say whether it should be there. */
export interface Coverage {
  expected: Expected;
  /** Enabled, and nothing of the baseline is there: taken away, or never made. */
  doubtful: string[];
}

/**
 * Decides which regions the baseline covers, from whoever knows: the outputs, else the settings, else the account itself. Pure.
 * A region that somebody emptied looks like one that was never covered, so that without outputs and settings it is neither.
 */
export function decideCoverage(seen: Seen, asked: Expected): Coverage {
  const { outputs, settings } = asked;
  if (outputs !== undefined) return { expected: asked, doubtful: [] };
  const own = regionsOfOwn(seen, asked);
  const answered = new Set([...seen.rules, ...seen.detectors].map(({ region }) => region));
  // Where nobody could look the gap says so, and nothing is found.
  const bare = asked.covered.filter((region) => !own.has(region) && answered.has(region));
  const unknown = bare.filter((region) => !settings?.covered.includes(region));
  const covered = asked.covered.filter((region) => !unknown.includes(region));
  return { expected: { ...asked, covered }, doubtful: settings === undefined ? unknown : [] };
}

/** In one sentence, who says what should be there. */
export function basisOf({ outputs, settings, unused, covered }: Expected, enabled: readonly string[]): string {
  const regions = `${covered.length} ${covered.length === 1 ? "region" : "regions"}`;
  if (outputs !== undefined) return `${regions} covered by the outputs`;
  const without = "without --outputs";
  if (settings === undefined) {
    const why = unused === undefined ? "" : ` (${unused})`;
    return `${without}${why}: the default profile, in ${regions} that have something of the baseline`;
  }
  const left = enabled.filter((region) => !covered.includes(region));
  const rest = left.length === 0 ? "" : `; enabled and not covered: ${left.join(", ")}`;
  return `${without}: ${regions} covered by ${settings.file}${rest}`;
}
