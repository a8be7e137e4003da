import { loss, lossUnder, SHARE_BEFORE_FREEZE, SPANS, WATCHES } from "../../../domain/burn/loss";

it("a loss grows with the hours, and nothing is taken off for the start", () => {
  expect(SPANS.map(({ hours }) => loss(2, hours))).toEqual([0.2, 1, 4, 16, 28, 72, 336, 1008]);
});

it("a freeze after five of ten minutes leaves half of everything running", () => {
  expect(SHARE_BEFORE_FREEZE).toBe(0.5);
});

/** Two figures that count, as a person would say them. */
const about = (usd: number): number => Number(usd.toPrecision(2));

describe("a loss by who tells of it", () => {
  const SEED = [6, 9.2] as const;
  const ACCOUNT = [35.224, 35.224] as const;

  it.each([
    ["nothing; the card is declined", [2200, 5100], [13_000, 19_000]],
    ["budget of a month", [110, 320], [670, 1200]],
    ["cost anomaly", [210, 540], [1200, 2100]],
    ["billing alarm", [100, 210], [600, 810]],
    ["finding of GuardDuty", [3.5, 130], [21, 490]],
    ["rule on calls, everybody asleep", [66, 100], [390, 390]],
    ["the same with an automatic freeze", [24, 51], [140, 190]],
    ["the same with an automatic end", [1.5, 2.3], [8.8, 8.8]],
  ])("%s", (title, seed, account) => {
    const watch = WATCHES.find((each) => each.title === title)!;
    expect(lossUnder(watch, SEED).map(about)).toEqual(seed);
    expect(lossUnder(watch, ACCOUNT).map(about)).toEqual(account);
  });

  it("has no row that is not tried above", () => {
    expect(WATCHES).toHaveLength(8);
  });
});
