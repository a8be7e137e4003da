import * as cloudwatch from "@aws-sdk/client-cloudwatch";
import * as events from "@aws-sdk/client-eventbridge";
import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { S3Client } from "@aws-sdk/client-s3";
import * as sns from "@aws-sdk/client-sns";
import * as sqs from "@aws-sdk/client-sqs";
import { startAccount, type SandboxAccount } from "../../../../sandbox/account/account";
import { logBucket } from "../../../support/log-bucket";
import { policy } from "../authorization/people";
import { rawCall } from "../raw";
import { connect } from "../support";

type Statement = Parameters<typeof policy>[0];

let account: SandboxAccount;

beforeAll(async () => {
  account = await startAccount();
});

beforeEach(() => {
  account.deliveries.clear();
});

afterAll(() => account.stop());

const OF_ACCOUNT = { StringEquals: { "aws:SourceAccount": "123456789012" } };

/** A statement that lets a service publish, or use a key. */
const lets = (Service: string, Condition?: Statement["Condition"], Action: string | string[] = "sns:Publish") => ({
  Principal: { Service },
  Action,
  Resource: "*",
  ...(Condition ? { Condition } : {}),
});

let made = 0;

/** A topic with a policy, and a queue that hears of everything on it. */
async function topicWith(statements: Statement[], KmsMasterKeyId?: string) {
  const topics = connect(sns.SNSClient, account);
  const queues = connect(sqs.SQSClient, account);
  const name = `alerts-${++made}`;
  const Attributes = { Policy: policy(...statements), ...(KmsMasterKeyId ? { KmsMasterKeyId } : {}) };
  const { TopicArn } = await topics.send(new sns.CreateTopicCommand({ Name: name, Attributes }));
  const { QueueUrl } = await queues.send(new sqs.CreateQueueCommand({ QueueName: name }));
  const Endpoint = `arn:aws:sqs:us-east-1:123456789012:${name}`;
  await topics.send(new sns.SubscribeCommand({ TopicArn, Protocol: "sqs", Endpoint }));
  const heard = async (): Promise<string[]> => {
    const { Messages = [] } = await queues.send(new sqs.ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    return Messages.map(({ Body }) => (JSON.parse(Body!) as { Message: string }).Message);
  };
  return { arn: TopicArn!, endpoint: Endpoint, heard };
}

async function keyWith(...statements: Statement[]): Promise<string> {
  const root = { Principal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "kms:*", Resource: "*" };
  const create = new CreateKeyCommand({ Policy: policy(root, ...statements) });
  return (await connect(KMSClient, account).send(create)).KeyMetadata!.KeyId!;
}

const KEY_USE = ["kms:Decrypt", "kms:GenerateDataKey*"];

/** A rule on events of a kind, with a topic as its target. */
async function rule(Name: string, Arn: string, more: Partial<events.PutRuleCommandInput & events.Target> = {}) {
  const { State, InputTransformer } = more;
  const client = connect(events.EventBridgeClient, account);
  const EventPattern = JSON.stringify({ source: [Name] });
  await client.send(new events.PutRuleCommand({ Name, EventPattern, State }));
  const Targets = [{ Id: "topic", Arn, InputTransformer }];
  await client.send(new events.PutTargetsCommand({ Rule: Name, Targets }));
}

const putEvent = (Source: string, detail: object = { door: 7 }) =>
  connect(events.EventBridgeClient, account).send(
    new events.PutEventsCommand({ Entries: [{ Source, DetailType: "opened", Detail: JSON.stringify(detail) }] }),
  );

describe("a rule of EventBridge", () => {
  test("reaches a topic that lets it in without a condition", async () => {
    const { arn, endpoint, heard } = await topicWith([lets("events.amazonaws.com")]);
    await rule("open", arn, {
      InputTransformer: { InputPathsMap: { door: "$.detail.door" }, InputTemplate: '"door <door> is open"' },
    });
    await putEvent("open");
    expect(await heard()).toEqual(['"door 7 is open"']);
    expect(account.deliveries.entries()).toMatchObject([
      {
        service: "events.amazonaws.com",
        sourceArn: "arn:aws:events:us-east-1:123456789012:rule/open",
        topicArn: arn,
        recipients: [{ protocol: "sqs", endpoint }],
      },
    ]);
    expect(account.deliveries.entries()[0]).not.toHaveProperty("failure");
  });

  // "You can't use Condition blocks in Amazon SNS topic policies for EventBridge."
  test("is dropped, and nobody is told, where the topic asks for the account; it counts as failed", async () => {
    const { arn, heard } = await topicWith([lets("events.amazonaws.com", OF_ACCOUNT)]);
    await rule("conditional", arn);
    const { FailedEntryCount } = await putEvent("conditional");
    expect(FailedEntryCount).toBe(0);
    expect(await heard()).toEqual([]);
    expect(account.deliveries.entries()).toMatchObject([
      {
        failure: {
          action: "sns:Publish",
          resource: arn,
          reason: "no statement allows it, for a service that sends no condition key",
        },
        recipients: [],
      },
    ]);
  });

  // https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html, "Important"
  test("is dropped where the key of the topic asks for the account, and let through where it does not", async () => {
    const asking = await keyWith(lets("events.amazonaws.com", OF_ACCOUNT, KEY_USE));
    const open = await keyWith(lets("events.amazonaws.com", undefined, KEY_USE));
    for (const [key, messages] of [
      [asking, []],
      [open, ['"sealed"']],
    ] as const) {
      const { arn, heard } = await topicWith([lets("events.amazonaws.com")], key);
      await rule("encrypted", arn, { InputTransformer: { InputTemplate: '"sealed"' } });
      await putEvent("encrypted");
      expect(await heard()).toEqual(messages);
    }
    const [dropped, delivered] = account.deliveries.entries();
    expect(dropped?.failure).toMatchObject({
      action: "kms:GenerateDataKey",
      resource: expect.stringMatching(/:key\/.*/) as string,
    });
    expect(delivered?.failure).toBeUndefined();
  });

  test("that is disabled, or in another region than the topic, reaches nobody", async () => {
    const { arn, heard } = await topicWith([lets("events.amazonaws.com")]);
    await rule("disabled", arn, { State: "DISABLED" });
    await rule("far", arn.replace("us-east-1", "eu-west-1"));
    await putEvent("disabled");
    await putEvent("far");
    expect(await heard()).toEqual([]);
    expect(account.deliveries.entries()).toMatchObject([{ failure: { reason: "the topic does not exist" } }]);
  });
});

describe("an alarm of CloudWatch", () => {
  const sound = async (AlarmName: string, topicArn: string) => {
    const client = connect(cloudwatch.CloudWatchClient, account);
    const alarm = { Namespace: "AWS/Billing", MetricName: "EstimatedCharges", Statistic: "Maximum" as const };
    const rest = { Period: 21600, EvaluationPeriods: 1, Threshold: 10 };
    const ComparisonOperator = "GreaterThanThreshold";
    await client.send(
      new cloudwatch.PutMetricAlarmCommand({
        AlarmName,
        ...alarm,
        ...rest,
        ComparisonOperator,
        AlarmActions: [topicArn],
      }),
    );
    const set = { AlarmName, StateValue: "ALARM" as const, StateReason: "threshold crossed" };
    for (let times = 0; times < 2; times++) await client.send(new cloudwatch.SetAlarmStateCommand(set));
  };

  test("sends the account and its own ARN, so that topic and key may ask for both; once, when its state changes", async () => {
    const condition = {
      ...OF_ACCOUNT,
      ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:us-east-1:123456789012:alarm:*" },
    };
    const key = await keyWith(lets("cloudwatch.amazonaws.com", condition, KEY_USE));
    const { arn, heard } = await topicWith([lets("cloudwatch.amazonaws.com", condition)], key);
    await sound("spend", arn);
    const messages = (await heard()).map((text) => JSON.parse(text) as object);
    expect(messages).toMatchObject([{ AlarmName: "spend", NewStateValue: "ALARM" }]);
  });

  test("does not get at the key that AWS manages", async () => {
    const { arn, heard } = await topicWith([lets("cloudwatch.amazonaws.com")], "alias/aws/sns");
    await sound("managed", arn);
    expect(await heard()).toEqual([]);
    expect(account.deliveries.entries()).toMatchObject([
      { failure: { action: "kms:GenerateDataKey", reason: "the policy of the key lets no service in" } },
    ]);
  });

  test("is dropped by a topic for another account", async () => {
    const other = { StringEquals: { "aws:SourceAccount": "210987654321" } };
    const { arn, heard } = await topicWith([lets("cloudwatch.amazonaws.com", other)]);
    await sound("foreign", arn);
    expect(await heard()).toEqual([]);
    expect(account.deliveries.entries()[0]?.failure?.reason).toBe(
      "no statement allows it, for a service that sends aws:SourceAccount, aws:SourceArn",
    );
  });
});

describe("what no call brings about", () => {
  const notice = (service: string, sourceArn: string, topicArn: string) =>
    account.deliveries.publish({ service, sourceArn, topicArn, message: "too much" });

  test("a budget and an anomaly publish on behalf of the account, each only where it is let in", async () => {
    const { arn, heard } = await topicWith([lets("budgets.amazonaws.com", OF_ACCOUNT)]);
    const budget = await notice("budgets.amazonaws.com", "arn:aws:budgets::123456789012:budget/monthly", arn);
    expect(budget.failure).toBeUndefined();
    const anomaly = await notice("costalerts.amazonaws.com", "arn:aws:ce::123456789012:anomalymonitor/1", arn);
    expect(anomaly.failure?.action).toBe("sns:Publish");
    expect(await heard()).toEqual(["too much"]);
  });

  test("a service whose condition keys nobody looked up publishes nothing", async () => {
    const { arn } = await topicWith([lets("s3.amazonaws.com")]);
    await expect(notice("s3.amazonaws.com", "arn:aws:s3:::bucket", arn)).rejects.toThrow(
      "does not know which condition keys s3.amazonaws.com sends",
    );
  });

  test("a deny of the topic is named", async () => {
    const deny = { Sid: "Quiet", Effect: "Deny" as const, Principal: "*", Action: "sns:Publish", Resource: "*" };
    const { arn } = await topicWith([lets("budgets.amazonaws.com"), deny]);
    const budget = await notice("budgets.amazonaws.com", "arn:aws:budgets::123456789012:budget/monthly", arn);
    expect(budget.failure?.reason).toMatch(/^Quiet denies it/);
  });

  test("mail reaches those who confirmed it, and no one else", async () => {
    const topics = connect(sns.SNSClient, account);
    const { arn: TopicArn, endpoint } = await topicWith([lets("budgets.amazonaws.com")]);
    const subscribe = (Endpoint: string) =>
      topics.send(new sns.SubscribeCommand({ TopicArn, Protocol: "email", Endpoint, ReturnSubscriptionArn: true }));
    const { SubscriptionArn } = await subscribe("soc@corp.test");
    await subscribe("late@corp.test");
    const Token = SubscriptionArn?.split(":").at(-1);
    await topics.send(new sns.ConfirmSubscriptionCommand({ TopicArn, Token }));
    const { recipients } = await notice("budgets.amazonaws.com", "arn:aws:budgets::123456789012:budget/a", TopicArn);
    expect(recipients).toEqual([
      { protocol: "sqs", endpoint },
      { protocol: "email", endpoint: "soc@corp.test" },
    ]);
  });
});

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html */
describe("an event of CloudTrail", () => {
  const call = (operation: string, input: object) =>
    rawCall(
      account,
      { service: "cloudtrail", target: `com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.${operation}` },
      input,
    );
  const use = (readOnly: boolean) =>
    account.deliveries.event("us-east-1", {
      source: "watched",
      "detail-type": "AWS API Call via CloudTrail",
      detail: { eventName: "AssumeRole", readOnly },
    });
  let heard: () => Promise<string[]>;

  beforeAll(async () => {
    const topic = await topicWith([lets("events.amazonaws.com")]);
    heard = topic.heard;
    await rule("watched", topic.arn, { State: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS" });
    await logBucket(connect(S3Client, account), "trail-logs");
    await call("CreateTrail", { Name: "all", S3BucketName: "trail-logs", IsMultiRegionTrail: true });
  });

  test("does not come without a trail that is on", async () => {
    expect(await use(true)).toEqual([]);
    await call("StartLogging", { Name: "all" });
    expect(await use(true)).toHaveLength(1);
    expect(await heard()).toHaveLength(1);
  });

  test("of a read does not come from a trail that logs writes alone", async () => {
    const put = (ReadWriteType: string) =>
      call("PutEventSelectors", { TrailName: "all", EventSelectors: [{ ReadWriteType }] });
    await put("WriteOnly");
    expect(await use(true)).toEqual([]);
    expect(await use(false)).toHaveLength(1);
    await put("All");
    expect(await use(true)).toHaveLength(1);
  });

  test("comes of a confirmation that somebody signed, and not of the link in a mail", async () => {
    const { arn: TopicArn } = await topicWith([lets("events.amazonaws.com")]);
    await rule("aws.sns", TopicArn);
    const follow = `${account.endpoint}/?${new URLSearchParams({ Action: "ConfirmSubscription", TopicArn, Token: "guess" }).toString()}`;
    account.deliveries.clear();
    const answer = await fetch(follow);
    await account.deliveries.settled();
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining("Invalid parameter: Token")]);
    expect(account.deliveries.entries()).toEqual([]);
    const signed = connect(sns.SNSClient, account).send(
      new sns.ConfirmSubscriptionCommand({ TopicArn, Token: "guess" }),
    );
    await expect(signed).rejects.toThrow("Invalid parameter: Token");
    await account.deliveries.settled();
    expect(account.deliveries.entries()).toMatchObject([{ message: expect.stringContaining("ConfirmSubscription") }]);
    await connect(events.EventBridgeClient, account).send(new events.DisableRuleCommand({ Name: "aws.sns" }));
  });

  test("of a read does not come to a rule that is merely enabled", async () => {
    const client = connect(events.EventBridgeClient, account);
    await client.send(new events.PutRuleCommand({ Name: "watched", EventPattern: '{"source":["watched"]}' }));
    expect(await use(true)).toEqual([]);
    expect(await use(false)).toHaveLength(1);
  });
});

test("a rule that has a role publishes nothing here, and says so", async () => {
  const { arn } = await topicWith([lets("events.amazonaws.com")]);
  const RoleArn = "arn:aws:iam::123456789012:role/publisher";
  const client = connect(events.EventBridgeClient, account);
  await client.send(new events.PutRuleCommand({ Name: "role", EventPattern: '{"source":["role"]}' }));
  await client.send(new events.PutTargetsCommand({ Rule: "role", Targets: [{ Id: "topic", Arn: arn, RoleArn }] }));
  await putEvent("role");
  expect(account.deliveries.entries()[0]?.failure?.reason).toBe(
    `what ${RoleArn} may publish is judged by nobody in the sandbox`,
  );
});
