import { BillingAlarms, type BillingAlarmsArgs } from "../../../components";
import { record, resources } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const TOPIC_ARN = "arn:aws:sns:us-east-1:123456789012:alerts";
const SIX_HOURS = 21600;

const COMMON = {
  region: "us-east-1",
  comparisonOperator: "GreaterThanThreshold",
  evaluationPeriods: 1,
  treatMissingData: "missing",
  alarmActions: [TOPIC_ARN],
};
const METRIC = { namespace: "AWS/Billing", metricName: "EstimatedCharges", dimensions: { Currency: "USD" } };

const step = (percent: number, threshold: number) => ({
  type: ALARM,
  name: `spend-${percent}-percent`,
  inputs: {
    ...COMMON,
    ...METRIC,
    alarmDescription: `This month's charges are above ${threshold} USD, ${percent} % of the budget. Next: look for what runs in every region.`,
    statistic: "Maximum",
    period: SIX_HOURS,
    threshold,
  },
});

const jump = (threshold: number) => ({
  type: ALARM,
  name: "spend-jump",
  inputs: {
    ...COMMON,
    alarmDescription: `Charges rose by more than ${threshold} USD within six hours. Next: look for what runs in every region.`,
    threshold,
    metricQueries: [
      { id: "charges", metric: { ...METRIC, stat: "Maximum", period: SIX_HOURS }, returnData: false },
      { id: "rise", expression: "DIFF(charges)", label: "Rise within six hours", returnData: true },
    ],
  },
});

const declared = async (args: Partial<BillingAlarmsArgs> = {}) => {
  const all = { monthlyBudgetUsd: 250, topicArn: TOPIC_ARN, ...args };
  return resources((await record(() => new BillingAlarms("spend", all))).registrations);
};

describe("BillingAlarms", () => {
  it("declares four steps of the budget and one jump, all in us-east-1, where the metric is", async () => {
    expect(await declared()).toEqual([step(10, 25), step(100, 250), step(200, 500), step(50, 125), jump(25)]);
  });

  it("keeps a step of a tiny budget at one cent, the smallest charge", async () => {
    expect(await declared({ monthlyBudgetUsd: 0.05 })).toEqual([
      step(10, 0.01),
      step(100, 0.05),
      step(200, 0.1),
      step(50, 0.03),
      jump(0.01),
    ]);
  });

  it("tags every alarm", async () => {
    const tags = { team: "security" };
    const alarms = await declared({ tags });
    expect(alarms.map(({ inputs }) => inputs.tags)).toEqual(Array(5).fill(tags));
  });

  it.each([
    [0, "0"],
    [-5, "-5"],
    [Number.NaN, "NaN"],
    [Number.POSITIVE_INFINITY, "Infinity"],
  ])("is refused with a budget of %p", async (monthlyBudgetUsd, shown) => {
    expect(await refusal(() => declared({ monthlyBudgetUsd }))).toBe(
      `billing alarms: 1 problem\n  - monthlyBudgetUsd: expected a number above 0, in USD, received ${shown}`,
    );
  });
});
