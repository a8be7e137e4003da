import * as fc from "../../support/properties";
import { minimumCover } from "../../../domain/replay/minimum-cover";

const weigh = (chosen: readonly number[], weights: readonly number[]): number =>
  chosen.reduce((sum, option) => sum + weights[option]!, 0);

const meets = (needs: readonly (readonly number[])[], chosen: readonly number[]): boolean =>
  needs.every((options) => options.some((option) => chosen.includes(option)));

/** The weight of the lightest choice, by trying every one. */
function lightest(needs: readonly (readonly number[])[], weights: readonly number[]): number {
  let best = Infinity;
  for (let bits = 0; bits < 2 ** weights.length; bits += 1) {
    const chosen = weights.flatMap((_, option) => ((bits >> option) & 1 ? [option] : []));
    if (meets(needs, chosen)) best = Math.min(best, weigh(chosen, weights));
  }
  return best;
}

const OPTIONS = 9;
const needs = fc.array(fc.uniqueArray(fc.nat({ max: OPTIONS - 1 }), { minLength: 1, maxLength: 5 }), { maxLength: 12 });
const weights = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: OPTIONS, maxLength: OPTIONS });

describe("minimumCover", () => {
  it("is as light as the lightest of all choices", () => {
    fc.assert(
      fc.property(needs, weights, (given, heavy) => {
        const { chosen, exact } = minimumCover(given, heavy);
        expect(exact).toBe(true);
        expect(meets(given, chosen)).toBe(true);
        expect(weigh(chosen, heavy)).toBe(lightest(given, heavy));
      }),
    );
  });

  it("takes one heavy option where many light ones weigh more", () => {
    // Option 0 meets all for 5; the others meet one each for 2.
    const each = [1, 2, 3].map((option) => [0, option]);
    expect(minimumCover(each, [5, 2, 2, 2])).toEqual({ chosen: [0], exact: true });
    expect(minimumCover(each, [7, 2, 2, 2])).toEqual({ chosen: [1, 2, 3], exact: true });
  });

  it("says when it gave up, and meets every need all the same", () => {
    const many = Array.from({ length: 40 }, (_, row) => [row % 13, (row * 7 + 3) % 17, (row * 5 + 1) % 19]);
    const equal = Array.from({ length: 20 }, () => 1);
    const { chosen, exact } = minimumCover(many, equal, 3);
    expect({ exact, meets: meets(many, chosen) }).toEqual({ exact: false, meets: true });
  });
});
