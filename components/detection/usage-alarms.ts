import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { RUNNING_VCPUS } from "../../domain/controls/detection/usage-metrics";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface UsageAlarmsArgs {
  /** Region codes where nothing should run; one alarm is made in each. */
  regions: string[];
  /** Region code -> ARN of a topic there that is told. Default: none; the change of state is an event of the region. */
  topicArns?: { [region: string]: pulumi.Input<string> };
  /** Tags for the alarms. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

/** The count comes every few minutes. Seconds. */
const PERIOD = 300;

/** What the alarm adds up, and the sum that it watches. */
const QUERIES: aws.types.input.cloudwatch.MetricAlarmMetricQuery[] = [
  ...Object.entries(RUNNING_VCPUS).map(([id, metric]) => ({
    id,
    metric: { ...metric, stat: "Maximum", period: PERIOD },
    returnData: false,
  })),
  {
    id: "running",
    // A kind of which nothing runs has no series at all: it is filled with 0, and SUM passes over what is still missing,
    // where a plus would have no value. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
    expression: `SUM([${Object.keys(RUNNING_VCPUS)
      .map((id) => `FILL(${id}, 0)`)
      .join(", ")}])`,
    label: "Virtual CPUs that run",
    returnData: true,
  },
];

/**
 * An alarm in each region where nothing should run, on the first virtual CPU that does. It sees machines that no call shows:
 * those with which a fleet or a group replaces what was ended. No data means that nothing runs.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html#service-quota-metrics
 *
 * @throws pulumi.RunError when `regions` names a region that there is not
 */
export class UsageAlarms extends pulumi.ComponentResource {
  constructor(name: string, args: UsageAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:UsageAlarms", name, args, opts);
    assertArguments("usage alarms", args);
    const { regions, topicArns = {}, tags } = args;
    for (const region of [...new Set(regions)].sort()) {
      const topic = topicArns[region];
      new aws.cloudwatch.MetricAlarm(
        `${name}-${region}`,
        {
          region,
          alarmDescription: `Virtual CPUs run in ${region}, where nothing should run. Next: look for machines, fleets and groups there.`,
          comparisonOperator: "GreaterThanThreshold",
          threshold: 0,
          evaluationPeriods: 1,
          treatMissingData: "notBreaching",
          metricQueries: QUERIES,
          ...(topic === undefined ? {} : { alarmActions: [topic] }),
          tags,
        },
        { parent: this },
      );
    }
    this.registerOutputs();
  }
}

export const usageAlarms: Build = {
  controls: ["usage-alarms"],
  build: ({ plan, name, opts }) => {
    // An account whose enabled regions are all allowed has no idle one.
    if (plan.regions.idle.length === 0) return {};
    new UsageAlarms(name, planned({ regions: plan.regions.idle, tags: plan.tags }), opts);
    return {};
  },
};
