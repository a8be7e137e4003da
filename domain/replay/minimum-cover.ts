/** A choice of options such that each need has one of those that meet it. */
export interface Cover {
  /** Indices of options, in order. */
  chosen: number[];
  /** False when there were too many to try all: then it is a small choice, and perhaps not the smallest. */
  exact: boolean;
}

/** Branches that are tried for one group of needs before a good answer is enough. */
const STEPS = 200_000;

const without = (needs: readonly (readonly number[])[], option: number): (readonly number[])[] =>
  needs.filter((options) => !options.includes(option));

/** Each time the option that meets the most needs for its weight, and at the end without those that became superfluous. */
function greedy(needs: readonly (readonly number[])[], weights: readonly number[]): number[] {
  const chosen: number[] = [];
  let left = [...needs];
  while (left.length > 0) {
    const gain = (option: number): number =>
      left.filter((options) => options.includes(option)).length / weights[option]!;
    const best = [...new Set(left.flat())].reduce((a, b) => (gain(b) > gain(a) ? b : a));
    chosen.push(best);
    left = without(left, best);
  }
  return chosen.reduceRight<number[]>((kept, option) => {
    const rest = kept.filter((each) => each !== option);
    return needs.every((options) => options.some((each) => rest.includes(each))) ? rest : kept;
  }, chosen);
}

const weigh = (options: readonly number[], weights: readonly number[]): number =>
  options.reduce((sum, option) => sum + weights[option]!, 0);

/** What the needs cost at least: those that share no option must each be met by one of their own. */
function floorOf(needs: readonly (readonly number[])[], weights: readonly number[]): number {
  const taken = new Set<number>();
  let floor = 0;
  for (const options of needs) {
    if (options.some((option) => taken.has(option))) continue;
    for (const option of options) taken.add(option);
    floor += Math.min(...options.map((option) => weights[option]!));
  }
  return floor;
}

/** Branch and bound: of the need with the fewest options, each is tried. */
function search(needs: readonly (readonly number[])[], weights: readonly number[], steps: number): Cover {
  let best = greedy(needs, weights);
  let bound = weigh(best, weights);
  let left = steps;
  const visit = (open: readonly (readonly number[])[], chosen: readonly number[], cost: number): void => {
    if (left-- <= 0 || cost + floorOf(open, weights) >= bound) return;
    if (open.length === 0) {
      best = [...chosen];
      bound = cost;
      return;
    }
    const narrowest = open.reduce((a, b) => (b.length < a.length ? b : a));
    const cheapFirst = [...narrowest].sort((a, b) => weights[a]! - weights[b]!);
    for (const option of cheapFirst) visit(without(open, option), [...chosen, option], cost + weights[option]!);
  };
  visit(needs, [], 0);
  return { chosen: best, exact: left > 0 };
}

/** Needs that share no option, directly or through others, are problems of their own. */
function groupsOf(needs: readonly (readonly number[])[]): (readonly number[])[][] {
  const groups: { options: Set<number>; needs: (readonly number[])[] }[] = [];
  for (const options of needs) {
    const touched = groups.filter((group) => options.some((option) => group.options.has(option)));
    for (const group of touched) groups.splice(groups.indexOf(group), 1);
    groups.push({
      options: new Set([...touched.flatMap((group) => [...group.options]), ...options]),
      needs: [...touched.flatMap((group) => group.needs), options],
    });
  }
  return groups.map((group) => group.needs);
}

/** Each once; a need is met with another when its options include all of the other's. */
function essential(needs: readonly (readonly number[])[]): (readonly number[])[] {
  const distinct = [...new Map(needs.map((options) => [[...options].sort((a, b) => a - b).join(), options])).values()];
  const shortFirst = distinct.sort((a, b) => a.length - b.length);
  return shortFirst.filter(
    (options, index) => !shortFirst.slice(0, index).some((other) => other.every((option) => options.includes(option))),
  );
}

/**
 * The lightest options that meet every need: the weighted hitting set, by branch and bound in each group of needs that hang
 * together.
 *
 * @param needs for each, the indices of the options that meet it; at least one
 * @param weights of the options, above 0
 * @param steps branches to try for a group
 */
export function minimumCover(needs: readonly (readonly number[])[], weights: readonly number[], steps = STEPS): Cover {
  const covers = groupsOf(essential(needs)).map((group) => search(group, weights, steps));
  return {
    chosen: covers.flatMap(({ chosen }) => chosen).sort((a, b) => a - b),
    exact: covers.every(({ exact }) => exact),
  };
}
