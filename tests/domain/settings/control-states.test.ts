import { CONTROLS } from "../../../domain/controls/table";
import { planOf } from "../../support/plan";

const states = (given: object) => planOf(given).controlStates;

describe("controlStates", () => {
  it("has an answer for every control, which is on or not as the plan has it", () => {
    const { controlStates, on } = planOf({ profile: "minimal" });
    expect(Object.keys(controlStates)).toEqual(CONTROLS.map(({ id }) => id));
    const isOn = (id: keyof typeof on) => ["on", "adopted"].includes(controlStates[id]);
    expect(CONTROLS.filter(({ id }) => isOn(id) !== on[id])).toEqual([]);
  });

  it("says who decided that a control is off", () => {
    expect(states({ profile: "minimal" }).guardduty).toBe("off by profile");
    expect(states({ profile: "minimal", controls: { guardduty: "off" } }).guardduty).toBe("off by configuration");
    expect(states({ controls: { guardduty: "off" } }).guardduty).toBe("off by configuration");
    expect(states({ profile: "minimal", controls: { guardduty: "on" } }).guardduty).toBe("on");
  });

  it("takes what another setting switches off for configured", () => {
    expect(states({ freeze: "off" })["budget-fuse"]).toBe("off by configuration");
    expect(states({ controls: { budgets: "off" } })["budget-fuse"]).toBe("off by configuration");
  });

  it("says what something that exists does, and what is taken over", () => {
    const trail = "arn:aws:cloudtrail:us-east-1:123456789012:trail/all";
    const detectorIds = { "us-east-1": "12abc34d567e8fa901bc2d34e56789f0" };
    const anomalyMonitor = "arn:aws:ce::123456789012:anomalymonitor/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0";
    expect(states({ existing: { trail, detectorIds, anomalyMonitor } })).toMatchObject({
      "audit-trail": "served by existing",
      guardduty: "adopted",
      "cost-anomaly": "adopted",
      "access-analyzer": "on",
    });
  });

  it("says that an administrator account manages a control, while it is on", () => {
    const guardduty = { managedBy: "organization" };
    expect(states({ controls: { guardduty } }).guardduty).toBe("managed by organization");
    expect(states({ profile: "minimal", controls: { guardduty } }).guardduty).toBe("off by profile");
  });
});
