import { Profile } from "../../../domain/controls/control";
import { aboveCeiling, costOf } from "../../../scripts/acceptance/cost";

describe("what a run may cost", () => {
  const estimate = { "billing-alarms": 0.5, "audit-trail": 0.11, budgets: 0 };

  it("is a month of the estimate and what the estimate leaves out, each with its reason", () => {
    const cost = costOf(estimate, Profile.Minimal);
    expect(cost.estimated).toBe(0.61);
    expect(cost.allowed).toBeGreaterThan(0);
    expect(cost.total).toBeCloseTo(cost.estimated + cost.allowed, 2);
    expect(cost.because.every((line) => /USD for .* \(https:/.test(line))).toBe(true);
  });

  it("is more where AWS Config records what comes and goes", () => {
    expect(costOf(estimate, Profile.Compliance).allowed).toBeGreaterThan(costOf(estimate, Profile.Standard).allowed);
  });

  it("is refused above the ceiling, with what is unknown counted, and not at it", () => {
    const cost = costOf(estimate, Profile.Minimal);
    expect(aboveCeiling(cost, cost.total)).toBeUndefined();
    expect(aboveCeiling(cost, cost.total - 0.01)).toMatch(/above the ceiling/);
    expect(aboveCeiling(cost, cost.estimated)).toMatch(/not estimated/);
  });
});
