import { anomalyFacts } from "../../../cli/facts/anomaly-monitors";

const cell = { region: "us-east-1", service: "ce", kind: "anomaly monitor of services" };
const arn = "arn:aws:ce::123456789012:anomalymonitor/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0";

describe("anomalyFacts", () => {
  it("is nothing when nobody asked", () => {
    expect(anomalyFacts(undefined)).toEqual({});
  });

  it("is the monitors that were found, none included", () => {
    expect(anomalyFacts({ ...cell, state: "count", items: [] })).toEqual({ anomalyMonitors: { found: [] } });
    expect(anomalyFacts({ ...cell, state: "count", items: [{ id: "mine", arn }] })).toEqual({
      anomalyMonitors: { found: [{ name: "mine", arn }] },
    });
  });

  it.each([
    ["AccessDeniedException: User not enabled for cost explorer access"],
    ["AccessDeniedException: Linked account doesn't have access to cost explorer."],
  ])("tells an account without Cost Explorer from one that refuses: %s", (because) => {
    expect(anomalyFacts({ ...cell, state: "denied", because })).toEqual({ anomalyMonitors: { notEnabled: because } });
  });

  it("knows nothing when the right is missing", () => {
    const because = "AccessDeniedException: User: mia is not authorized to perform: ce:GetAnomalyMonitors";
    expect(anomalyFacts({ ...cell, state: "denied", because })).toEqual({ refused: because });
  });
});
