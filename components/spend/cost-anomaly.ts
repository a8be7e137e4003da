import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { ANOMALY_PERCENT, ANOMALY_USD } from "../../domain/controls/spend/thresholds";
import { BILLING_REGION } from "../../domain/regions/regions";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface CostAnomalyArgs {
  /** ARN of the topic that is told at once. */
  topicArn: pulumi.Input<string>;
  /** ARN of the account's monitor of services, when it has one: AWS allows one. Default: it is made. */
  existingMonitorArn?: pulumi.Input<string>;
  /** The unusual part of a cost that rings, in USD. Default: 10. */
  thresholdUsd?: number;
  /** The unusual part of a cost that rings, in percent of the usual. Default: 20. */
  thresholdPercent?: number;
  /** Tags for the monitor and its alert. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

/** One side of the threshold. AWS takes numbers as text, and this comparison only. */
const atLeast = (key: string, value: number) => ({
  dimension: { key, matchOptions: ["GREATER_THAN_OR_EQUAL"], values: [String(value)] },
});

/**
 * AWS compares what each service costs with what it usually costs, and an alert says so at once when the difference is
 * large in money or in share, whichever is reached first. It needs no limit that somebody guessed.
 *
 * Only a topic can be told at once; mail of Cost Anomaly Detection is a summary of a day or a week. The account has one
 * monitor of services at most: one that exists is used as it is, and stays when this is removed.
 * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_AnomalySubscription.html
 *
 * @throws pulumi.RunError that lists every problem of the thresholds and the monitor
 */
export class CostAnomaly extends pulumi.ComponentResource {
  constructor(name: string, args: CostAnomalyArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:CostAnomaly", name, args, opts);
    const { topicArn, existingMonitorArn, tags } = args;
    const { thresholdUsd = ANOMALY_USD, thresholdPercent = ANOMALY_PERCENT } = args;
    assertArguments("cost anomaly", args);
    const child = { parent: this };
    const monitorArn =
      existingMonitorArn ??
      new aws.costexplorer.AnomalyMonitor(
        `${name}-services`,
        { monitorType: "DIMENSIONAL", monitorDimension: "SERVICE", tags },
        child,
      ).arn;
    new aws.costexplorer.AnomalySubscription(
      `${name}-alert`,
      {
        frequency: "IMMEDIATE",
        monitorArnLists: [monitorArn],
        subscribers: [{ type: "SNS", address: topicArn }],
        thresholdExpression: {
          ors: [
            atLeast("ANOMALY_TOTAL_IMPACT_ABSOLUTE", thresholdUsd),
            atLeast("ANOMALY_TOTAL_IMPACT_PERCENTAGE", thresholdPercent),
          ],
        },
        tags,
      },
      child,
    );
    this.registerOutputs();
  }
}

export const costAnomaly: Build = {
  controls: ["cost-anomaly"],
  build: ({ plan, name, opts, made }) => {
    // The settings refuse it without the alert channel, so there is a topic.
    const topicArn = made.alertTopicArns[BILLING_REGION]!;
    const { thresholdUsd, thresholdPercent } = plan.options["cost-anomaly"];
    const existingMonitorArn = plan.settings.existing.anomalyMonitor;
    const args = { topicArn, existingMonitorArn, thresholdUsd, thresholdPercent, tags: plan.tags };
    new CostAnomaly(name, planned(args), opts);
    return {};
  },
};
