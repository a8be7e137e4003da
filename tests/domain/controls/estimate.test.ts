import { CONTROLS } from "../../../domain/controls/table";
import { estimateMonthlyUsd, ownIdleCostUsd, totalUsd } from "../../../domain/controls/estimate";
import { classify, DEFAULT_REGIONS } from "../../../domain/regions/regions";

const ALL_ON = Object.fromEntries(CONTROLS.map(({ id }) => [id, true]));
const ENCRYPTED = { "alert-channel": { encrypt: true } };
const SYDNEY = classify(DEFAULT_REGIONS, ["ap-southeast-2"], "ap-southeast-2");
const VIRGINIA = classify(DEFAULT_REGIONS, ["us-east-1"], "us-east-1");

describe("estimateMonthlyUsd", () => {
  it("has a figure for every control that is on, and most of them are free", () => {
    const free = Object.fromEntries(CONTROLS.map(({ id }) => [id, 0]));
    expect(estimateMonthlyUsd({ regions: SYDNEY, on: ALL_ON, options: {} })).toEqual({
      ...free,
      "audit-trail": 0.17,
      "billing-alarms": 0.5,
      "cis-metric-filters": 6.35,
      "config-recorder": 1.74,
      "security-hub": 30.6,
      "usage-alarms": 3.2,
      guardduty: 1.56,
      "unused-access": 4,
    });
  });

  it("leaves out what is off", () => {
    expect(estimateMonthlyUsd({ regions: SYDNEY, on: { guardduty: true, budgets: false }, options: {} })).toEqual({
      guardduty: 1.56,
    });
  });

  it.each([
    ["home and us-east-1", SYDNEY, 2],
    ["us-east-1, which is home", VIRGINIA, 1],
  ])("counts a key for each topic: %s", (_, regions, usd) => {
    expect(estimateMonthlyUsd({ regions, on: ALL_ON, options: ENCRYPTED })["alert-channel"]).toBe(usd);
  });
});

describe("totalUsd", () => {
  it("is the sum, in cents", () => {
    expect(totalUsd({ a: 0.1, b: 0.2, c: 0 })).toBe(0.3);
    expect(totalUsd({})).toBe(0);
  });
});

describe("ownIdleCostUsd", () => {
  it.each([
    ["detectors, alarms, items and checks in 16 idle regions, and the alarms of us-east-1", SYDNEY, ALL_ON, {}, 34.02],
    ["a key in us-east-1 too", SYDNEY, ALL_ON, ENCRYPTED, 35.02],
    ["no alarms of us-east-1 when us-east-1 is allowed", VIRGINIA, ALL_ON, ENCRYPTED, 33.52],
    ["nothing when all is off", SYDNEY, {}, ENCRYPTED, 0],
    ["nothing when no region is idle", classify(["us-east-1"], ["us-east-1"], "us-east-1"), ALL_ON, ENCRYPTED, 0],
  ])("is the cost of %s", (_, regions, on, options, usd) => {
    expect(ownIdleCostUsd({ regions, on, options })).toBe(usd);
  });
});
