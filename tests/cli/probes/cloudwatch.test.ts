import { alarms } from "../../../cli/probes/cloudwatch";
import { itemsOf } from "../../support/probe-answers";

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
