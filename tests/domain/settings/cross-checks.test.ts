import { off, planProblems } from "../../support/plan";

// Which texts a contradiction is told in is in bad-settings.
describe("a control that works through another", () => {
  it.each([
    ["no way to people", ["alert-channel"], ["billing-alarms", "cost-anomaly", "early-warning", "break-glass"]],
    [
      "no way to people and no break-glass role",
      ["alert-channel", "break-glass"],
      ["billing-alarms", "cost-anomaly", "early-warning"],
    ],
    [
      "no way to people and no alarms",
      ["alert-channel", "billing-alarms", "usage-alarms", "early-warning"],
      ["cost-anomaly", "break-glass"],
    ],
    [
      "all of them off",
      ["alert-channel", "billing-alarms", "cost-anomaly", "usage-alarms", "early-warning", "break-glass"],
      [],
    ],
    ["no alarms", ["billing-alarms", "usage-alarms", "early-warning", "break-glass"], []],
  ])("is named with %s", (_, ids, ringing) => {
    expect(planProblems(off(...ids))).toEqual(
      ringing.map(
        (id) => `controls.alert-channel: is off, but ${id} rings through it; switch it on, or switch ${id} off too`,
      ),
    );
  });
});

describe("early warning", () => {
  const trail = "arn:aws:cloudtrail:us-east-1:123456789012:trail/all";

  it.each<[string, object, number]>([
    ["the trail that is made", {}, 0],
    ["a trail that is there", { existing: { trail } }, 0],
    ["a trail that is there, and none to make", { existing: { trail }, ...off("audit-trail") }, 0],
    ["no trail", off("audit-trail"), 1],
    ["nothing to hear", off("audit-trail", "early-warning"), 0],
  ])("with %s is refused as deaf: %p times", (_, given, count) => {
    const deaf = planProblems(given).filter((problem) =>
      problem.startsWith("controls.audit-trail: is off, but early-"),
    );
    expect(deaf).toHaveLength(count);
  });
});
