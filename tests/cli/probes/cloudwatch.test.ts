import { alarms } from "../../../cli/probes/cloudwatch";
import { itemsOf } from "../../support/probe-answers";

it("an alarm watches one metric, or those of its queries", async () => {
  const query = { MetricStat: { Metric: { MetricName: "EstimatedCharges" } } };
  const MetricAlarms = [
    { AlarmName: "one", AlarmArn: "arn:one", MetricName: "EstimatedCharges", AlarmActions: ["arn:topic"] },
    { AlarmName: "sum", AlarmArn: "arn:sum", Metrics: [query, { Expression: "a * 2" }] },
  ];
  expect(await itemsOf(alarms, { DescribeAlarms: [{ MetricAlarms }] })).toEqual([
    { id: "one", arn: "arn:one", metrics: ["EstimatedCharges"], actions: ["arn:topic"] },
    { id: "sum", arn: "arn:sum", metrics: ["EstimatedCharges"], actions: [] },
  ]);
});
