import { GuardrailMode } from "../../../domain/documents/guardrails/mode";
import { readRecord } from "../../../domain/replay/record";
import { callerOf, type RecordedCaller } from "../../../domain/replay/caller";
import { needsOf } from "../../../domain/replay/judge";
import { hasRow, saidOf } from "../../../domain/replay/record-keys";
import { denies } from "../../../domain/replay/smallest-change";
import { widest } from "../../../domain/replay/changes";
import { ARGS, fitting } from "../../support/document-args";
import { sessionOf, trailRecord, userOf } from "../../support/trail-records";

/** A call with these parameters. */
function call(action: string, requestParameters: object, given: object = {}, identity = userOf("anna")) {
  const [service, name] = action.split(":");
  const value = trailRecord(identity, `${service}.amazonaws.com`, name!, "eu-west-1", { requestParameters, ...given });
  const read = readRecord(value);
  if (read.state !== "call") throw new Error("the record cannot be read");
  return { record: read.record, caller: callerOf(identity, undefined) as RecordedCaller, action };
}

const LAUNCHED = { responseElements: { instancesSet: { items: [{ instanceId: "i-1", instanceType: "m5.large" }] } } };
const SPOT = {
  responseElements: {
    instancesSet: { items: [{ instanceId: "i-1", instanceType: "m5.large", instanceLifecycle: "spot" }] },
  },
};
const TEMPLATE = { launchTemplate: { launchTemplateId: "lt-1" } };
const BOUNDARY = "arn:aws:iam::123456789012:policy/b";

/** Nothing was told, so that a decision depends on it; none: the request did not have the key. */
const UNKNOWN = undefined;
const NONE: string[] = [];

describe("what a record says of a condition key", () => {
  it.each<[key: string, of: ReturnType<typeof call>, said: string[] | undefined]>([
    ["aws:RequestedRegion", call("ec2:RunInstances", {}), ["eu-west-1"]],
    ["aws:PrincipalArn", call("ec2:RunInstances", {}), ["arn:aws:iam::123456789012:user/anna"]],
    ["aws:MultiFactorAuthPresent", call("iam:EnableMFADevice", {}), NONE],
    ["aws:MultiFactorAuthPresent", call("iam:EnableMFADevice", {}, {}, sessionOf("a", "b", "true")), ["true"]],
    ["aws:ViaAWSService", call("ec2:RunInstances", {}), ["false"]],
    [
      "aws:CalledVia",
      call("s3:GetObject", {}, {}, { ...sessionOf("a", "b"), invokedBy: "athena.amazonaws.com" }),
      ["athena.amazonaws.com"],
    ],
    ["aws:SourceIp", call("s3:GetObject", {}), ["198.51.100.7"]],
    ["aws:SourceIp", call("s3:GetObject", {}, { sourceIPAddress: "athena.amazonaws.com" }), UNKNOWN],
    ["ec2:InstanceType", call("ec2:RunInstances", { instanceType: "t3.small" }), ["t3.small"]],
    ["ec2:InstanceType", call("ec2:RunInstances", TEMPLATE, LAUNCHED), ["m5.large"]],
    ["ec2:InstanceType", call("ec2:RunInstances", TEMPLATE), UNKNOWN],
    ["ec2:InstanceType", call("ec2:StartInstances", { instancesSet: { items: [{ instanceId: "i-1" }] } }), UNKNOWN],
    ["ec2:InstanceMarketType", call("ec2:RunInstances", { instanceType: "t3.small" }), ["on-demand"]],
    ["ec2:InstanceMarketType", call("ec2:RunInstances", { instanceMarketOptions: { marketType: "spot" } }), ["spot"]],
    ["ec2:InstanceMarketType", call("ec2:RunInstances", TEMPLATE), UNKNOWN],
    ["ec2:InstanceMarketType", call("ec2:RunInstances", TEMPLATE, LAUNCHED), ["on-demand"]],
    ["ec2:InstanceMarketType", call("ec2:RunInstances", TEMPLATE, SPOT), ["spot"]],
    [
      "ec2:Attribute/DisableApiTermination",
      call("ec2:ModifyInstanceAttribute", { instanceId: "i-1", disableApiTermination: { value: true } }),
      ["true"],
    ],
    ["ec2:Attribute/DisableApiTermination", call("ec2:ModifyInstanceAttribute", { instanceId: "i-1" }), NONE],
    [
      "autoscaling:InstanceTypes",
      call("autoscaling:CreateAutoScalingGroup", {
        mixedInstancesPolicy: { launchTemplate: { overrides: [{ instanceType: "a.b" }, { instanceType: "c.d" }] } },
      }),
      ["a.b", "c.d"],
    ],
    ["autoscaling:InstanceTypes", call("autoscaling:CreateAutoScalingGroup", { maxSize: 3 }), NONE],
    ["autoscaling:MaxSize", call("autoscaling:CreateAutoScalingGroup", { maxSize: 3 }), ["3"]],
    ["rds:DatabaseClass", call("rds:CreateDBInstance", { dBInstanceClass: "db.r6g.large" }), ["db.r6g.large"]],
    ["rds:DatabaseClass", call("rds:CreateDBCluster", { engine: "aurora" }), NONE],
    [
      "sagemaker:InstanceTypes",
      call("sagemaker:CreateEndpointConfig", {
        productionVariants: [{ instanceType: "ml.m5.large" }, { instanceType: "ml.p5.48xlarge" }],
      }),
      ["ml.m5.large", "ml.p5.48xlarge"],
    ],
    ["ecs:task-cpu", call("ecs:RegisterTaskDefinition", { cpu: "16 vCPU" }), ["16384"]],
    ["ecs:task-cpu", call("ecs:RunTask", { overrides: { cpu: "4096" } }), ["4096"]],
    ["ecs:task-cpu", call("ecs:RunTask", { cluster: "c" }), NONE],
    ["lambda:FunctionUrlAuthType", call("lambda:AddPermission", { functionUrlAuthType: "NONE" }), ["NONE"]],
    ["iam:PermissionsBoundary", call("iam:CreateRole", { roleName: "r", permissionsBoundary: BOUNDARY }), [BOUNDARY]],
    ["iam:PermissionsBoundary", call("iam:CreateRole", { roleName: "r" }), NONE],
    ["iam:PermissionsBoundary", call("iam:AttachRolePolicy", { roleName: "r" }), UNKNOWN],
    ["iam:PolicyARN", call("iam:DetachRolePolicy", { roleName: "r", policyArn: BOUNDARY }), [BOUNDARY]],
    [
      "elasticache:CacheNodeType",
      call("elasticache:CreateCacheCluster", { cacheNodeType: "cache.t3.micro" }),
      ["cache.t3.micro"],
    ],
    [
      "ec2:InstanceType",
      call("ec2:CreateFleet", {
        CreateFleetRequest: { LaunchTemplateConfigs: { Overrides: { InstanceType: "m5.large" } } },
      }),
      ["m5.large"],
    ],
    ["ec2:InstanceType", call("ec2:CreateFleet", { CreateFleetRequest: { Type: "instant" } }), NONE],
    [
      "aws:RequestTag/karpenter.sh/nodepool",
      call("ec2:CreateFleet", {
        CreateFleetRequest: { TagSpecification: { Tag: [{ Key: "karpenter.sh/nodepool", Value: "default" }] } },
      }),
      ["default"],
    ],
    ["aws:RequestTag/karpenter.sh/nodepool", call("ec2:CreateFleet", {}), NONE],
    ["made:Up", call("iam:CreateRole", {}), UNKNOWN],
  ])("%s", (key, of, said) => {
    expect(saidOf(key, of)).toEqual(said);
  });
});

it.each([GuardrailMode.Organization, GuardrailMode.Account])(
  "every key that a deny of mode %s asks for has a row",
  (mode) => {
    const settings = { ...ARGS, mode };
    const documents = [...fitting(denies(settings)), ...fitting(denies(widest(settings)))];
    const asked = documents.flatMap(({ document }) =>
      document.Statement.flatMap(({ Condition = {} }) => Object.values(Condition).flatMap(Object.keys)),
    );
    expect(asked.filter((key) => !hasRow(key))).toEqual([]);
    expect(needsOf(documents)("ec2:RunInstances").keys).toEqual(
      expect.arrayContaining(["aws:PrincipalArn", "aws:RequestedRegion", "ec2:InstanceMarketType", "ec2:InstanceType"]),
    );
  },
);
