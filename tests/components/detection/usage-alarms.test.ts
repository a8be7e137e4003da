import { UsageAlarms, type UsageAlarmsArgs } from "../../../components";
import { record, resources } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const TOPIC_ARN = "arn:aws:sns:us-east-1:123456789012:alerts";

const declared = async (args: UsageAlarmsArgs) =>
  resources((await record(() => new UsageAlarms("it", args))).registrations);

const vcpus = (id: string, Class: string) => ({
  id,
  metric: {
    namespace: "AWS/Usage",
    metricName: "ResourceCount",
    dimensions: { Service: "EC2", Type: "Resource", Resource: "vCPU", Class },
    stat: "Maximum",
    period: 300,
  },
  returnData: false,
});

const alarm = (region: string, more: object = {}) => ({
  type: "aws:cloudwatch/metricAlarm:MetricAlarm",
  name: `it-${region}`,
  inputs: {
    region,
    alarmDescription: `Virtual CPUs run in ${region}, where nothing should run. Next: look for machines, fleets and groups there.`,
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    metricQueries: [
      vcpus("onDemand", "Standard/OnDemand"),
      vcpus("spot", "Standard/Spot"),
      {
        id: "running",
        expression: "SUM([FILL(onDemand, 0), FILL(spot, 0)])",
        label: "Virtual CPUs that run",
        returnData: true,
      },
    ],
    ...more,
  },
});

describe("UsageAlarms", () => {
  it("makes one alarm a region, once, on machines of both kinds", async () => {
    expect(await declared({ regions: ["us-east-1", "eu-west-1", "us-east-1"] })).toEqual([
      alarm("eu-west-1"),
      alarm("us-east-1"),
    ]);
  });

  // CloudWatch refuses a topic of another region.
  it("tells the topic of the same region, where there is one", async () => {
    const tags = { team: "security" };
    const topicArns = { "us-east-1": TOPIC_ARN };
    expect(await declared({ regions: ["us-east-1", "eu-west-1"], topicArns, tags })).toEqual([
      alarm("eu-west-1", { tags }),
      alarm("us-east-1", { alarmActions: [TOPIC_ARN], tags }),
    ]);
  });

  it("refuses a region that there is not", async () => {
    expect(await refusal(() => new UsageAlarms("it", { regions: ["us-east-9"] }))).toMatch(
      /^usage alarms: 1 problem\n {2}- regions\[0\]: unknown region "us-east-9"/,
    );
  });
});
