import { CONTROLS } from "../../domain/controls";
import { estimateMonthlyUsd, ownIdleCostUsd } from "../../domain/estimate";
import { classify, DEFAULT_REGIONS } from "../../domain/regions";

const ALL_ON = Object.fromEntries(CONTROLS.map(({ id }) => [id, true]));
const SYDNEY = classify(DEFAULT_REGIONS, ["ap-southeast-2"], "ap-southeast-2");
const VIRGINIA = classify(DEFAULT_REGIONS, ["us-east-1"], "us-east-1");

describe("estimateMonthlyUsd", () => {
  it("has a figure for every control that is on", () => {
    expect(estimateMonthlyUsd({ regions: SYDNEY, on: ALL_ON, encrypt: false })).toEqual({
      contacts: 0,
      "alert-channel": 0,
      "billing-alarms": 0.5,
      budgets: 0,
      guardduty: 1.56,
      "ebs-encryption": 0,
      "region-guard": 0,
      "launch-guard": 0,
      "tamper-guard": 0,
      "least-privilege": 0,
      "break-glass": 0,
      freeze: 0,
    });
  });

  it("leaves out what is off", () => {
    expect(estimateMonthlyUsd({ regions: SYDNEY, on: { guardduty: true, budgets: false }, encrypt: false })).toEqual({
      guardduty: 1.56,
    });
  });

  it.each([
    ["home and us-east-1", SYDNEY, 2],
    ["us-east-1, which is home", VIRGINIA, 1],
  ])("counts a key for each topic: %s", (_, regions, usd) => {
    expect(estimateMonthlyUsd({ regions, on: ALL_ON, encrypt: true })["alert-channel"]).toBe(usd);
  });
});

describe("ownIdleCostUsd", () => {
  it.each([
    ["detectors in 16 idle regions and alarms in us-east-1", SYDNEY, ALL_ON, false, 1.78],
    ["a key in us-east-1 too", SYDNEY, ALL_ON, true, 2.78],
    ["detectors only when us-east-1 is allowed", VIRGINIA, ALL_ON, true, 1.28],
    ["nothing when all is off", SYDNEY, {}, true, 0],
    ["nothing when no region is idle", classify(["us-east-1"], ["us-east-1"], "us-east-1"), ALL_ON, true, 0],
  ])("is the cost of %s", (_, regions, on, encrypt, usd) => {
    expect(ownIdleCostUsd({ regions, on, encrypt })).toBe(usd);
  });
});
