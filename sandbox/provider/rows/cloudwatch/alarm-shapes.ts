import type { Dimension, MetricDataQuery, StandardUnit } from "@aws-sdk/client-cloudwatch";
import type { Unwrap } from "@pulumi/pulumi";
import type { MetricAlarmArgs } from "@pulumi/aws/cloudwatch";

import { given, type Props } from "../../core/values";
import type { Field } from "../../families/fields";

type Query = NonNullable<Unwrap<MetricAlarmArgs["metricQueries"]>>[number];

/** A map of names to values, which AWS has as a list. */
export const dimensions = (member: string): Field => ({
  send: member,
  read: member,
  encode: (map) => map && toDimensions(map as Record<string, string>),
  decode: fromDimensions,
});

/** The queries of an alarm that is computed out of several metrics. */
export const metricQueries = (member: string): Field => ({
  send: member,
  read: member,
  encode: (queries) => queries && toMetricQueries(queries as unknown as Query[]),
  decode: (queries: MetricDataQuery[]) => (queries.length > 0 ? queries.map(fromMetricQuery) : undefined),
});

function toDimensions(map: Record<string, string>): Dimension[] {
  return Object.entries(map).map(([Name, Value]) => ({ Name, Value }));
}

function fromDimensions(list: Dimension[] | undefined): Props | undefined {
  if (!list?.length) return undefined;
  return Object.fromEntries(list.map(({ Name, Value }) => [Name!, Value!]));
}

function toMetricQueries(queries: readonly Query[]): MetricDataQuery[] {
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
