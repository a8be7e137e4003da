import { CreateTopicCommand, ListSubscriptionsByTopicCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { startAccount, type SandboxAccount } from "../../../sandbox/account/account";
import { openMailbox } from "../../../sandbox/tour/mailbox";
import { connect } from "../account/support";

const REGION = "ap-southeast-2";
let account: SandboxAccount;
let url: string;

beforeAll(async () => {
  account = await startAccount();
  url = await openMailbox(account);
});
afterAll(() => account.stop());

const page = async (path = "/") => (await fetch(`${url}${path}`)).text();

test("a confirmation waits for its reader, whose link confirms it", async () => {
  const sns = connect(SNSClient, account, REGION);
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: "alerts" }));
  expect(await page()).toContain("No mail yet.");
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: "email", Endpoint: "ada@acme.sandbox" }));
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: "https", Endpoint: "https://hooks.acme.sandbox/" }));
  const waiting = await page();
  expect(waiting).toContain("To ada@acme.sandbox: confirm the subscription");
  expect(waiting).not.toContain("hooks.acme.sandbox");

  const [, link] = /href="([^"]+)"/.exec(waiting)!;
  const path = link!.replaceAll("&amp;", "&");
  expect(await page(path.replace(/token=.*/, "token=guess"))).toContain("Not confirmed: Invalid parameter: Token");
  expect(await page(path)).toContain("Subscription confirmed:");
  expect(await page(path)).toContain("Subscription confirmed:");
  const calls = account.journal.entries().filter(({ operation }) => operation === "ConfirmSubscription");
  expect(calls.map(({ principal, region }) => [principal, region])).toEqual([1, 2, 3].map(() => ["anonymous", REGION]));
  const { Subscriptions = [] } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  const mail = Subscriptions.find(({ Protocol }) => Protocol === "email");
  expect(mail!.SubscriptionArn).toMatch(/^arn:/);

  expect(await page()).not.toContain("confirm the subscription");
});

test("a link that is no link of SNS is answered as SNS does, and by no words of the emulator", async () => {
  const asked = ["", "?topicArn=alerts&token=1", "?topicArn=arn:aws:sns::123456789012&token=1"];
  const answers = await Promise.all(asked.map((query) => page(`/confirm${query}`)));
  expect(answers.map((answer) => /Not confirmed: (.*)</.exec(answer)?.[1])).toEqual(
    [1, 1, 5].map((parts) => `Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not ${parts}`),
  );
});
