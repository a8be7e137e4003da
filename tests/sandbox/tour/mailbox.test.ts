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
  const { Subscriptions = [] } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  const mail = Subscriptions.find(({ Protocol }) => Protocol === "email");
  expect(mail!.SubscriptionArn).toMatch(/^arn:/);

  expect(await page()).not.toContain("confirm the subscription");
});
