import * as fc from "../../../support/properties";
import { BUDGET_LIMITS } from "../../../../domain/limits";
import {
  BILLING_ALARM_PERCENT,
  BUDGET_ACTUAL_PERCENT,
  BUDGET_FORECAST_PERCENT,
  defaultDailyUsd,
  idleLimitUsd,
  jumpThresholdUsd,
  stepThresholdUsd,
} from "../../../../domain/controls/spend/thresholds";

describe("steps", () => {
  it("rise to far over the budget on the billing metric, and to the budget in AWS Budgets", () => {
    expect(BILLING_ALARM_PERCENT).toEqual([10, 50, 100, 200]);
    expect([...BUDGET_ACTUAL_PERCENT, BUDGET_FORECAST_PERCENT]).toEqual([25, 50, 80, 100, 100]);
  });

  it("of AWS Budgets fit into one budget", () => {
    expect(BUDGET_ACTUAL_PERCENT.length + 1).toBeLessThanOrEqual(BUDGET_LIMITS.notifications);
  });
});

describe("stepThresholdUsd", () => {
  it.each([
    [100, 10, 10],
    [99.99, 50, 50],
    [0.05, 10, 0.01],
    [0.001, 200, 0.01],
    [1_000_000, 200, 2_000_000],
  ])("of a budget of %p USD at %p %% is %p USD", (budget, percent, usd) => {
    expect(stepThresholdUsd(budget, percent)).toBe(usd);
  });

  it("is never 0, and whole cents", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
        fc.constantFrom(...BILLING_ALARM_PERCENT),
        (b, p) => {
          const usd = stepThresholdUsd(b, p);
          expect(usd).toBeGreaterThanOrEqual(0.01);
          expect(Number(usd.toFixed(2))).toBe(usd);
        },
      ),
    );
  });
});

describe("a day, and a jump", () => {
  it("are a tenth of the month", () => {
    expect([defaultDailyUsd(250), jumpThresholdUsd(250)]).toEqual([25, 25]);
  });
});

describe("idleLimitUsd", () => {
  it.each([
    [0, 1],
    [0.01, 2],
    [1, 2],
    [1.28, 3],
  ])("beside own costs of %p USD is %p USD", (own, limit) => {
    expect(idleLimitUsd(own)).toBe(limit);
  });
});
