import {
  ConfirmSubscriptionCommand,
  CreateTopicCommand,
  DeleteTopicCommand,
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTagsForResourceCommand,
  PublishCommand,
  SNSClient,
  SetSubscriptionAttributesCommand,
  SetTopicAttributesCommand,
  SubscribeCommand,
  TagResourceCommand,
  UnsubscribeCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-sns";
import { startAccount, type SandboxAccount } from "../../../../../sandbox/account/account";
import { connect, failure } from "../../support";

let account: SandboxAccount;
let client: SNSClient;

beforeAll(async () => {
  account = await startAccount();
  client = connect(SNSClient, account, "ap-southeast-2");
});

afterAll(() => account.stop());

const POLICY = JSON.stringify({ Version: "2012-10-17", Statement: [] });

const createTopic = async (Name: string) => (await client.send(new CreateTopicCommand({ Name }))).TopicArn!;

const attributes = async (TopicArn: string) =>
  (await client.send(new GetTopicAttributesCommand({ TopicArn }))).Attributes;

describe("a topic", () => {
  test("is created again without harm, but not with other tags", async () => {
    const tags = (Value: string) => ({ Tags: [{ Key: "team", Value }] });
    const first = await client.send(new CreateTopicCommand({ Name: "tagged", ...tags("soc") }));
    const again = await client.send(new CreateTopicCommand({ Name: "tagged", ...tags("soc") }));
    expect(again.TopicArn).toBe(first.TopicArn);
    expect(await failure(client.send(new CreateTopicCommand({ Name: "tagged", ...tags("finance") })))).toEqual({
      code: "InvalidParameterException",
      message: "Invalid parameter: Tags Reason: Topic already exists with different tags",
      status: 400,
    });
  });

  test("keeps its attributes", async () => {
    const TopicArn = await createTopic("attributes");
    const given: [string, string][] = [
      ["Policy", POLICY],
      ["DisplayName", "Alerts"],
      ["KmsMasterKeyId", "alias/alerts"],
      ["SignatureVersion", "2"],
      ["TracingConfig", "Active"],
      ["HTTPSuccessFeedbackSampleRate", "50"],
      ["LambdaFailureFeedbackRoleArn", "arn:aws:iam::123456789012:role/feedback"],
    ];
    for (const [AttributeName, AttributeValue] of given)
      await client.send(new SetTopicAttributesCommand({ TopicArn, AttributeName, AttributeValue }));
    expect(await attributes(TopicArn)).toMatchObject({ TopicArn, ...Object.fromEntries(given) });
  });

  test("keeps attributes given at its creation", async () => {
    const { TopicArn } = await client.send(
      new CreateTopicCommand({ Name: "born-with", Attributes: { SignatureVersion: "2" } }),
    );
    expect(await attributes(TopicArn!)).toMatchObject({ SignatureVersion: "2" });
  });

  test("has no attribute that AWS does not know", async () => {
    const TopicArn = await createTopic("attributes");
    const set = new SetTopicAttributesCommand({ TopicArn, AttributeName: "Colour", AttributeValue: "red" });
    expect(await failure(client.send(set))).toMatchObject({ code: "InvalidParameterException" });
  });

  test("carries tags", async () => {
    const ResourceArn = await createTopic("tags");
    await client.send(
      new TagResourceCommand({
        ResourceArn,
        Tags: [
          { Key: "a", Value: "1" },
          { Key: "b", Value: "2" },
        ],
      }),
    );
    await client.send(new UntagResourceCommand({ ResourceArn, TagKeys: ["a"] }));
    expect((await client.send(new ListTagsForResourceCommand({ ResourceArn }))).Tags).toEqual([
      { Key: "b", Value: "2" },
    ]);
  });

  test("is gone after its deletion", async () => {
    const TopicArn = await createTopic("gone");
    await client.send(new DeleteTopicCommand({ TopicArn }));
    expect(await failure(attributes(TopicArn))).toMatchObject({ code: "NotFoundException", status: 404 });
  });
});

describe("a subscription by mail", () => {
  let TopicArn: string;
  let SubscriptionArn: string;

  beforeAll(async () => {
    TopicArn = await createTopic("mail");
    const subscribe = { TopicArn, Protocol: "email", Endpoint: "soc@corp.test" };
    SubscriptionArn = (await client.send(new SubscribeCommand({ ...subscribe, ReturnSubscriptionArn: true })))
      .SubscriptionArn!;
  });

  const read = async () => (await client.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }))).Attributes;
  const listed = async () =>
    (await client.send(new ListSubscriptionsByTopicCommand({ TopicArn }))).Subscriptions?.map(
      (one) => one.SubscriptionArn,
    );

  test("waits for its receiver, and shows it", async () => {
    expect(SubscriptionArn).toMatch(/^arn:aws:sns:ap-southeast-2:123456789012:mail:[0-9a-f-]{36}$/);
    expect(await read()).toMatchObject({
      PendingConfirmation: "true",
      ConfirmationWasAuthenticated: "false",
      Endpoint: "soc@corp.test",
    });
    expect(await listed()).toEqual(["PendingConfirmation"]);
    expect(await attributes(TopicArn)).toMatchObject({ SubscriptionsPending: "1", SubscriptionsConfirmed: "0" });
  });

  test("is the same one when asked for again, and keeps its ARN to itself unless asked", async () => {
    const again = { TopicArn, Protocol: "email", Endpoint: "soc@corp.test" };
    expect((await client.send(new SubscribeCommand(again))).SubscriptionArn).toBe("pending confirmation");
    expect((await client.send(new SubscribeCommand({ ...again, ReturnSubscriptionArn: true }))).SubscriptionArn).toBe(
      SubscriptionArn,
    );
  });

  test("takes attributes while it waits", async () => {
    const FilterPolicy = JSON.stringify({ severity: ["high"] });
    await client.send(
      new SetSubscriptionAttributesCommand({
        SubscriptionArn,
        AttributeName: "FilterPolicy",
        AttributeValue: FilterPolicy,
      }),
    );
    expect(await read()).toMatchObject({ FilterPolicy, PendingConfirmation: "true" });
  });

  test("cannot be removed while it waits", async () => {
    const { code, message } = await failure(client.send(new UnsubscribeCommand({ SubscriptionArn })));
    expect(code).toBe("InvalidParameterException");
    expect(message).toMatch(/pending confirmation/);
  });

  test("is confirmed with its token, then removed", async () => {
    expect(await failure(client.send(new ConfirmSubscriptionCommand({ TopicArn, Token: "guess" })))).toMatchObject({
      code: "InvalidParameterException",
      message: "Invalid parameter: Token",
    });
    const confirm = new ConfirmSubscriptionCommand({ TopicArn, Token: SubscriptionArn.split(":").at(-1) });
    await client.send(confirm);
    expect((await client.send(confirm)).SubscriptionArn).toBe(SubscriptionArn);
    expect(await read()).toMatchObject({ PendingConfirmation: "false" });
    expect(await listed()).toEqual([SubscriptionArn]);
    await client.send(new UnsubscribeCommand({ SubscriptionArn }));
    expect(await failure(read())).toMatchObject({ code: "NotFoundException" });
    expect(await failure(client.send(confirm))).toMatchObject({ message: "Invalid parameter: Token" });
  });
});

test.each([
  ["an ARN that is none", "alerts", "Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1"],
  [
    "an ARN that ends early",
    "arn:aws:sns",
    "Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 3",
  ],
])("%s is named, whatever asks for the topic", async (_, TopicArn, message) => {
  const calls = [
    client.send(new ConfirmSubscriptionCommand({ TopicArn, Token: "guess" })),
    client.send(new GetTopicAttributesCommand({ TopicArn })),
    client.send(new PublishCommand({ TopicArn, Message: "hello" })),
    client.send(new SubscribeCommand({ TopicArn, Protocol: "email", Endpoint: "soc@corp.test" })),
  ];
  for (const call of calls)
    expect(await failure(call)).toEqual({ code: "InvalidParameterException", message, status: 400 });
});

test("a subscription of a queue needs no confirmation", async () => {
  const TopicArn = await createTopic("queue");
  const Endpoint = "arn:aws:sqs:ap-southeast-2:123456789012:queue";
  const { SubscriptionArn } = await client.send(new SubscribeCommand({ TopicArn, Protocol: "sqs", Endpoint }));
  const { Attributes } = await client.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }));
  expect(Attributes).toMatchObject({ PendingConfirmation: "false" });
});

test("a message is accepted and leaves the machine on no way", async () => {
  const TopicArn = await createTopic("web");
  const Endpoint = `${account.endpoint}/hook`;
  const subscribe = new SubscribeCommand({ TopicArn, Protocol: "http", Endpoint, ReturnSubscriptionArn: true });
  const { SubscriptionArn } = await client.send(subscribe);
  await client.send(new ConfirmSubscriptionCommand({ TopicArn, Token: SubscriptionArn?.split(":").at(-1) }));
  account.journal.clear();
  expect((await client.send(new PublishCommand({ TopicArn, Message: "hello" }))).MessageId).toBeDefined();
  expect(account.journal.entries().map(({ operation }) => operation)).toEqual(["Publish"]);
});
