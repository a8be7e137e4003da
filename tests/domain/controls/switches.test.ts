import { CONTROLS } from "../../../domain/controls/table";
import { controlSwitches } from "../../../domain/controls/switches";

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

  it("leaves off what something that exists does already, unless it is switched on", () => {
    const existing = { trail: "arn:aws:cloudtrail:us-east-1:123456789012:trail/all" };
    const trailOf = (controls: object) => controlSwitches({ controls, profile: "standard", existing })["audit-trail"];
    expect(controlSwitches({ controls: {}, profile: "standard" })["audit-trail"]).toBe(true);
    expect(trailOf({})).toBe(false);
    expect(trailOf({ "audit-trail": { enabled: true } })).toBe(true);
  });

  it("has no fuse while the freeze is off, and one when the configuration wants it", () => {
    const fuse = (freeze: "off" | "manual" | "automatic", controls: object = {}) =>
      controlSwitches({ controls, profile: "minimal", freeze })["budget-fuse"];
    expect([fuse("off"), fuse("manual"), fuse("automatic")]).toEqual([false, true, true]);
    expect(fuse("manual", { "budget-fuse": { enabled: false } })).toBe(false);
    expect(fuse("manual", { budgets: { enabled: false } })).toBe(false);
    expect(fuse("manual", { freeze: { enabled: false } })).toBe(false);
    expect(controlSwitches({ controls: {}, profile: "minimal", freeze: "off" }).freeze).toBe(true);
  });

  it("follows the profile when only options are given", () => {
    expect(controlSwitches({ controls: { guardduty: {} }, profile: "minimal" }).guardduty).toBe(false);
  });
});
