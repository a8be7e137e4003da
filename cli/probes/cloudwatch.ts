import { CloudWatchClient, DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { paged, probe } from "./probe";

/** Alarms on metrics: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html */
export const alarms = probe({
  id: "metric-alarms",
  service: "cloudwatch",
  kind: "metric alarm",
  scope: "regional",
  client: CloudWatchClient,
  calls: { list: paged(DescribeAlarmsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ MetricAlarms = [] }) => MetricAlarms)
      .map(({ AlarmName, AlarmArn, MetricName, Metrics = [], AlarmActions = [], ...alarm }) => ({
        id: AlarmName!,
        arn: AlarmArn,
        state: alarm.StateValue,
        actsOnState: alarm.ActionsEnabled ?? true,
        configuredAt: alarm.AlarmConfigurationUpdatedTimestamp,
        metrics: [MetricName, ...Metrics.map(({ MetricStat }) => MetricStat?.Metric?.MetricName)].filter(
          (name) => name !== undefined,
        ),
        actions: AlarmActions,
      })),
});

export const PROBES = [alarms];
