import {
  CancelSpotFleetRequestsCommand,
  DescribeInstancesCommand,
  DescribeSpotFleetRequestsCommand,
  RequestSpotFleetCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from "@aws-sdk/client-ec2";
import { DescribeRuleCommand, ListRulesCommand, ListTargetsByRuleCommand } from "@aws-sdk/client-eventbridge";
import { CreateRoleCommand } from "@aws-sdk/client-iam";
import { ListTopicsCommand } from "@aws-sdk/client-sns";
import { roleUse } from "../../domain/signals/event-patterns";
import { clientsFor } from "../../sandbox/account/clients";
import { as, assume, type Person, person } from "../support/sign-in";
import { type Keys, only, openTestStack, type TestStack, TWO_REGIONS } from "../support/stack";

const IDLE = "eu-west-1";
const MACHINE = { ImageId: "ami-0123456789abcdef0", InstanceType: "t3.micro", MinCount: 1, MaxCount: 1 } as const;

/** A hundred machines run where nobody works; somebody has a device and the right to assume a role, and nothing else. */
describe("the break-glass role", () => {
  let stack: TestStack;
  let roleArn: string;
  let anna: Person;
  let responder: Keys;

  const owner = (region = "us-east-1") => clientsFor(stack.session.account, region);
  const ec2 = () => clientsFor(as(stack.session.account, responder), IDLE).ec2;

  beforeAll(async () => {
    stack = await openTestStack({ ...TWO_REGIONS, controls: only("break-glass", "alert-channel") });
    expect(await stack.up()).toMatchObject({ code: 0 });
    const role = (await stack.resources()).find(
      ({ type, urn }) => type === "aws:iam/role:Role" && urn.endsWith("::ringfence-break-glass-responder"),
    )!;
    roleArn = role.outputs.arn as string;
    const { account } = stack.session;
    anna = await person(account, "anna", { policy: { Effect: "Allow", Action: "sts:AssumeRole", Resource: roleArn } });
  });
  afterAll(() => stack.close());

  test("is assumed by nobody without a device", async () => {
    await expect(assume(stack.session.account, roleArn, { keys: anna.keys })).rejects.toMatchObject({
      name: "AccessDenied",
    });
    expect(stack.session.account.journal.entries().at(-1)?.because).toEqual({ kind: "trust" });
  });

  test("is assumed through no region where nobody would hear of it", async () => {
    await expect(assume(stack.session.account, roleArn, anna, IDLE)).rejects.toMatchObject({ name: "AccessDenied" });
  });

  test("is assumed with a device", async () => {
    responder = await assume(stack.session.account, roleArn, anna);
    expect(responder.sessionToken).toBeDefined();
  });

  test("cancels a fleet and ends machines in an idle region", async () => {
    const { iam } = owner();
    const trust = {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "spotfleet.amazonaws.com" }, Action: "sts:AssumeRole" }],
    };
    const { Role } = await iam.send(
      new CreateRoleCommand({ RoleName: "fleet", AssumeRolePolicyDocument: JSON.stringify(trust) }),
    );
    const { Instances } = await owner(IDLE).ec2.send(new RunInstancesCommand(MACHINE));
    const { SpotFleetRequestId } = await owner(IDLE).ec2.send(
      new RequestSpotFleetCommand({
        SpotFleetRequestConfig: {
          IamFleetRole: Role!.Arn!,
          AllocationStrategy: "lowestPrice",
          TargetCapacity: 2,
          LaunchSpecifications: [{ ImageId: MACHINE.ImageId, InstanceType: "c5.large" }],
        },
      }),
    );
    const SpotFleetRequestIds = [SpotFleetRequestId!];

    const seen = await ec2().send(new DescribeSpotFleetRequestsCommand({}));
    expect(seen.SpotFleetRequestConfigs!.map((fleet) => fleet.SpotFleetRequestId)).toEqual(SpotFleetRequestIds);
    await ec2().send(new CancelSpotFleetRequestsCommand({ SpotFleetRequestIds, TerminateInstances: true }));
    const InstanceIds = Instances!.map(({ InstanceId }) => InstanceId!);
    await ec2().send(new TerminateInstancesCommand({ InstanceIds }));

    const { Reservations = [] } = await ec2().send(new DescribeInstancesCommand({}));
    const states = Reservations.flatMap((reservation) => reservation.Instances!.map(({ State }) => State!.Name));
    expect(new Set(states)).toEqual(new Set(["terminated"]));
  });

  test("starts nothing, in an idle region or at home", async () => {
    for (const region of [IDLE, "ap-southeast-2"]) {
      const { ec2: there } = clientsFor(as(stack.session.account, responder), region);
      await expect(there.send(new RunInstancesCommand(MACHINE))).rejects.toMatchObject({
        name: "UnauthorizedOperation",
      });
    }
  });

  test.each(["ap-southeast-2", "us-east-1"])("rings in %s: the rule has the topic as its target", async (region) => {
    const { events, sns } = owner(region);
    const { Rules = [] } = await events.send(new ListRulesCommand({ NamePrefix: "ringfence-break-glass-use-" }));
    expect(Rules).toHaveLength(1);
    const Name = Rules[0]!.Name!;
    const rule = await events.send(new DescribeRuleCommand({ Name }));
    expect(rule.State).toBe("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");
    expect(JSON.parse(rule.EventPattern!)).toEqual(roleUse(roleArn));
    const { Topics = [] } = await sns.send(new ListTopicsCommand({}));
    const { Targets = [] } = await events.send(new ListTargetsByRuleCommand({ Rule: Name }));
    expect(Targets.map(({ Arn }) => Arn)).toEqual(Topics.map(({ TopicArn }) => TopicArn));
    expect(Targets[0]!.InputTransformer!.InputTemplate).toMatch(/attach the freeze policy to <who>/);
  });
});
