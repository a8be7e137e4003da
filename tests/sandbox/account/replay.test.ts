import { DeleteAlarmsCommand, PutMetricAlarmCommand, CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { DescribeInstancesCommand, EC2Client } from "@aws-sdk/client-ec2";
import { CreateUserCommand, IAMClient } from "@aws-sdk/client-iam";
import { GuardrailMode } from "../../../domain/documents/guardrails/mode";
import { type SandboxAccount, startAccount } from "../../../sandbox/account/account";
import { journalRecords } from "../../support/journal-records";
import { replayed } from "../../support/replaying";
import { connect } from "./support";

let account: SandboxAccount;
beforeAll(async () => {
  account = await startAccount();
});
afterAll(() => account.stop());

it("what the account saw can be replayed: the journal, as CloudTrail would have it", async () => {
  const alarms = connect(CloudWatchClient, account, "ap-southeast-2");
  await connect(EC2Client, account, "eu-west-1").send(new DescribeInstancesCommand({}));
  await connect(EC2Client, account, "ap-southeast-2").send(new DescribeInstancesCommand({}));
  await alarms.send(
    new PutMetricAlarmCommand({
      AlarmName: "a",
      MetricName: "Errors",
      Namespace: "AWS/Lambda",
      Statistic: "Sum",
      Period: 60,
      Threshold: 1,
      EvaluationPeriods: 1,
      ComparisonOperator: "GreaterThanThreshold",
    }),
  );
  await alarms.send(new DeleteAlarmsCommand({ AlarmNames: ["a"] }));
  await connect(IAMClient, account).send(new CreateUserCommand({ UserName: "eve" }));
  const records = journalRecords(account.journal.entries());
  const { tally, unmapped, unreadable, calls } = await replayed(records, {
    settings: { mode: GuardrailMode.Organization },
  });
  expect({ unmapped: unmapped.entries(), unreadable: unreadable.entries() }).toEqual({ unmapped: [], unreadable: [] });
  expect(calls).toBe(records.length);
  expect(
    tally
      .rows()
      .map(({ action, region, state }) => `${action} ${region} ${state}`)
      .sort(),
  ).toEqual([
    // The journal keeps no parameters, so whose alarm it was is not known.
    "cloudwatch:DeleteAlarms ap-southeast-2 perhaps",
    "cloudwatch:PutMetricAlarm ap-southeast-2 perhaps",
    "ec2:DescribeInstances eu-west-1 denied",
    "iam:CreateUser us-east-1 denied",
  ]);
});
