import { CloudTrailClient, CreateTrailCommand, StartLoggingCommand } from "@aws-sdk/client-cloudtrail";
import { DescribeInstancesCommand, EC2Client, RunInstancesCommand } from "@aws-sdk/client-ec2";
import {
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  type RuleState,
} from "@aws-sdk/client-eventbridge";
import {
  AttachRolePolicyCommand,
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DetachRolePolicyCommand,
  IAMClient,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { S3Client } from "@aws-sdk/client-s3";
import { CreateTopicCommand, SetTopicAttributesCommand, SNSClient } from "@aws-sdk/client-sns";
import { forwardingRights, forwardingTrust } from "../../../../domain/documents/forwarding";
import { alertTopicPolicy } from "../../../../domain/documents/resource-policies/alert-topic";
import { startAccount, type SandboxAccount } from "../../../../sandbox/account/account";
import { logBucket } from "../../../support/log-bucket";
import { connect, failure } from "../support";

const HOME = "ap-southeast-2";
const AWAY = "eu-west-1";
const ACCOUNT = "123456789012";
const BUS = `arn:aws:events:${HOME}:${ACCOUNT}:event-bus/default`;
const READER: RuleState = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

let account: SandboxAccount;
let topicArn: string;
let roleArn: string;
let policyArn: string;

const iam = () => connect(IAMClient, account);
const bridge = (region: string) => connect(EventBridgeClient, account, region);

/** A rule in each of the two regions: one that sends what has the source, and one at home that tells of it. */
async function way(source: string, { State, RoleArn = roleArn }: { State?: RuleState; RoleArn?: string | null } = {}) {
  const Name = `forward-${source.replaceAll(".", "-")}`;
  const EventPattern = JSON.stringify({ source: [source] });
  await bridge(AWAY).send(new PutRuleCommand({ Name, EventPattern, State }));
  const target = { Id: "home", Arn: BUS, ...(RoleArn === null ? {} : { RoleArn }) };
  await bridge(AWAY).send(new PutTargetsCommand({ Rule: Name, Targets: [target] }));
  await bridge(HOME).send(new PutRuleCommand({ Name: "tell", EventPattern, State }));
  const InputTransformer = {
    InputPathsMap: {
      region: "$.region",
      account: "$.account",
      machine: "$.detail.instance-id",
      call: "$.detail.eventName",
      error: "$.detail.errorCode",
      who: "$.detail.userIdentity.arn",
    },
    InputTemplate: '"<machine><call> <error> in <region> of <account> by <who>"',
  };
  const told = { Id: "topic", Arn: topicArn, InputTransformer };
  await bridge(HOME).send(new PutTargetsCommand({ Rule: "tell", Targets: [told] }));
  account.deliveries.clear();
}

const put = (Source: string, region = AWAY) =>
  bridge(region).send(
    new PutEventsCommand({ Entries: [{ Source, DetailType: "drill", Detail: '{"instance-id":"i-1"}' }] }),
  );

const messages = () => account.deliveries.entries().map(({ message }) => message);

beforeAll(async () => {
  account = await startAccount();
  const topics = connect(SNSClient, account, HOME);
  topicArn = (await topics.send(new CreateTopicCommand({ Name: "alerts" }))).TopicArn!;
  const AttributeValue = JSON.stringify(alertTopicPolicy(topicArn, ACCOUNT));
  const attribute = { TopicArn: topicArn, AttributeName: "Policy", AttributeValue };
  await topics.send(new SetTopicAttributesCommand(attribute));
  const trust = JSON.stringify(forwardingTrust(ACCOUNT, "forward-"));
  const { Role } = await iam().send(new CreateRoleCommand({ RoleName: "home", AssumeRolePolicyDocument: trust }));
  roleArn = Role!.Arn!;
  const PolicyDocument = JSON.stringify(forwardingRights(HOME, ACCOUNT));
  policyArn = (await iam().send(new CreatePolicyCommand({ PolicyName: "home", PolicyDocument }))).Policy!.Arn!;
  await iam().send(new AttachRolePolicyCommand({ RoleName: "home", PolicyArn: policyArn }));
});

afterAll(() => account.stop());

describe("an event of another region", () => {
  beforeAll(() => way("drill"));
  beforeEach(() => {
    account.deliveries.clear();
  });

  test("arrives at home with the region and the account where it happened, once", async () => {
    await put("drill");
    expect(messages()).toEqual([`"i-1  in ${AWAY} of ${ACCOUNT} by "`]);
    expect(account.deliveries.forwards()).toMatchObject([{ busArn: BUS, roleArn, event: { region: AWAY } }]);
  });

  test("of home itself is not sent, and told once", async () => {
    await put("drill", HOME);
    expect(messages()).toEqual([`"i-1  in ${HOME} of ${ACCOUNT} by "`]);
    expect(account.deliveries.forwards()).toEqual([]);
  });

  const refusedAs = async () => {
    await put("drill");
    expect(messages()).toEqual([]);
    return account.deliveries.forwards()[0]?.failure;
  };

  test("is dropped without a word while the role has no right", async () => {
    const attachment = { RoleName: "home", PolicyArn: policyArn };
    await iam().send(new DetachRolePolicyCommand(attachment));
    expect(await refusedAs()).toEqual({
      action: "events:PutEvents",
      resource: BUS,
      reason: `${roleArn} has no right to put events there`,
    });
    await iam().send(new AttachRolePolicyCommand(attachment));
    await put("drill");
    expect(messages()).toHaveLength(1);
  });

  test("is dropped while the role trusts other rules only", async () => {
    const trust = (rules: string) =>
      iam().send(
        new UpdateAssumeRolePolicyCommand({
          RoleName: "home",
          PolicyDocument: JSON.stringify(forwardingTrust(ACCOUNT, rules)),
        }),
      );
    await trust("other-");
    expect((await refusedAs())?.reason).toBe("the role does not trust EventBridge for this rule");
    await trust("forward-");
    await put("drill");
    expect(messages()).toHaveLength(1);
  });

  test("is dropped without a role, or with one that is not there", async () => {
    await way("no.role", { RoleArn: null });
    await put("no.role");
    await way("lost.role", { RoleArn: `arn:aws:iam::${ACCOUNT}:role/lost` });
    await put("lost.role");
    expect(account.deliveries.forwards().map(({ failure }) => failure?.reason)).toEqual(["the role does not exist"]);
    expect(messages()).toEqual([]);
  });

  test("is not sent on from where it was sent", async () => {
    const onward = { Id: "onward", Arn: `arn:aws:events:us-west-2:${ACCOUNT}:event-bus/default`, RoleArn: roleArn };
    await way("onward");
    await bridge(HOME).send(new PutTargetsCommand({ Rule: "tell", Targets: [onward] }));
    await put("onward");
    expect(account.deliveries.forwards().map(({ failure }) => failure?.reason)).toEqual([
      undefined,
      "the event was sent from another region already, and is not sent on",
    ]);
  });
});

test("nobody speaks for AWS: an entry whose source is one of its services is refused, and the others are taken", async () => {
  await way("drill");
  const entry = (Source: string) => ({ Source, DetailType: "drill", Detail: "{}" });
  const Entries = [entry("aws.ec2"), entry("drill"), entry("aws.guardduty")];
  const { FailedEntryCount, Entries: answers } = await bridge(AWAY).send(new PutEventsCommand({ Entries }));
  expect(FailedEntryCount).toBe(2);
  expect(answers!.map(({ ErrorCode, EventId }) => ErrorCode ?? typeof EventId)).toEqual([
    "NotAuthorizedForSourceException",
    "string",
    "NotAuthorizedForSourceException",
  ]);
  expect(messages()).toHaveLength(1);
});

describe("EC2", () => {
  const launch = (ec2: EC2Client, more: object = {}) =>
    ec2.send(
      new RunInstancesCommand({ ImageId: "ami-12c6146b", InstanceType: "t3.micro", MinCount: 1, MaxCount: 1, ...more }),
    );
  const ec2 = () => connect(EC2Client, account, AWAY);

  test("tells of a machine that runs, in its region, without any trail", async () => {
    await way("aws.ec2");
    const { Instances } = await launch(ec2());
    expect(messages()).toEqual([`"${Instances![0]!.InstanceId!}  in ${AWAY} of ${ACCOUNT} by "`]);
  });

  describe("while a trail logs", () => {
    let thief: EC2Client;
    const who = `arn:aws:iam::${ACCOUNT}:user/thief`;

    beforeAll(async () => {
      const S3BucketName = await logBucket(connect(S3Client, account), "trail-logs");
      const trails = connect(CloudTrailClient, account);
      await trails.send(new CreateTrailCommand({ Name: "all", S3BucketName, IsMultiRegionTrail: true }));
      await iam().send(new CreateUserCommand({ UserName: "thief" }));
      const { AccessKey } = await iam().send(new CreateAccessKeyCommand({ UserName: "thief" }));
      const credentials = { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
      thief = connect(EC2Client, account, AWAY, { credentials });
      await way("aws.ec2");
      await failure(launch(thief));
      await account.deliveries.settled();
      expect(messages()).toEqual([]);
      await trails.send(new StartLoggingCommand({ Name: "all" }));
    });

    beforeEach(async () => {
      await account.deliveries.settled();
      account.deliveries.clear();
    });

    test("its calls that change something are told, denied ones and dry runs too, with who made them", async () => {
      await failure(launch(thief));
      await account.deliveries.settled();
      expect(messages()).toEqual([`"RunInstances Client.UnauthorizedOperation in ${AWAY} of ${ACCOUNT} by ${who}"`]);
      await failure(launch(ec2(), { DryRun: true }));
      await account.deliveries.settled();
      expect(messages()[1]).toContain("RunInstances Client.DryRunOperation");
    });

    test("those that only read are told to rules that ask for all, and to no other", async () => {
      await ec2().send(new DescribeInstancesCommand({}));
      await account.deliveries.settled();
      expect(messages()).toEqual([]);
      await way("aws.ec2", { State: READER });
      await account.deliveries.settled();
      account.deliveries.clear();
      await ec2().send(new DescribeInstancesCommand({}));
      await account.deliveries.settled();
      expect(messages()).toEqual([expect.stringContaining("DescribeInstances")]);
    });
  });
});
