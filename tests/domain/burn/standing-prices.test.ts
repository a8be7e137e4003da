import * as standing from "../../../domain/burn/standing-prices";

const isPrice = (value: unknown): value is object =>
  typeof value === "object" && value !== null && "source" in value && "checked" in value;

it("every price of what stands around has a page and a date", () => {
  const all = Object.values<object>(standing).flatMap((value) => [value, ...Object.values<unknown>({ ...value })]);
  const prices = all.filter(isPrice);
  expect(prices.length).toBeGreaterThan(9);
  for (const price of prices) {
    expect(price).toMatchObject({
      source: expect.stringMatching(/^https:\/\/aws\.amazon\.com\/.+\/pricing\/$/),
      checked: expect.stringMatching(/^2026-\d\d-\d\d$/),
    });
  }
});
