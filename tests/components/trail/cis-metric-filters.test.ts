import { CisMetricFilters, type CisMetricFiltersArgs } from "../../../components";
import { CIS_FILTERS } from "../../../domain/controls/trail/cis-filters";
import { record, resources, valueOf } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const HOME = "ap-southeast-2";
const TOPIC = "arn:aws:sns:ap-southeast-2:123456789012:alerts";

const build = (args: Partial<CisMetricFiltersArgs> = {}) =>
  record(() => new CisMetricFilters("it", { region: HOME, topicArn: TOPIC, ...args }));

describe("CisMetricFilters", () => {
  it("makes a filter and an alarm for each item of the benchmark, on a log group of its own", async () => {
    const made = resources((await build({ tags: { team: "a" } })).registrations);
    const ofType = (type: string) => made.filter((each) => each.type === type);
    expect(
      ofType("aws:cloudwatch/logMetricFilter:LogMetricFilter")
        .map(({ name }) => name)
        .sort(),
    ).toEqual(CIS_FILTERS.map(({ stem }) => `it-${stem}`).sort());
    expect(ofType("aws:cloudwatch/logGroup:LogGroup")).toEqual([
      {
        type: "aws:cloudwatch/logGroup:LogGroup",
        name: "it-trail",
        inputs: { region: HOME, retentionInDays: 365, tags: { team: "a" } },
      },
    ]);
    const alarms = ofType("aws:cloudwatch/metricAlarm:MetricAlarm");
    expect(alarms).toHaveLength(15);
    expect(alarms.find(({ name }) => name === "it-root-use")!.inputs).toMatchObject({
      region: HOME,
      namespace: "it",
      metricName: "root-use",
      statistic: "Sum",
      period: 300,
      evaluationPeriods: 1,
      threshold: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      treatMissingData: "notBreaching",
      alarmActions: [TOPIC],
      tags: { team: "a" },
    });
  });

  it("gives a trail the log group and the role that may write to its streams alone", async () => {
    const { registrations, result } = await build();
    const policy = registrations.find(({ type }) => type === "aws:iam/policy:Policy")!;
    const [statement] = (JSON.parse(policy.inputs.policy as string) as { Statement: Record<string, unknown>[] })
      .Statement;
    expect(statement).toMatchObject({ Action: ["logs:CreateLogStream", "logs:PutLogEvents"] });
    expect(statement!.Resource).toMatch(/:log-stream:\d{12}_CloudTrail_ap-southeast-2\*$/);
    const { logGroupArn, roleArn } = await valueOf(result.trailLogs);
    expect(logGroupArn).toMatch(/:\*$/);
    expect(roleArn).toMatch(/^arn:aws:iam::/);
  });

  it("uses a log group that exists, and makes no role", async () => {
    const { registrations, result } = await build({ logGroupName: "all-calls" });
    const made = resources(registrations);
    expect(new Set(made.map(({ type }) => type))).toEqual(
      new Set(["aws:cloudwatch/logMetricFilter:LogMetricFilter", "aws:cloudwatch/metricAlarm:MetricAlarm"]),
    );
    expect(new Set(made.flatMap(({ inputs }) => inputs.logGroupName ?? []))).toEqual(new Set(["all-calls"]));
    expect(await valueOf(result.trailLogs)).toEqual({});
  });

  it("refuses days that CloudWatch Logs does not know", async () => {
    expect(await refusal(() => build({ retentionDays: 100 }))).toContain(
      "retentionDays: expected one of the days that CloudWatch Logs knows: 1, 3, 5, 7,",
    );
  });
});
