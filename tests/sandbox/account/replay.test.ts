import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AccessAnalyzerClient, CreateAnalyzerCommand, GetAnalyzerCommand } from "@aws-sdk/client-accessanalyzer";
import {
  BudgetsClient,
  CreateBudgetActionCommand,
  CreateBudgetCommand,
  DescribeBudgetActionsForAccountCommand,
} from "@aws-sdk/client-budgets";
import { DeleteAlarmsCommand, PutMetricAlarmCommand, CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import {
  CostExplorerClient,
  CreateAnomalyMonitorCommand,
  CreateAnomalySubscriptionCommand,
  GetAnomalyMonitorsCommand,
  GetAnomalySubscriptionsCommand,
} from "@aws-sdk/client-cost-explorer";
import { DescribeInstancesCommand, EC2Client } from "@aws-sdk/client-ec2";
import { CreateUserCommand, IAMClient } from "@aws-sdk/client-iam";
import {
  CreateIndexCommand,
  CreateViewCommand,
  ListIndexesCommand,
  GetViewCommand,
  ResourceExplorer2Client,
} from "@aws-sdk/client-resource-explorer-2";
import {
  CreateFindingAggregatorCommand,
  EnableSecurityHubCommand,
  ListFindingAggregatorsCommand,
  SecurityHubClient,
} from "@aws-sdk/client-securityhub";
import { GetCallerIdentityCommand, GetSessionTokenCommand, STSClient } from "@aws-sdk/client-sts";
import { GuardrailMode } from "../../../domain/documents/guardrails/mode";
import { type SandboxAccount, startAccount } from "../../../sandbox/account/account";
import {
  CreateEmailContactCommand,
  GetEmailContactCommand,
  NotificationsContactsClient,
} from "../../../sandbox/provider/rows/notifications/contacts-client";
import { journalRecords } from "../../support/journal-records";
import { replayed } from "../../support/replaying";
import { connect, content } from "./support";

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

/** Makes one of each thing to which the gateway, and not the emulator, gives an id or a date. */
async function makeAll(account: SandboxAccount) {
  const { accountId: AccountId } = account;
  const costs = connect(CostExplorerClient, account);
  const { MonitorArn } = await costs.send(
    new CreateAnomalyMonitorCommand({
      AnomalyMonitor: { MonitorName: "services", MonitorType: "DIMENSIONAL", MonitorDimension: "SERVICE" },
    }),
  );
  await costs.send(
    new CreateAnomalySubscriptionCommand({
      AnomalySubscription: {
        SubscriptionName: "alert",
        MonitorArnList: [MonitorArn!],
        Frequency: "DAILY",
        Subscribers: [{ Type: "EMAIL", Address: "mia@corp.test" }],
        Threshold: 10,
      },
    }),
  );
  const budgets = connect(BudgetsClient, account);
  const Budget = {
    BudgetName: "b",
    BudgetType: "COST",
    TimeUnit: "MONTHLY",
    BudgetLimit: { Amount: "5", Unit: "USD" },
  } as const;
  await budgets.send(new CreateBudgetCommand({ AccountId, Budget }));
  await budgets.send(
    new CreateBudgetActionCommand({
      AccountId,
      BudgetName: "b",
      NotificationType: "ACTUAL",
      ActionType: "APPLY_IAM_POLICY",
      ActionThreshold: { ActionThresholdType: "PERCENTAGE", ActionThresholdValue: 200 },
      Definition: {
        IamActionDefinition: { PolicyArn: `arn:aws:iam::${AccountId}:policy/freeze`, Groups: ["developers"] },
      },
      ExecutionRoleArn: `arn:aws:iam::${AccountId}:role/fuse`,
      ApprovalModel: "MANUAL",
      Subscribers: [{ SubscriptionType: "EMAIL", Address: "mia@corp.test" }],
    }),
  );
  const explorer = connect(ResourceExplorer2Client, account);
  await explorer.send(new CreateIndexCommand({}));
  const { View } = await explorer.send(new CreateViewCommand({ ViewName: "everything" }));
  const hub = connect(SecurityHubClient, account);
  await hub.send(new EnableSecurityHubCommand({}));
  await hub.send(new CreateFindingAggregatorCommand({ RegionLinkingMode: "ALL_REGIONS" }));
  await connect(AccessAnalyzerClient, account).send(new CreateAnalyzerCommand({ analyzerName: "a", type: "ACCOUNT" }));
  const mia = { name: "mia", emailAddress: "mia@corp.test" };
  const contact = (await connect(NotificationsContactsClient, account).send(
    new CreateEmailContactCommand(mia as never),
  )) as unknown as { arn: string };
  const { Credentials } = await connect(STSClient, account).send(new GetSessionTokenCommand({}));
  const credentials = { accessKeyId: Credentials!.AccessKeyId!, secretAccessKey: Credentials!.SecretAccessKey! };
  return { credentials, contact: contact.arn, view: View!.ViewArn! };
}

/** What the account tells of them, ids and dates included. */
async function listAll(account: SandboxAccount, { contact, view }: { contact: string; view: string }) {
  const { accountId: AccountId } = account;
  const costs = connect(CostExplorerClient, account);
  const explorer = connect(ResourceExplorer2Client, account);
  const budgets = connect(BudgetsClient, account);
  return {
    monitors: (await costs.send(new GetAnomalyMonitorsCommand({}))).AnomalyMonitors,
    subscriptions: (await costs.send(new GetAnomalySubscriptionsCommand({}))).AnomalySubscriptions,
    actions: (await budgets.send(new DescribeBudgetActionsForAccountCommand({ AccountId }))).Actions,
    indexes: (await explorer.send(new ListIndexesCommand({}))).Indexes,
    views: [(await explorer.send(new GetViewCommand({ ViewArn: view }))).View],
    aggregators: (await connect(SecurityHubClient, account).send(new ListFindingAggregatorsCommand({})))
      .FindingAggregators,
    analyzers: [
      (await connect(AccessAnalyzerClient, account).send(new GetAnalyzerCommand({ analyzerName: "a" }))).analyzer,
    ],
    contacts: [
      content(
        await connect(NotificationsContactsClient, account).send(new GetEmailContactCommand({ arn: contact } as never)),
      ),
    ],
  };
}

it("an account that is opened again has what the gateway made under the same ids, and takes the same keys", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ringfence-replay-"));
  const open = (keep: boolean) => startAccount({ stateFile: join(folder, "state.jsonl"), keep });
  try {
    const first = await open(false);
    const made = await makeAll(first);
    const before = await listAll(first, made);
    await first.stop();
    for (const [what, listed] of Object.entries(before)) expect([what, listed?.length]).toEqual([what, 1]);
    const second = await open(true);
    const after = await listAll(second, made);
    const who = connect(STSClient, second, "us-east-1", { credentials: made.credentials }).send(
      new GetCallerIdentityCommand({}),
    );
    await expect(who).resolves.toMatchObject({ Arn: `arn:aws:iam::${second.accountId}:root` });
    await second.stop();
    expect(after).toEqual(before);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
