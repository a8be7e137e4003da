import { type Caller, contextOf, separated } from "../../../../sandbox/gateway/authorization/context";
import { allowedContextKeysForRequest } from "@cloud-copilot/iam-simulate";
import { SERVICE_KEYS } from "../../../../sandbox/gateway/authorization/service-keys";
import { sessionOf } from "../../../../sandbox/gateway/authorization/sessions";

const now = new Date("2026-11-23T10:00:00Z");
const ACCOUNT = "123456789012";
const USER = `arn:aws:iam::${ACCOUNT}:user/team/anna`;
const anna: Caller = {
  principal: { arn: USER, userId: "AIDA", accountId: ACCOUNT },
  arn: USER,
  session: undefined,
  temporary: false,
  now,
};
const role: Caller = {
  ...anna,
  principal: { ...anna.principal, arn: `arn:aws:sts::${ACCOUNT}:assumed-role/deploy/s` },
  arn: `arn:aws:iam::${ACCOUNT}:role/ci/deploy`,
  temporary: true,
};
const keys = (input: Record<string, unknown>, caller = anna, type?: string) =>
  contextOf({ region: "eu-west-1" }, caller, input, type);

test("a user has its name, its ARN and the region", () => {
  expect(keys({})).toMatchObject({
    "aws:RequestedRegion": ["eu-west-1"],
    "aws:PrincipalArn": [USER],
    "aws:PrincipalAccount": [ACCOUNT],
    "aws:PrincipalType": ["User"],
    "aws:PrincipalIsAWSService": ["false"],
    "aws:SecureTransport": ["true"],
    "aws:username": ["anna"],
  });
});

test("a session has the ARN of its role and no user name", () => {
  expect(keys({}, role)).toMatchObject({ "aws:PrincipalArn": [role.arn], "aws:PrincipalType": ["AssumedRole"] });
  expect(keys({}, role)).not.toHaveProperty(["aws:username"]);
});

describe("the device", () => {
  const mfa = (caller: Caller, input = {}) => keys(input, caller)["aws:MultiFactorAuthPresent"];
  const age = (caller: Caller) => keys({}, caller)["aws:MultiFactorAuthAge"];

  test("is not spoken of with a long-lived key", () => {
    expect([mfa(anna), age(anna)]).toEqual([undefined, undefined]);
  });

  test("is absent from a session made without it", () => {
    expect([mfa(role), age(role)]).toEqual([["false"], undefined]);
  });

  test("is present in a session made with it, and gets old", () => {
    const session = sessionOf({ SerialNumber: "device" }, new Date(now.getTime() - 90_500));
    expect([mfa({ ...role, session }), age({ ...role, session })]).toEqual([["true"], ["90"]]);
  });

  test("is present in the call that brings it", () => {
    expect(mfa(anna, { SerialNumber: "device" })).toEqual(["true"]);
  });
});

describe("tags", () => {
  test("are told from lists of pairs and from maps, in any spelling", () => {
    const tagged = { "aws:RequestTag/a": ["1"], "aws:TagKeys": ["a"] };
    for (const input of [
      { Tags: [{ Key: "a", Value: "1" }] },
      { tags: [{ key: "a", value: "1" }] },
      { Tags: [{ TagKey: "a", TagValue: "1" }] },
      { tags: { a: "1" } },
      { Tag: [{ Key: "a", Value: "1" }] },
    ])
      expect(keys(input)).toMatchObject(tagged);
  });

  test("of a new thing in EC2 are those of its type", () => {
    const input = { TagSpecification: [{ ResourceType: "volume", Tag: [{ Key: "a", Value: "1" }] }] };
    expect(keys(input, anna, "volume")).toMatchObject({ "aws:TagKeys": ["a"] });
    expect(keys(input, anna, "instance")).not.toHaveProperty(["aws:TagKeys"]);
  });

  test("that are taken away are told by name", () => {
    expect(keys({ TagKeys: ["a", "b"] })).toMatchObject({ "aws:TagKeys": ["a", "b"] });
  });
});

describe("keys of services", () => {
  test.each([
    ["ec2:InstanceType", { InstanceType: "t3.micro" }, ["t3.micro"]],
    ["ec2:InstanceType", { InstanceType: { Value: "m5.large" } }, ["m5.large"]],
    [
      "ec2:InstanceType",
      { LaunchTemplateConfigs: [{ Overrides: [{ InstanceType: "a" }, { InstanceType: "b" }] }] },
      ["a", "b"],
    ],
    ["ec2:InstanceMarketType", { InstanceMarketOptions: { MarketType: "spot" } }, ["spot"]],
    ["ec2:InstanceMarketType", {}, ["on-demand"]],
    ["ec2:Encrypted", { BlockDeviceMapping: [{ Ebs: { Encrypted: "true" } }] }, ["true"]],
    ["ec2:Encrypted", {}, ["false"]],
    ["ec2:MetadataHttpTokens", { MetadataOptions: { HttpTokens: "required" } }, ["required"]],
    ["iam:PermissionsBoundary", { PermissionsBoundary: "arn" }, ["arn"]],
    ["iam:PolicyARN", { PolicyArn: "arn" }, ["arn"]],
    ["autoscaling:MaxSize", { MaxSize: "20" }, ["20"]],
    ["lambda:FunctionUrlAuthType", { AuthType: "NONE" }, ["NONE"]],
    ["rds:DatabaseClass", { DBInstanceClass: "db.r6g" }, ["db.r6g"]],
    ["ecs:task-cpu", { cpu: "4096" }, ["4096"]],
    ["account:TargetRegion", { RegionName: "af-south-1" }, ["af-south-1"]],
  ])("%s of %j is %j", (key, input, expected) => {
    expect(keys(input)[key]).toEqual(expected);
  });

  test.each([
    [
      "ec2:RunInstances",
      "arn:aws:ec2:eu-west-1:1:instance/x",
      ["ec2:InstanceType", "ec2:InstanceMarketType", "ec2:MetadataHttpTokens"],
    ],
    ["ec2:RunInstances", "arn:aws:ec2:eu-west-1:1:volume/x", ["ec2:Encrypted"]],
    ["iam:CreateRole", "arn:aws:iam::1:role/x", ["iam:PermissionsBoundary"]],
    ["iam:AttachRolePolicy", "arn:aws:iam::1:role/x", ["iam:PolicyARN"]],
    [
      "autoscaling:CreateAutoScalingGroup",
      "arn:aws:autoscaling:eu-west-1:1:autoScalingGroup:x:autoScalingGroupName/x",
      ["autoscaling:MaxSize"],
    ],
    ["lambda:CreateFunctionUrlConfig", "arn:aws:lambda:eu-west-1:1:function:x", ["lambda:FunctionUrlAuthType"]],
    ["rds:CreateDBInstance", "arn:aws:rds:eu-west-1:1:db:x", ["rds:DatabaseClass"]],
    ["account:EnableRegion", "arn:aws:account::1:account", ["account:TargetRegion"]],
  ])("%s on %s knows %j", async (action, arn, names) => {
    const [service = "", name = ""] = action.split(":");
    const known = await allowedContextKeysForRequest(service, name, arn, false, undefined);
    expect(names.filter((key) => !known.includes(key.toLowerCase()))).toEqual([]);
    expect(names.filter((key) => !(key in SERVICE_KEYS))).toEqual([]);
  });
});

test("each value of a key is judged alone, and a list as a whole", () => {
  expect(
    separated({ "ec2:InstanceType": ["a", "b"], "aws:RequestedRegion": ["r"], "aws:TagKeys": ["x", "y", "z"] }),
  ).toEqual([
    { "ec2:InstanceType": "a", "aws:RequestedRegion": "r", "aws:TagKeys": ["x", "y", "z"] },
    { "ec2:InstanceType": "b", "aws:RequestedRegion": "r", "aws:TagKeys": ["x", "y", "z"] },
  ]);
  expect(separated({})).toEqual([{}]);
});
