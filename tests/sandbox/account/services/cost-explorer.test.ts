import {
  CostExplorerClient,
  CreateAnomalyMonitorCommand,
  CreateAnomalySubscriptionCommand,
  type AnomalySubscription,
} from "@aws-sdk/client-cost-explorer";
import { startAccount, type SandboxAccount } from "../../../../sandbox/account/account";

let account: SandboxAccount;
let client: CostExplorerClient;

beforeAll(async () => {
  account = await startAccount();
  const { endpoint, credentials } = account;
  client = new CostExplorerClient({ endpoint, credentials, region: "us-east-1" });
});

afterAll(async () => {
  client.destroy();
  await account.stop();
});

const makeMonitor = () =>
  client.send(
    new CreateAnomalyMonitorCommand({
      AnomalyMonitor: { MonitorName: "services", MonitorType: "DIMENSIONAL", MonitorDimension: "SERVICE" },
    }),
  );

test("an account has one monitor of services, and a subscription is as AWS takes it", async () => {
  const { MonitorArn } = await makeMonitor();
  await expect(makeMonitor()).rejects.toMatchObject({
    name: "ValidationException",
    message: "Limit exceeded on dimensional spend monitor creation",
  });

  const right: AnomalySubscription = {
    SubscriptionName: "alert",
    MonitorArnList: [MonitorArn!],
    Frequency: "IMMEDIATE",
    Subscribers: [{ Type: "SNS", Address: "arn:aws:sns:us-east-1:123456789012:alerts" }],
    ThresholdExpression: {
      Dimensions: { Key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE", MatchOptions: ["GREATER_THAN_OR_EQUAL"], Values: ["10"] },
    },
  };
  const subscribe = (change: Partial<AnomalySubscription>) =>
    client.send(new CreateAnomalySubscriptionCommand({ AnomalySubscription: { ...right, ...change } }));
  const mail = [{ Type: "EMAIL", Address: "mia@corp.test" }] as const;
  const refusals: [Partial<AnomalySubscription>, object][] = [
    [{ Subscribers: [...mail] }, { name: "ValidationException" }],
    [{ Frequency: "DAILY" }, { name: "ValidationException" }],
    [
      { ThresholdExpression: undefined },
      { name: "ValidationException", message: "Threshold and ThresholdExpression cannot both be null" },
    ],
    [{ MonitorArnList: [`${MonitorArn}0`] }, { name: "UnknownMonitorException" }],
  ];
  for (const [change, error] of refusals) await expect(subscribe(change)).rejects.toMatchObject(error);
  expect(await subscribe({})).toMatchObject({
    SubscriptionArn: expect.stringMatching(/anomalysubscription/) as string,
  });
  await subscribe({ Frequency: "DAILY", Subscribers: [...mail] });
});
