import type { Dimension, MetricAlarm, MetricDataQuery, StandardUnit } from "@aws-sdk/client-cloudwatch";
import type { Unwrap } from "@pulumi/pulumi";
import type { MetricAlarmArgs } from "@pulumi/aws/cloudwatch";

import { given, type Props } from "../../values";

type Query = NonNullable<Unwrap<MetricAlarmArgs["metricQueries"]>>[number];

export function toDimensions(dimensions: Record<string, string>): Dimension[] {
  return Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
}

function fromDimensions(dimensions: Dimension[] | undefined): Props | undefined {
  if (!dimensions?.length) return undefined;
  return Object.fromEntries(dimensions.map(({ Name, Value }) => [Name!, Value!]));
}

export function toMetricQueries(queries: readonly Query[]): MetricDataQuery[] {
  return queries.map(({ id, accountId, expression, label, period, returnData, metric }) => ({
    Id: id,
    AccountId: accountId,
    Expression: expression,
    Label: label,
    Period: period,
    ReturnData: returnData ?? false,
    MetricStat: metric && {
      Metric: {
        MetricName: metric.metricName,
        Namespace: metric.namespace,
        Dimensions: metric.dimensions ? toDimensions(metric.dimensions) : undefined,
      },
      Period: metric.period,
      Stat: metric.stat,
      Unit: metric.unit as StandardUnit | undefined,
    },
  }));
}

function fromMetricQuery({ Id, AccountId, Expression, Label, Period, ReturnData, MetricStat }: MetricDataQuery): Props {
  const metric = MetricStat && {
    metricName: MetricStat.Metric?.MetricName,
    namespace: MetricStat.Metric?.Namespace,
    dimensions: fromDimensions(MetricStat.Metric?.Dimensions),
    period: MetricStat.Period,
    stat: MetricStat.Stat,
    unit: MetricStat.Unit,
  };
  return given({
    id: Id,
    accountId: AccountId,
    expression: Expression,
    label: Label,
    period: Period,
    returnData: ReturnData ?? false,
    metric: metric && given(metric),
  });
}

/** An alarm as the provider shows it, tags left out. */
export function fromAlarm(alarm: MetricAlarm): Props {
  return given({
    arn: alarm.AlarmArn,
    name: alarm.AlarmName,
    alarmDescription: alarm.AlarmDescription,
    actionsEnabled: alarm.ActionsEnabled ?? true,
    alarmActions: alarm.AlarmActions,
    okActions: alarm.OKActions,
    insufficientDataActions: alarm.InsufficientDataActions,
    comparisonOperator: alarm.ComparisonOperator,
    evaluationPeriods: alarm.EvaluationPeriods,
    datapointsToAlarm: alarm.DatapointsToAlarm,
    threshold: alarm.Threshold,
    thresholdMetricId: alarm.ThresholdMetricId,
    treatMissingData: alarm.TreatMissingData ?? "missing",
    evaluateLowSampleCountPercentiles: alarm.EvaluateLowSampleCountPercentile ?? "",
    metricName: alarm.MetricName,
    namespace: alarm.Namespace,
    statistic: alarm.Statistic,
    extendedStatistic: alarm.ExtendedStatistic,
    period: alarm.Period,
    unit: alarm.Unit,
    dimensions: fromDimensions(alarm.Dimensions),
    metricQueries: alarm.Metrics?.length ? alarm.Metrics.map(fromMetricQuery) : undefined,
  });
}
