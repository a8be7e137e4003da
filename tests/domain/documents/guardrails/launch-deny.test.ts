import type { PolicyDocument, Statement } from "../../../../domain/documents/document";
import { launchDeny, type LaunchDenyArgs } from "../../../../domain/documents/guardrails/launch-deny";
import { ALLOWED_INSTANCE_TYPES } from "../../../../domain/documents/actions/instance-types";
import { UNUSED_BY_DEFAULT } from "../../../../domain/documents/actions/paid-services";
import { ACCOUNT_ID } from "../../../support/mock-account";
import { isDenied } from "../../../support/simulate";

const ARGS: LaunchDenyArgs = { allowedInstanceTypes: ["t3.*", "m7i.large"], unusedServices: ["bedrock", "gamelift"] };
const DOCUMENT = launchDeny(ARGS);
const sids = ({ Statement: statements }: PolicyDocument) => statements.map(({ Sid }) => Sid);
const find = (document: PolicyDocument, sid: string): Statement | undefined =>
  document.Statement.find(({ Sid }) => Sid === sid);

const MACHINE = `arn:aws:ec2:ap-southeast-2:${ACCOUNT_ID}:instance/*`;
const CACHE = `arn:aws:elasticache:ap-southeast-2:${ACCOUNT_ID}:cluster:sessions`;
const call = (action: string, context: Record<string, string> = {}, resource = "*") => ({
  action,
  region: "ap-southeast-2",
  resource,
  context,
});
const machine = (type: string, more: Record<string, string> = {}) =>
  call("ec2:RunInstances", { "ec2:InstanceType": type, ...more }, MACHINE);

describe("the launch deny", () => {
  it("denies fleets whole, and limits the rest", () => {
    expect(sids(launchDeny({ ...ARGS, unusedServices: [] }))).toEqual([
      "DenyFleets",
      "DenySpotMarket",
      "DenyInstanceTypes",
      "DenyGroupTypes",
      "DenyLargeGroups",
      "DenyCacheTypes",
      "DenyEnvironmentTypes",
      "DenyDatabaseTypes",
      "DenyNotebookTypes",
      "DenyLargeTasks",
      "DenyTerminationProtection",
      "DenyOpenFunctionUrls",
    ]);
  });

  it("has no limit of a service that is denied as a whole", () => {
    const document = launchDeny({ ...ARGS, unusedServices: ["cloud9", "sagemaker"] });
    expect(sids(document)).not.toEqual(expect.arrayContaining(["DenyEnvironmentTypes"]));
    expect(sids(document)).not.toEqual(expect.arrayContaining(["DenyNotebookTypes"]));
    expect(sids(launchDeny({ ...ARGS, unusedServices: ["cloud9"] }))).toContain("DenyNotebookTypes");
  });

  it("writes the allowed types into each limit, as the service spells them", () => {
    const document = launchDeny({ ...ARGS, unusedServices: [] });
    const types = (sid: string) => Object.values(Object.values(find(document, sid)!.Condition!)[0]!)[0];
    expect(types("DenyInstanceTypes")).toEqual(["m7i.large", "t3.*"]);
    expect(types("DenyGroupTypes")).toEqual(["m7i.large", "t3.*"]);
    expect(types("DenyCacheTypes")).toEqual(["cache.m7i.large", "cache.t3.*"]);
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
});

describe("what it denies", () => {
  const ROWS: readonly [string, ReturnType<typeof call>, boolean][] = [
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
    ["a service of 16 vCPUs", call("ecs:CreateService", { "ecs:task-cpu": "16384" }), true],
    ["a service whose task was judged when it was registered", call("ecs:CreateService"), false],
    ["the end of a service", call("ecs:DeleteService"), false],
    ["a gateway service of 16 vCPUs", call("ecs:CreateExpressGatewayService", { "ecs:task-cpu": "16384" }), true],
    ["a daemon of 16 vCPUs", call("ecs:CreateDaemon", { "ecs:task-cpu": "16384" }), true],
    [
      "a cache as large as a machine that is not allowed",
      call("elasticache:CreateCacheCluster", { "elasticache:CacheNodeType": "cache.r6g.16xlarge" }, CACHE),
      true,
    ],
    [
      "a small cache",
      call("elasticache:CreateCacheCluster", { "elasticache:CacheNodeType": "cache.t3.micro" }, CACHE),
      false,
    ],
    ["a change of a cache that leaves its type", call("elasticache:ModifyCacheCluster", {}, CACHE), false],
    ["a look at machines", call("ec2:DescribeInstances"), false],
    ["the end of a machine", call("ec2:TerminateInstances", {}, MACHINE), false],
  ];

  it("is decided row by row", async () => {
    const decided = await Promise.all(ROWS.map(async ([what, request]) => [what, await isDenied(DOCUMENT, request)]));
    expect(decided).toEqual(ROWS.map(([what, , denied]) => [what, denied]));
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
    expect(launchDeny({ ...ARGS, unusedServices: UNUSED_BY_DEFAULT }).Statement).toHaveLength(10);
  });
});
