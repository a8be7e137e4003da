import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { CIS_FILTERS } from "../../domain/controls/trail/cis-filters";
import { LOG_DAYS } from "../../domain/controls/trail/trails";
import { minify } from "../../domain/documents/document";
import { OWN_PATH } from "../../domain/documents/own-principals";
import { trailDeliveryRights, trailDeliveryTrust } from "../../domain/documents/trail-delivery";
import { assertArguments } from "../control/arguments";
import { type Build, eachOf } from "../control/build";
import { planned } from "../control/planned";

export interface CisMetricFiltersArgs {
  /** Region code of topic and trail, and of the log group, filters and alarms. */
  region: string;
  /** ARN of a topic in `region` that CloudWatch may publish to. */
  topicArn: pulumi.Input<string>;
  /** Name of the log group that a trail sends to already. Default: one is made, with the role for the trail. */
  logGroupName?: pulumi.Input<string>;
  /** How long the group that is made keeps calls, in days that CloudWatch Logs knows. Default: 365. */
  retentionDays?: number;
  /** Id of the organization whose trail sends to the group that is made, `o-...`. Default: the trail is of this account. */
  organizationId?: pulumi.Input<string>;
  /** Tags for log group, role, policy and alarms. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

/** How often an alarm looks, in seconds: a trail delivers within about five minutes. */
const PERIOD = 300;

/**
 * The metric filters of CIS AWS Foundations on the log of a trail, each with its alarm. `AuditTrail` takes the outputs, so that
 * its trail sends to the log group.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html
 *
 * @throws pulumi.RunError when the region is none, or the days are none of CloudWatch Logs
 */
export class CisMetricFilters extends pulumi.ComponentResource {
  /** What a trail needs to send to the log group: `logGroupArn` and `roleArn`. Empty when there was one. */
  public readonly trailLogs: pulumi.Output<{ [part: string]: string }>;

  constructor(name: string, args: CisMetricFiltersArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:CisMetricFilters", name, args, opts);
    assertArguments("cis metric filters", args);
    const { region, topicArn, tags } = args;
    const made = args.logGroupName === undefined ? this.logGroupOf(name, args) : undefined;
    const logGroupName = args.logGroupName ?? made!.logGroupName;
    for (const { stem, cis5, cis7, what, pattern } of CIS_FILTERS) {
      const metric = { name: stem, namespace: name };
      const filter = new aws.cloudwatch.LogMetricFilter(
        `${name}-${stem}`,
        { region, logGroupName, pattern, metricTransformation: { ...metric, value: "1" } },
        { parent: this },
      );
      new aws.cloudwatch.MetricAlarm(
        `${name}-${stem}`,
        {
          region,
          alarmDescription: `${what}: items ${cis5} and ${cis7} of CIS AWS Foundations 5.0 and 7.0. Next: look in the log group of the trail for the calls of the last ten minutes.`,
          namespace: metric.namespace,
          metricName: filter.metricTransformation.name,
          statistic: "Sum",
          period: PERIOD,
          evaluationPeriods: 1,
          threshold: 1,
          comparisonOperator: "GreaterThanOrEqualToThreshold",
          treatMissingData: "notBreaching",
          alarmActions: [topicArn],
          tags,
        },
        { parent: this },
      );
    }
    this.trailLogs = made?.trailLogs ?? pulumi.output<{ [part: string]: string }>({});
    this.registerOutputs({ trailLogs: this.trailLogs });
  }

  /** The log group, and the role with which the trail writes to it. */
  private logGroupOf(name: string, { region, retentionDays = LOG_DAYS, organizationId, tags }: CisMetricFiltersArgs) {
    const stem = `${name}-trail`;
    const child = { parent: this };
    const group = new aws.cloudwatch.LogGroup(stem, { region, retentionInDays: retentionDays, tags }, child);
    const role = new aws.iam.Role(
      stem,
      {
        path: OWN_PATH,
        description: "With it CloudTrail writes to the log group of the CIS filters, and does nothing else",
        assumeRolePolicy: minify(trailDeliveryTrust()),
        tags,
      },
      child,
    );
    const policy = new aws.iam.Policy(
      stem,
      {
        path: OWN_PATH,
        description: "What the role of the trail's delivery may do",
        policy: pulumi.all([group.arn, organizationId]).apply(([arn, of]) => minify(trailDeliveryRights(arn, of))),
        tags,
      },
      child,
    );
    const ready = new aws.iam.RolePolicyAttachment(stem, { role: role.name, policyArn: policy.arn }, child);
    // CloudTrail tries the role when it gets it, so the role is told once it may write.
    const trailLogs = pulumi
      .all([group.arn, role.arn, ready.id])
      .apply(([logGroupArn, roleArn]): { [part: string]: string } => ({ logGroupArn: `${logGroupArn}:*`, roleArn }));
    return { logGroupName: group.name, trailLogs };
  }
}

export const cisMetricFilters: Build = {
  controls: ["cis-metric-filters"],
  build: ({ plan, name, opts, made }) => {
    const { retentionDays } = plan.options["cis-metric-filters"];
    const { home } = plan.regions;
    const { trailLogGroup: logGroupName } = plan;
    // The settings refuse the filters without the alert channel, so there is a topic.
    const topicArn = made.alertTopicArns[home]!;
    const organizationId = plan.options["audit-trail"].organization ? plan.organizationId : undefined;
    const args = { region: home, topicArn, logGroupName, retentionDays, organizationId, tags: plan.tags };
    const { trailLogs } = new CisMetricFilters(name, planned(args), opts);
    return logGroupName === undefined ? { trailLogs: eachOf(trailLogs, ["logGroupArn", "roleArn"]) } : {};
  },
};
