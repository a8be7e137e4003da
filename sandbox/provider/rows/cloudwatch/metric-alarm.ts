import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  ListTagsForResourceCommand,
  PutMetricAlarmCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-cloudwatch";

import { byArn, type Key } from "../../families/calls";
import { readOnly, type FieldMap } from "../../families/fields";
import { named } from "../../families/named";
import { dimensions, metricQueries } from "./alarm-shapes";
import { ALARM_CASES } from "./metric-alarm.case";

const SETTINGS: FieldMap = {
  alarmDescription: "AlarmDescription",
  actionsEnabled: { send: "ActionsEnabled", read: "ActionsEnabled", otherwise: true },
  alarmActions: "AlarmActions",
  okActions: "OKActions",
  insufficientDataActions: "InsufficientDataActions",
  comparisonOperator: "ComparisonOperator",
  evaluationPeriods: "EvaluationPeriods",
  datapointsToAlarm: "DatapointsToAlarm",
  threshold: "Threshold",
  thresholdMetricId: "ThresholdMetricId",
  treatMissingData: { send: "TreatMissingData", read: "TreatMissingData", otherwise: "missing" },
  evaluateLowSampleCountPercentiles: "EvaluateLowSampleCountPercentile",
  metricName: "MetricName",
  namespace: "Namespace",
  statistic: "Statistic",
  extendedStatistic: "ExtendedStatistic",
  period: "Period",
  unit: "Unit",
  dimensions: dimensions("Dimensions"),
  metricQueries: metricQueries("Metrics"),
};

/** One call describes or deletes many. */
const NAMES: Key = (name) => ({ AlarmNames: [name] });

/** Id: the name of the alarm. */
export const metricAlarm = named({
  token: "aws:cloudwatch/metricAlarm:MetricAlarm",
  title: "CloudWatch Metric Alarm",
  client: CloudWatchClient,
  replaceOn: ["name"],
  autoName: { property: "name", maxLength: 255 },
  defaults: { actionsEnabled: true, treatMissingData: "missing" },
  compare: { alarmActions: "set", okActions: "set", insufficientDataActions: "set", metricQueries: "set" },
  unsupported: ["evaluationCriteria", "evaluationInterval", "warmUpConfiguration"],
  key: "AlarmName",
  absent: ["ResourceNotFound"],
  fields: { name: "AlarmName", ...SETTINGS, arn: readOnly("AlarmArn") },
  create: { command: PutMetricAlarmCommand, id: ({ AlarmName }) => AlarmName as string },
  describe: { command: DescribeAlarmsCommand, key: NAMES, at: "MetricAlarms.0" },
  // PutMetricAlarm ignores the tags of an alarm that exists.
  update: [{ command: PutMetricAlarmCommand, fields: SETTINGS }],
  remove: { command: DeleteAlarmsCommand, key: NAMES },
  tags: {
    set: TagResourceCommand,
    remove: UntagResourceCommand,
    list: ListTagsForResourceCommand,
    key: byArn("ResourceARN"),
  },
  facts: {
    source: "internal/service/cloudwatch/metric_alarm.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["name"],
    id: "<name>",
    autoName: { property: "name", maxLength: 255 },
    defaults: { actionsEnabled: true, treatMissingData: "missing" },
    kinds: { alarmActions: "set", okActions: "set", insufficientDataActions: "set", metricQueries: "set" },
    actions: {
      create: {
        normal: ["cloudwatch:PutMetricAlarm", "cloudwatch:TagResource"],
        never: { "iam:CreateServiceLinkedRole": "only for alarms that act on machines" },
      },
      read: { normal: ["cloudwatch:DescribeAlarms", "cloudwatch:ListTagsForResource"] },
      update: { normal: ["cloudwatch:PutMetricAlarm", "cloudwatch:TagResource", "cloudwatch:UntagResource"] },
      delete: { normal: ["cloudwatch:DeleteAlarms"] },
    },
  },
  cases: ALARM_CASES,
});
