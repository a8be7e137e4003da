import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  ListTagsForResourceCommand,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
  TagResourceCommand,
  UntagResourceCommand,
  type PutMetricAlarmCommandInput,
} from "@aws-sdk/client-cloudwatch";
import { startAccount, type SandboxAccount } from "../../../../../sandbox/account/account";
import { connect, failure } from "../../support";

let account: SandboxAccount;
let client: CloudWatchClient;

beforeAll(async () => {
  account = await startAccount();
  client = connect(CloudWatchClient, account);
});

afterAll(() => account.stop());

const charges = {
  Namespace: "AWS/Billing",
  MetricName: "EstimatedCharges",
  Dimensions: [{ Name: "Currency", Value: "USD" }],
};
const alarm = (AlarmName: string, more: Partial<PutMetricAlarmCommandInput> = {}): PutMetricAlarmCommandInput => ({
  AlarmName,
  ...charges,
  Statistic: "Maximum",
  Period: 21600,
  EvaluationPeriods: 1,
  Threshold: 10,
  ComparisonOperator: "GreaterThanThreshold",
  ...more,
});
const arnOf = (name: string) => `arn:aws:cloudwatch:us-east-1:123456789012:alarm:${name}`;
const put = (input: PutMetricAlarmCommandInput) => client.send(new PutMetricAlarmCommand(input));
const read = async (name: string) =>
  (await client.send(new DescribeAlarmsCommand({ AlarmNames: [name] }))).MetricAlarms?.[0];
const tags = async (name: string) =>
  (await client.send(new ListTagsForResourceCommand({ ResourceARN: arnOf(name) }))).Tags;

test("an alarm reads back as it was put, without data yet", async () => {
  const input = alarm("step", {
    AlarmDescription: "half of the budget",
    AlarmActions: ["arn:aws:sns:us-east-1:123456789012:alerts"],
    TreatMissingData: "missing",
  });
  await put(input);
  expect(await read("step")).toMatchObject({ ...input, AlarmArn: arnOf("step"), StateValue: "INSUFFICIENT_DATA" });
});

test("an alarm on metric math reads back as it was put", async () => {
  const { Namespace, MetricName, Dimensions } = charges;
  const Metrics = [
    {
      Id: "m1",
      MetricStat: { Metric: { Namespace, MetricName, Dimensions }, Period: 21600, Stat: "Maximum" },
      ReturnData: false,
    },
    { Id: "rate", Expression: "RATE(m1) * 86400", Label: "USD a day", ReturnData: true },
  ];
  await put({
    AlarmName: "rate",
    EvaluationPeriods: 1,
    Threshold: 5,
    ComparisonOperator: "GreaterThanThreshold",
    Metrics,
  });
  expect(await read("rate")).toMatchObject({ Metrics, Threshold: 5 });
});

test("an alarm that watches nothing is refused", async () => {
  const empty = { AlarmName: "empty", EvaluationPeriods: 1, ComparisonOperator: "GreaterThanThreshold" as const };
  expect(await failure(put(empty))).toMatchObject({ code: "ValidationException", status: 400 });
});

test("a change keeps the alarm's state and tags", async () => {
  await put(alarm("changing", { Tags: [{ Key: "team", Value: "soc" }] }));
  await client.send(new SetAlarmStateCommand({ AlarmName: "changing", StateValue: "ALARM", StateReason: "too much" }));
  await put(alarm("changing", { Threshold: 20, Tags: [{ Key: "team", Value: "other" }] }));
  expect(await read("changing")).toMatchObject({ Threshold: 20, StateValue: "ALARM", StateReason: "too much" });
  expect(await tags("changing")).toEqual([{ Key: "team", Value: "soc" }]);
});

test("tags come and go, and do not outlive their alarm", async () => {
  const ResourceARN = arnOf("tagged");
  await put(alarm("tagged", { Tags: [{ Key: "a", Value: "1" }] }));
  await client.send(new TagResourceCommand({ ResourceARN, Tags: [{ Key: "b", Value: "2" }] }));
  await client.send(new UntagResourceCommand({ ResourceARN, TagKeys: ["a"] }));
  expect(await tags("tagged")).toEqual([{ Key: "b", Value: "2" }]);
  await client.send(new DeleteAlarmsCommand({ AlarmNames: ["tagged"] }));
  expect(await failure(tags("tagged"))).toMatchObject({ code: "ResourceNotFoundException" });
  await put(alarm("tagged"));
  expect(await tags("tagged")).toEqual([]);
});
