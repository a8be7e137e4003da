import { GUARDDUTY_PLAN_PRICES, guardDutyEstimate, PRICES } from "../../domain/prices";

describe("PRICES", () => {
  it.each(Object.entries(PRICES))("has an amount in USD for %s", (_, usd) => {
    expect(usd).toBeGreaterThan(0);
  });
});

describe("GUARDDUTY_PLAN_PRICES", () => {
  it.each(Object.entries(GUARDDUTY_PLAN_PRICES))("has an amount in USD and its unit for %s", (_, { usd, unit }) => {
    expect(usd).toBeGreaterThan(0);
    expect(unit).not.toBe("");
  });
});

describe("guardDutyEstimate", () => {
  it.each([
    [0, 0.2],
    [1, 0.28],
    [17, 1.56],
  ])("of %p regions is %p USD", (regions, usd) => {
    expect(guardDutyEstimate(regions)).toBeCloseTo(usd, 10);
  });
});
