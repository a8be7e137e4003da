import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { BILLING_REGION } from "../../domain/regions/regions";
import { BILLING_ALARM_PERCENT, jumpThresholdUsd, stepThresholdUsd } from "../../domain/controls/spend/thresholds";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface BillingAlarmsArgs {
  /** What a normal month may cost, in USD. */
  monthlyBudgetUsd: number;
  /** ARN of a topic in us-east-1, where the billing metric is. */
  topicArn: pulumi.Input<string>;
  /** Tags for the alarms. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

/**
 * AWS refreshes the metric several times a day, so its own instructions take six hours: a shorter period would mostly see
 * missing data. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/monitor_estimated_charges_with_cloudwatch.html
 */
const SIX_HOURS = 21_600;

/** The charges of the whole account, all regions together. The metric exists in us-east-1 only. */
const ESTIMATED_CHARGES = {
  namespace: "AWS/Billing",
  metricName: "EstimatedCharges",
  dimensions: { Currency: "USD" },
};

/**
 * Alarms on the estimated charges of the account: at steps of the monthly budget, and when charges jump within six hours.
 *
 * They stay in INSUFFICIENT_DATA until billing alerts are switched on once, by hand, in the billing preferences. Missing
 * data is left as missing, so that this stays visible.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/monitor_estimated_charges_with_cloudwatch.html
 *
 * @throws pulumi.RunError when the budget is not a number above 0
 */
export class BillingAlarms extends pulumi.ComponentResource {
  constructor(name: string, args: BillingAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:BillingAlarms", name, args, opts);
    const { monthlyBudgetUsd, topicArn, tags } = args;
    assertArguments("billing alarms", args);

    const common = {
      region: BILLING_REGION,
      comparisonOperator: "GreaterThanThreshold",
      evaluationPeriods: 1,
      treatMissingData: "missing",
      alarmActions: [topicArn],
      tags,
    };
    for (const percent of BILLING_ALARM_PERCENT) {
      const threshold = stepThresholdUsd(monthlyBudgetUsd, percent);
      new aws.cloudwatch.MetricAlarm(
        `${name}-${percent}-percent`,
        {
          ...common,
          ...ESTIMATED_CHARGES,
          alarmDescription: `This month's charges are above ${threshold} USD, ${percent} % of the budget. Next: look for what runs in every region.`,
          statistic: "Maximum",
          period: SIX_HOURS,
          threshold,
        },
        { parent: this },
      );
    }

    const jump = jumpThresholdUsd(monthlyBudgetUsd);
    new aws.cloudwatch.MetricAlarm(
      `${name}-jump`,
      {
        ...common,
        alarmDescription: `Charges rose by more than ${jump} USD within six hours. Next: look for what runs in every region.`,
        threshold: jump,
        metricQueries: [
          { id: "charges", metric: { ...ESTIMATED_CHARGES, stat: "Maximum", period: SIX_HOURS }, returnData: false },
          // DIFF compares with the value before, wherever that is: a period without data makes the next rise longer, and hides
          // none. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
          // The metric starts again at 0 each month; that fall is negative and never above the threshold.
          { id: "rise", expression: "DIFF(charges)", label: "Rise within six hours", returnData: true },
        ],
      },
      { parent: this },
    );
    this.registerOutputs();
  }
}

export const billingAlarms: Build = {
  controls: ["billing-alarms"],
  build: ({ plan, name, opts, made }) => {
    const { monthlyBudgetUsd } = plan.settings;
    // The settings refuse billing alarms without the alert channel, so there is a topic.
    const topicArn = made.alertTopicArns[BILLING_REGION]!;
    new BillingAlarms(name, planned({ monthlyBudgetUsd, topicArn, tags: plan.tags }), opts);
    return {};
  },
};
