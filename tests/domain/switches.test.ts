import { CONTROLS } from "../../domain/controls";
import { controlSwitches, switchProblems } from "../../domain/switches";

describe("controlSwitches", () => {
  it("has an answer for every control", () => {
    expect(Object.keys(controlSwitches({ controls: {}, profile: "standard" }))).toEqual(CONTROLS.map(({ id }) => id));
  });

  it("follows the profile", () => {
    expect(controlSwitches({ controls: {}, profile: "minimal" }).guardduty).toBe(false);
    expect(controlSwitches({ controls: {}, profile: "standard" }).guardduty).toBe(true);
  });

  it("follows the configuration rather than the profile", () => {
    const controls = { guardduty: { enabled: true }, budgets: { enabled: false } };
    expect(controlSwitches({ controls, profile: "minimal" })).toMatchObject({ guardduty: true, budgets: false });
  });

  it("follows the profile when only options are given", () => {
    expect(controlSwitches({ controls: { guardduty: { features: [] } }, profile: "minimal" }).guardduty).toBe(false);
  });
});

describe("switchProblems", () => {
  const off = { enabled: false };
  it.each([
    ["both on", {}, 0],
    ["no way to people", { "alert-channel": off }, 1],
    ["both off", { "alert-channel": off, "billing-alarms": off }, 0],
    ["no alarms", { "billing-alarms": off }, 0],
  ])("with %s are %#", (_, controls, count) => {
    expect(switchProblems({ controls, profile: "standard" })).toHaveLength(count);
  });
});
