import { DescribeInstancesCommand, RunInstancesCommand } from "@aws-sdk/client-ec2";
import { PutEventsCommand } from "@aws-sdk/client-eventbridge";
import {
  AttachRolePolicyCommand,
  CreateAccessKeyCommand,
  DetachRolePolicyCommand,
  ListUsersCommand,
} from "@aws-sdk/client-iam";
import {
  ConfirmSubscriptionCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  SetTopicAttributesCommand,
} from "@aws-sdk/client-sns";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { CANARY_PATH } from "../../domain/documents/own-principals";
import { DEFAULT_REGIONS } from "../../domain/regions/regions";
import { DRILL_SOURCE } from "../../domain/documents/drill";
import { DRILL_WORDS, drillDetail } from "../../domain/signals/drill";
import { messageOf, render } from "../../domain/signals/message";
import { SIGNALS } from "../../domain/signals/table";
import { clientsFor } from "../../sandbox/account/clients";
import { ALLOWED, HOME } from "../domain/signals/envelopes";
import { EXAMPLES } from "../domain/signals/examples";
import { as, person } from "../support/sign-in";
import { changes, type Keys, only, openTestStack, type TestStack, THREE_ANSWERS } from "../support/stack";

const IDLE = "sa-east-1";
const MACHINE = { ImageId: "ami-0123456789abcdef0", InstanceType: "t3.micro", MinCount: 1, MaxCount: 1 } as const;

const SETTINGS = {
  ...THREE_ANSWERS,
  allowedRegions: ALLOWED,
  // Those of the examples, which know a region where Bedrock is used.
  guardrails: { unusedServices: [] },
  controls: { ...only("alert-channel", "audit-trail", "early-warning"), "canary-key": "on" },
};

const signal = (id: string) => SIGNALS.find((each) => each.id === id)!;

/** Seventeen regions, two of them in use, and people who have confirmed that they read. */
describe("early warning", () => {
  let stack: TestStack;
  let topicArn: string;
  let thief: Keys;

  const account = () => stack.session.account;
  const owner = (region = HOME) => clientsFor(account(), region);
  const told = () =>
    account()
      .deliveries.entries()
      .filter(({ failure }) => failure === undefined);
  const mails = () => told().map(({ message }) => message);
  /** What rang meanwhile for the owner of the sandbox, who is root, is another matter. */
  const quiet = async () => {
    await account().deliveries.settled();
    account().deliveries.clear();
  };
  const drill = (region: string, id: string) => {
    const Detail = JSON.stringify(drillDetail(signal(id), "K3F9"));
    const entry = { Source: DRILL_SOURCE, DetailType: "Ringfence drill", Detail };
    return owner(region).events.send(new PutEventsCommand({ Entries: [entry] }));
  };

  beforeAll(async () => {
    stack = await openTestStack(SETTINGS);
    const first = await stack.up();
    expect(first).toMatchObject({ code: 0 });
    const topic = (await stack.resources()).find(({ urn }) => urn.endsWith(`::ringfence-alert-channel-topic-${HOME}`))!;
    topicArn = topic.outputs.arn as string;
    const { sns } = owner();
    for (const { outputs } of (await stack.resources()).filter(({ type }) => type.endsWith(":TopicSubscription"))) {
      const TopicArn = outputs.topic as string;
      if (TopicArn !== topicArn) continue;
      // The sandbox mails nothing: the token is the last part of the ARN.
      const Token = (outputs.arn as string).split(":").at(-1);
      await sns.send(new ConfirmSubscriptionCommand({ TopicArn, Token }));
    }
    thief = (await person(account(), "thief", { policy: { Effect: "Deny", Action: "ec2:*", Resource: "*" } })).keys;
  });
  beforeEach(quiet);
  afterAll(() => stack.close());

  test("reaches two people who confirmed", async () => {
    const { Subscriptions = [] } = await owner().sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: topicArn }));
    expect(Subscriptions.map(({ SubscriptionArn }) => SubscriptionArn)).not.toContain("PendingConfirmation");
    await drill(HOME, "idle-machine");
    expect(
      told()[0]!
        .recipients.map(({ endpoint }) => endpoint)
        .sort(),
    ).toEqual(["oncall@acme.sandbox", "security@acme.sandbox"]);
  });

  test("is made whole, and a second up finds nothing to do", async () => {
    expect(Object.keys(changes(await stack.up()))).toEqual(["unchanged"]);
  });

  test.each(DEFAULT_REGIONS)("hears a drill in %s, once, in the words of its signal", async (region) => {
    await drill(region, "idle-machine");
    expect(told()).toHaveLength(1);
    const { message, topicArn: to } = told()[0]!;
    expect(to).toBe(topicArn);
    expect(message.split("\n")[0]).toBe(
      `"CRITICAL: ${DRILL_WORDS}. ${signal("idle-machine").title}. Account 123456789012, region ${region}."`,
    );
    expect(message).toContain("K3F9");
  });

  test("hears each signal in its own words, and nothing of daily work", async () => {
    const wrong: unknown[] = [];
    for (const { what, rings, event } of EXAMPLES) {
      account().deliveries.clear();
      await account().deliveries.event(event.region, event as never);
      const expected = rings === undefined ? [] : [render(messageOf(signal(rings)), event)];
      if (JSON.stringify(mails()) !== JSON.stringify(expected)) wrong.push({ what, expected, mails: mails() });
    }
    expect(wrong).toEqual([]);
  });

  test("hears of the canary key, wherever and for whatever it is used, and the key opens nothing", async () => {
    const { iam } = owner();
    const { Users = [] } = await iam.send(new ListUsersCommand({ PathPrefix: CANARY_PATH }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: Users[0]!.UserName }));
    const keys = { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
    await quiet();
    const canary = clientsFor(as(account(), keys), IDLE);
    await canary.sts.send(new GetCallerIdentityCommand({}));
    await expect(canary.ec2.send(new DescribeInstancesCommand({}))).rejects.toThrow(
      /not authorized|UnauthorizedOperation/,
    );
    await account().deliveries.settled();
    const rung = mails().filter((mail) => mail.includes(signal("canary-used").title));
    expect(rung).toHaveLength(2);
    for (const mail of rung) expect(mail).toContain(`region ${IDLE}.`);
  });

  test("hears of a machine in an idle region, and of who started it, and of none where work is", async () => {
    const { Instances } = await owner(IDLE).ec2.send(new RunInstancesCommand(MACHINE));
    const machine = Instances![0]!.InstanceId!;
    const [mail] = mails();
    expect(mail).toContain(`region ${IDLE}.`);
    expect(mail).toContain(`What: machine ${machine}`);
    await account().deliveries.settled();
    // Root's own call is told as such, and not as a launch.
    expect(mails()[1]).toContain(signal("root-call").title);
    expect(mails()[1]).toContain("RunInstances");
    await quiet();
    const developer = await person(account(), "developer", {
      policy: { Effect: "Allow", Action: "ec2:*", Resource: "*" },
    });
    await quiet();
    await clientsFor(as(account(), developer.keys), IDLE).ec2.send(new RunInstancesCommand(MACHINE));
    await account().deliveries.settled();
    expect(mails().map((text) => text.split("\n")[0])).toEqual(
      ["idle-machine", "idle-launch"].map(
        (id) => `"CRITICAL: ${signal(id).title}. Account 123456789012, region ${IDLE}."`,
      ),
    );
    expect(mails()[1]).toContain("arn:aws:iam::123456789012:user/developer");
    await quiet();
    await clientsFor(as(account(), developer.keys), HOME).ec2.send(new RunInstancesCommand(MACHINE));
    await account().deliveries.settled();
    expect(mails()).toEqual([]);
  });

  test("hears of a launch that was denied, in an idle region alone", async () => {
    const launch = async (region: string) => {
      const { ec2 } = clientsFor(as(account(), thief), region);
      await expect(ec2.send(new RunInstancesCommand(MACHINE))).rejects.toMatchObject({ name: "UnauthorizedOperation" });
      await account().deliveries.settled();
    };
    await launch(HOME);
    expect(mails()).toEqual([]);
    await launch(IDLE);
    expect(mails()).toHaveLength(1);
    expect(mails()[0]).toContain(`HIGH: ${signal("idle-refused").title}. Account 123456789012, region ${IDLE}.`);
    expect(mails()[0]).toContain("arn:aws:iam::123456789012:user/thief");
  });

  test("is silent while its role has no right, and nobody says so", async () => {
    const attachment = (await stack.resources()).find(({ urn }) =>
      urn.endsWith("RolePolicyAttachment::ringfence-early-warning-forward"),
    )!;
    const { role: RoleName, policyArn: PolicyArn } = attachment.outputs as { role: string; policyArn: string };
    const { iam } = owner("us-east-1");
    await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
    await quiet();
    await drill(IDLE, "idle-machine");
    expect(mails()).toEqual([]);
    expect(account().deliveries.forwards()[0]?.failure?.action).toBe("events:PutEvents");
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
    await quiet();
    await drill(IDLE, "idle-machine");
    expect(mails()).toHaveLength(1);
  });

  test("is silent while the topic lets EventBridge in no more", async () => {
    const { sns } = owner();
    const { Attributes } = await sns.send(new GetTopicAttributesCommand({ TopicArn: topicArn }));
    const put = (AttributeValue: string) =>
      sns.send(new SetTopicAttributesCommand({ TopicArn: topicArn, AttributeName: "Policy", AttributeValue }));
    const policy = Attributes!.Policy!;
    await put(policy.replaceAll("events.amazonaws.com", "budgets.amazonaws.com"));
    await quiet();
    await drill(IDLE, "idle-machine");
    expect(mails()).toEqual([]);
    expect(account().deliveries.entries()[0]?.failure?.action).toBe("sns:Publish");
    await put(policy);
  });
});
