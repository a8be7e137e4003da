import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  ListTagsForResourceCommand,
  PutMetricAlarmCommand,
  TagResourceCommand,
  UntagResourceCommand,
  type PutMetricAlarmCommandInput,
} from "@aws-sdk/client-cloudwatch";
import type { MetricAlarmArgs } from "@pulumi/aws/cloudwatch";

import type { Aws } from "../../aws/aws";
import type { Inputs, ResourceType } from "../../resource";
import { fromTagList, syncTags, toTagList } from "../../tags";
import { fromAlarm, toDimensions, toMetricQueries } from "./alarm-shapes";

/** Id: the name of the alarm. */
export const metricAlarm: ResourceType<MetricAlarmArgs> = {
  token: "aws:cloudwatch/metricAlarm:MetricAlarm",
  title: "CloudWatch Metric Alarm",
  replaceOn: ["name"],
  autoName: { property: "name", maxLength: 255 },
  defaults: { actionsEnabled: true, treatMissingData: "missing" },
  compare: { alarmActions: "set", okActions: "set", insufficientDataActions: "set", metricQueries: "set" },
  unsupported: ["evaluationCriteria", "evaluationInterval", "warmUpConfiguration"],

  async create(aws, inputs) {
    await put(aws, inputs);
    return inputs.name!;
  },

  async read(aws, name) {
    const { MetricAlarms } = await aws.call(CloudWatchClient, new DescribeAlarmsCommand({ AlarmNames: [name] }));
    const alarm = MetricAlarms?.[0];
    if (!alarm) return undefined;
    const { Tags } = await aws.call(CloudWatchClient, new ListTagsForResourceCommand({ ResourceARN: alarm.AlarmArn! }));
    return { ...fromAlarm(alarm), tags: fromTagList(Tags) };
  },

  async update(aws, _name, inputs, olds) {
    await put(aws, inputs);
    // PutMetricAlarm ignores the tags of an alarm that exists.
    const ResourceARN = (olds as { arn?: string }).arn!;
    await syncTags(olds.tagsAll, inputs.tagsAll, {
      remove: (TagKeys) => aws.call(CloudWatchClient, new UntagResourceCommand({ ResourceARN, TagKeys })),
      set: (tags) => aws.call(CloudWatchClient, new TagResourceCommand({ ResourceARN, Tags: toTagList(tags) })),
    });
  },

  async delete(aws, name) {
    await aws.find(CloudWatchClient, new DeleteAlarmsCommand({ AlarmNames: [name] }), "ResourceNotFound");
  },
};

async function put(aws: Aws, inputs: Inputs<MetricAlarmArgs>): Promise<void> {
  const request = {
    AlarmName: inputs.name,
    AlarmDescription: inputs.alarmDescription,
    ActionsEnabled: inputs.actionsEnabled,
    AlarmActions: inputs.alarmActions,
    OKActions: inputs.okActions,
    InsufficientDataActions: inputs.insufficientDataActions,
    ComparisonOperator: inputs.comparisonOperator,
    EvaluationPeriods: inputs.evaluationPeriods,
    DatapointsToAlarm: inputs.datapointsToAlarm,
    Threshold: inputs.threshold,
    ThresholdMetricId: inputs.thresholdMetricId,
    TreatMissingData: inputs.treatMissingData,
    EvaluateLowSampleCountPercentile: inputs.evaluateLowSampleCountPercentiles,
    MetricName: inputs.metricName,
    Namespace: inputs.namespace,
    Statistic: inputs.statistic,
    ExtendedStatistic: inputs.extendedStatistic,
    Period: inputs.period,
    Unit: inputs.unit,
    Dimensions: inputs.dimensions ? toDimensions(inputs.dimensions) : undefined,
    Metrics: inputs.metricQueries ? toMetricQueries(inputs.metricQueries) : undefined,
    Tags: toTagList(inputs.tagsAll),
  };
  await aws.call(CloudWatchClient, new PutMetricAlarmCommand(request as unknown as PutMetricAlarmCommandInput));
}
