/** What can be chosen: name -> values. */
export type Factors = Readonly<Record<string, readonly string[]>>;

/** A value of each factor, or of some while a row is put together: name -> value. */
export type Row = Readonly<Record<string, string>>;

/** Rows that hold each pair of values of two factors at least once. */
interface Pairwise {
  rows: Row[];
  /** How many pairs the rows hold. */
  covered: number;
  /** Pairs that no row may hold: `a=1, b=2`. */
  refused: string[];
}

type Choice = readonly [name: string, value: string];

const choicesOf = (factors: Factors): Choice[] =>
  Object.entries(factors).flatMap(([name, values]) => values.map((value): Choice => [name, value]));

const pairOf = (a: Choice, b: Choice): string =>
  [a, b]
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(", ");

const pairsOf = (choices: readonly Choice[]): Map<string, Row> => {
  const found = new Map<string, Row>();
  choices.forEach((a, index) => {
    for (const b of choices.slice(index + 1)) {
      if (a[0] !== b[0]) found.set(pairOf(a, b), Object.fromEntries([a, b]));
    }
  });
  return found;
};

/**
 * Few rows that together hold each pair of values: most faults of a combination are faults of two of its parts
 * (https://csrc.nist.gov/projects/automated-combinatorial-testing-for-software). Greedy: a row begins with a pair that is
 * missing, and takes on the value that adds most until each factor has one.
 *
 * @param isPossible whether a row, of which factors may be missing, can be completed
 */
export function pairwise(factors: Factors, isPossible: (row: Row) => boolean): Pairwise {
  const missing = pairsOf(choicesOf(factors));
  const refused: string[] = [];
  const rows: Row[] = [];
  const all = missing.size;

  const gain = (row: Row, choice: Choice): number =>
    Object.entries(row).filter((other) => missing.has(pairOf(other, choice))).length;

  /** The open factor and value that add most, tried first. */
  const steps = (row: Row): Choice[] =>
    choicesOf(factors)
      .filter(([name]) => !(name in row))
      .map((choice) => ({ choice, adds: gain(row, choice) }))
      .sort((a, b) => b.adds - a.adds)
      .map(({ choice }) => choice);

  const completed = (row: Row): Row => {
    const step = steps(row).find(([name, value]) => isPossible({ ...row, [name]: value }));
    return step === undefined ? row : completed({ ...row, [step[0]]: step[1] });
  };

  for (const [pair, begin] of missing) {
    if (!missing.has(pair)) continue;
    if (!isPossible(begin)) {
      missing.delete(pair);
      refused.push(pair);
      continue;
    }
    const row = completed(begin);
    rows.push(row);
    for (const held of pairsOf(Object.entries(row)).keys()) missing.delete(held);
  }
  return { rows, covered: all - refused.length, refused };
}
