import { CloudWatchClient, PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";

import type { Props } from "../../core/values";
import { REGION, type AnyCase } from "../../core/conformance";

const inputs = {
  region: REGION,
  alarmDescription: "spend",
  comparisonOperator: "GreaterThanThreshold",
  evaluationPeriods: 1,
  metricName: "EstimatedCharges",
  namespace: "AWS/Billing",
  period: 21600,
  statistic: "Maximum",
  threshold: 50,
  dimensions: { Currency: "USD" },
  alarmActions: ["arn:aws:sns:eu-west-1:123456789012:b", "arn:aws:sns:eu-west-1:123456789012:a"],
  tags: { owner: "finance" },
};

const rate: Props = {
  region: REGION,
  comparisonOperator: "GreaterThanThreshold",
  evaluationPeriods: 1,
  threshold: 25,
  treatMissingData: "notBreaching",
  metricQueries: [
    { id: "rate", expression: "RATE(charges) * 86400", label: "USD a day", returnData: true },
    {
      id: "charges",
      metric: {
        metricName: "EstimatedCharges",
        namespace: "AWS/Billing",
        period: 21600,
        stat: "Maximum",
        dimensions: { Currency: "USD" },
      },
    },
  ],
};

export const ALARM_CASES: Record<string, AnyCase> = {
  "metric-alarm": {
    id: /^metric-alarm-[0-9a-f]{7}$/,
    inputs: () => inputs,
    changed: () => ({
      ...inputs,
      threshold: 100,
      alarmActions: [...inputs.alarmActions].reverse(),
      tags: { owner: "ops" },
    }),
    drift: (world, name) =>
      world.client(CloudWatchClient, REGION).send(
        new PutMetricAlarmCommand({
          AlarmName: name,
          AlarmDescription: inputs.alarmDescription,
          ComparisonOperator: "GreaterThanThreshold",
          EvaluationPeriods: 1,
          MetricName: inputs.metricName,
          Namespace: inputs.namespace,
          Period: inputs.period,
          Statistic: "Maximum",
          Threshold: 1_000_000,
          Dimensions: [{ Name: "Currency", Value: "USD" }],
          AlarmActions: [],
        }),
      ),
    drifted: ["threshold", "alarmActions"],
  },
  "metric-math-alarm": {
    id: /^metric-math-alarm-[0-9a-f]{7}$/,
    inputs: () => rate,
    changed: () => ({ ...rate, threshold: 30, okActions: ["arn:aws:sns:eu-west-1:123456789012:a"] }),
  },
};
