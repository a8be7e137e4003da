import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  GetAlarmMuteRuleCommand,
  ListAlarmMuteRulesCommand,
} from "@aws-sdk/client-cloudwatch";
import { optional, paged, probe } from "./probe";

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

/**
 * Rules that keep alarms from acting, now or at set times, with the names of these alarms:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetAlarmMuteRule.html
 */
export const muteRules = probe({
  id: "alarm-mute-rules",
  service: "cloudwatch",
  kind: "mute rule",
  scope: "regional",
  client: CloudWatchClient,
  calls: {
    list: paged(ListAlarmMuteRulesCommand, "NextToken"),
    // Somebody may delete a rule between the two questions.
    get: optional(GetAlarmMuteRuleCommand, "ResourceNotFoundException"),
  },
  read: async ({ list, get }) => {
    const found = (await list({ Statuses: ["ACTIVE", "SCHEDULED"] })).flatMap(
      ({ AlarmMuteRuleSummaries = [] }) => AlarmMuteRuleSummaries,
    );
    return Promise.all(
      found.map(async ({ AlarmMuteRuleArn, Status }) => {
        // The name is what stands behind the last colon of the ARN, and what the other call takes.
        const name = AlarmMuteRuleArn!.split(":").at(-1)!;
        const rule = await get({ AlarmMuteRuleName: name });
        return { id: name, arn: AlarmMuteRuleArn!, status: Status, mutes: rule?.MuteTargets?.AlarmNames ?? [] };
      }),
    );
  },
});

export const PROBES = [alarms, muteRules];
