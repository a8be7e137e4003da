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
    ["all on", {}, []],
    ["no way to people", { "alert-channel": off }, ["billing-alarms", "break-glass"]],
    ["no way to people and no break-glass role", { "alert-channel": off, "break-glass": off }, ["billing-alarms"]],
    ["no way to people and no alarms", { "alert-channel": off, "billing-alarms": off }, ["break-glass"]],
    ["all of them off", { "alert-channel": off, "billing-alarms": off, "break-glass": off }, []],
    ["no alarms", { "billing-alarms": off, "break-glass": off }, []],
  ])("with %s name what rings through it", (_, controls, ringing) => {
    expect(switchProblems({ controls, profile: "standard" })).toEqual(
      ringing.map((id) => ({
        path: "controls.alert-channel",
        message: `is off, but ${id} rings through it; switch it on, or switch ${id} off too`,
      })),
    );
  });
});
