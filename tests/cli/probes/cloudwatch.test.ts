import { alarms, muteRules } from "../../../cli/probes/cloudwatch";
import { cellOf, itemsOf } from "../../support/probe-answers";

const CONFIGURED = new Date("2026-11-01T00:00:00Z");

it("an alarm watches one metric, or those of its queries", async () => {
  const query = { MetricStat: { Metric: { MetricName: "EstimatedCharges" } } };
  const MetricAlarms = [
    {
      AlarmName: "one",
      AlarmArn: "arn:one",
      MetricName: "EstimatedCharges",
      AlarmActions: ["arn:topic"],
      StateValue: "OK",
      ActionsEnabled: false,
      AlarmConfigurationUpdatedTimestamp: CONFIGURED,
    },
    { AlarmName: "sum", AlarmArn: "arn:sum", Metrics: [query, { Expression: "a * 2" }] },
  ];
  expect(await itemsOf(alarms, { DescribeAlarms: [{ MetricAlarms }] })).toEqual([
    {
      id: "one",
      arn: "arn:one",
      state: "OK",
      actsOnState: false,
      configuredAt: CONFIGURED,
      metrics: ["EstimatedCharges"],
      actions: ["arn:topic"],
    },
    {
      id: "sum",
      arn: "arn:sum",
      state: undefined,
      actsOnState: true,
      configuredAt: undefined,
      metrics: ["EstimatedCharges"],
      actions: [],
    },
  ]);
});

it("a mute rule is told with the alarms that it keeps from acting, unless it was deleted meanwhile", async () => {
  const arn = (name: string) => `arn:aws:cloudwatch:us-east-1:123456789012:alarm-mute-rule:${name}`;
  const gone = Object.assign(new Error("gone"), { name: "ResourceNotFoundException" });
  const { cell, asked } = await cellOf(muteRules, {
    ListAlarmMuteRules: [
      { AlarmMuteRuleSummaries: [{ AlarmMuteRuleArn: arn("night"), Status: "ACTIVE" }], NextToken: "2" },
      { AlarmMuteRuleSummaries: [{ AlarmMuteRuleArn: arn("gone"), Status: "SCHEDULED" }] },
    ],
    GetAlarmMuteRule: [{ Name: "night", MuteTargets: { AlarmNames: ["one", "two"] } }, gone],
  });
  expect(cell).toMatchObject({
    state: "count",
    items: [
      { id: "night", arn: arn("night"), status: "ACTIVE", mutes: ["one", "two"] },
      { id: "gone", status: "SCHEDULED", mutes: [] },
    ],
  });
  expect(asked).toContainEqual({ GetAlarmMuteRule: { AlarmMuteRuleName: "night" } });
});
