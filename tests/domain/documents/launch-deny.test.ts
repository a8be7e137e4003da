import type { PolicyDocument, Statement } from "../../../domain/documents/document";
import { FLEET_ACTIONS, launchDeny, type LaunchDenyArgs, limitedLaunches } from "../../../domain/documents/launch-deny";
import { ALLOWED_INSTANCE_TYPES } from "../../../domain/instance-types";
import { PAID_SERVICE_IDS, UNUSED_BY_DEFAULT } from "../../../domain/paid-services";
import { ACCOUNT_ID } from "../../support/mock-account";
import { isDenied } from "../../support/simulate";

const ARGS: LaunchDenyArgs = { allowedInstanceTypes: ["t3.*", "m7i.large"], unusedServices: ["bedrock", "gamelift"] };
const DOCUMENT = launchDeny(ARGS);
const sids = ({ Statement: statements }: PolicyDocument) => statements.map(({ Sid }) => Sid);
const find = (document: PolicyDocument, sid: string): Statement | undefined =>
  document.Statement.find(({ Sid }) => Sid === sid);

const MACHINE = `arn:aws:ec2:ap-southeast-2:${ACCOUNT_ID}:instance/*`;
const call = (action: string, context: Record<string, string> = {}, resource = "*") => ({
  action,
  region: "ap-southeast-2",
  resource,
  context,
});
const machine = (type: string, more: Record<string, string> = {}) =>
  call("ec2:RunInstances", { "ec2:InstanceType": type, ...more }, MACHINE);

describe("the launch deny", () => {
  it("denies fleets, commitments and unused services whole, and limits the rest", () => {
    expect(sids(launchDeny({ ...ARGS, unusedServices: [] }))).toEqual([
      "DenyFleets",
      "DenyCommitments",
      "DenySpotMarket",
      "DenyInstanceTypes",
      "DenyGroupTypes",
      "DenyLargeGroups",
      "DenyEnvironmentTypes",
      "DenyDatabaseTypes",
      "DenyNotebookTypes",
      "DenyLargeTasks",
      "DenyTerminationProtection",
      "DenyOpenFunctionUrls",
    ]);
  });

  it("names unused services, which need no limit of their own", () => {
    const document = launchDeny({ ...ARGS, unusedServices: ["cloud9", "sagemaker"] });
    expect(find(document, "DenyUnusedServices")?.Action).toEqual(["cloud9:*", "sagemaker-geospatial:*", "sagemaker:*"]);
    expect(sids(document)).not.toEqual(expect.arrayContaining(["DenyEnvironmentTypes"]));
    expect(sids(document)).not.toEqual(expect.arrayContaining(["DenyNotebookTypes"]));
    expect(sids(launchDeny({ ...ARGS, unusedServices: ["cloud9"] }))).toContain("DenyNotebookTypes");
  });

  it("writes the allowed types into each limit, as the service spells them", () => {
    const document = launchDeny({ ...ARGS, unusedServices: [] });
    const types = (sid: string) => Object.values(Object.values(find(document, sid)!.Condition!)[0]!)[0];
    expect(types("DenyInstanceTypes")).toEqual(["m7i.large", "t3.*"]);
    expect(types("DenyGroupTypes")).toEqual(["m7i.large", "t3.*"]);
    expect(types("DenyDatabaseTypes")).toEqual(["db.m7i.large", "db.t3.*"]);
    expect(types("DenyNotebookTypes")).toEqual(["ml.m7i.large", "ml.t3.*"]);
  });

  it("is the same whatever the order of the lists, and a name that is given twice stands once", () => {
    const exemptPrincipals = ["arn:aws:iam::*:role/b2", "arn:aws:iam::*:role/a1"];
    const reversed = {
      allowedInstanceTypes: [...ARGS.allowedInstanceTypes, ...ARGS.allowedInstanceTypes].reverse(),
      unusedServices: [...ARGS.unusedServices, ...ARGS.unusedServices].reverse(),
      exemptPrincipals: [...exemptPrincipals].reverse(),
    };
    expect(launchDeny(reversed)).toEqual(launchDeny({ ...ARGS, exemptPrincipals }));
  });

  it("spares the exempt in every statement, and keeps the condition beside it", () => {
    const exemptPrincipals = ["arn:aws:iam::*:role/deploy"];
    for (const { Sid, Condition } of launchDeny({ ...ARGS, exemptPrincipals }).Statement) {
      expect([Sid, Condition]).toEqual([
        Sid,
        { ...find(DOCUMENT, Sid)?.Condition, ArnNotLike: { "aws:PrincipalArn": exemptPrincipals } },
      ]);
    }
  });

  it("limits in the boundary what it limits for people", () => {
    const limits = limitedLaunches({ ...ARGS, unusedServices: [...PAID_SERVICE_IDS] });
    const document = launchDeny({ ...ARGS, unusedServices: [...PAID_SERVICE_IDS] });
    expect(document.Statement.slice(-limits.length)).toEqual(limits);
  });
});

describe("what it denies", () => {
  it.each(FLEET_ACTIONS)("%s, whatever the machines", async (action) => {
    expect(await isDenied(DOCUMENT, call(action))).toBe(true);
  });

  it.each<[string, ReturnType<typeof call>, boolean]>([
    ["a small machine", machine("t3.micro"), false],
    ["a machine that is named in full", machine("m7i.large"), false],
    ["the next size of it", machine("m7i.xlarge"), true],
    ["a machine with GPUs", machine("p5.48xlarge"), true],
    ["a small machine on the spot market", machine("t3.micro", { "ec2:InstanceMarketType": "spot" }), true],
    ["a small machine of a capacity block", machine("t3.micro", { "ec2:InstanceMarketType": "capacity-block" }), true],
    ["the start of a large machine", call("ec2:StartInstances", { "ec2:InstanceType": "c5.24xlarge" }, MACHINE), true],
    ["the start of a small machine", call("ec2:StartInstances", { "ec2:InstanceType": "t3.micro" }, MACHINE), false],
    ["a group of 50", call("autoscaling:CreateAutoScalingGroup", { "autoscaling:MaxSize": "50" }), false],
    ["a group of 51", call("autoscaling:UpdateAutoScalingGroup", { "autoscaling:MaxSize": "51" }), true],
    ["a task of 4 vCPUs", call("ecs:RunTask", { "ecs:task-cpu": "4096" }), false],
    ["a task of 16 vCPUs", call("ecs:RegisterTaskDefinition", { "ecs:task-cpu": "16384" }), true],
    [
      "a function URL for everybody",
      call("lambda:CreateFunctionUrlConfig", { "lambda:FunctionUrlAuthType": "NONE" }),
      true,
    ],
    [
      "a function URL for IAM",
      call("lambda:CreateFunctionUrlConfig", { "lambda:FunctionUrlAuthType": "AWS_IAM" }),
      false,
    ],
    ["a permission that has nothing to do with URLs", call("lambda:AddPermission"), false],
    ["a service that nobody uses", call("bedrock:InvokeModel"), true],
    ["its second namespace", call("bedrock-agentcore:InvokeAgentRuntime"), true],
    ["a service that is in use", call("eks:CreateCluster"), false],
    ["reserved instances", call("ec2:PurchaseReservedInstancesOffering"), true],
    ["a savings plan", call("savingsplans:CreateSavingsPlan"), true],
    ["a larger quota", call("servicequotas:RequestServiceQuotaIncrease"), true],
    ["a look at machines", call("ec2:DescribeInstances"), false],
    ["the end of a machine", call("ec2:TerminateInstances", {}, MACHINE), false],
  ])("%s", async (_, request, denied) => {
    expect(await isDenied(DOCUMENT, request)).toBe(denied);
  });

  it("a machine without a type in the request, because AWS always sends one", async () => {
    expect(await isDenied(DOCUMENT, call("ec2:RunInstances", {}, MACHINE))).toBe(true);
  });

  it("not a group whose launch template names the type", async () => {
    expect(await isDenied(DOCUMENT, call("autoscaling:CreateAutoScalingGroup"))).toBe(false);
  });

  it("nothing more when more types are allowed", async () => {
    const wider = launchDeny({
      ...ARGS,
      allowedInstanceTypes: [...ARGS.allowedInstanceTypes, ...ALLOWED_INSTANCE_TYPES],
    });
    expect(await isDenied(wider, machine("t3.micro"))).toBe(false);
    expect(await isDenied(wider, machine("c5.xlarge"))).toBe(false);
    expect(await isDenied(DOCUMENT, machine("c5.xlarge"))).toBe(true);
    expect(launchDeny({ ...ARGS, unusedServices: UNUSED_BY_DEFAULT }).Statement).toHaveLength(11);
  });
});
