import { CreateDetectorCommand, GuardDutyClient } from "@aws-sdk/client-guardduty";
import {
  AddUserToGroupCommand,
  CreateGroupCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
} from "@aws-sdk/client-iam";

import { DEFAULT_REGIONS } from "../../../../domain/regions/regions";
import { organizationRoot } from "../../../../sandbox/provider/rows/organizations/prepare";
import type { FakeEngine } from "../engine";
import { startTestBed, type TestBed } from "../world";

let bed: TestBed;
let engine: FakeEngine;
beforeAll(async () => {
  bed = await startTestBed();
  engine = await bed.engine({ region: "ap-southeast-2" });
});
afterAll(() => bed.stop());

test("getRegions lists the enabled regions, or all of them", async () => {
  expect((await engine.invoke("aws:index/getRegions:getRegions"))["names"]).toEqual([...DEFAULT_REGIONS].sort());
  const all = (await engine.invoke("aws:index/getRegions:getRegions", { allRegions: true }))["names"] as string[];
  expect(all).toEqual(expect.arrayContaining([...DEFAULT_REGIONS, "ap-east-1"]));
});

test("getRegions filters by opt-in status", async () => {
  const filters = [{ name: "opt-in-status", values: ["not-opted-in"] }];
  const { names } = await engine.invoke("aws:index/getRegions:getRegions", { allRegions: true, filters });
  expect(names).toContain("ap-east-1");
  expect(names).not.toContain("us-east-1");
});

test("getCallerIdentity, getPartition and getRegion say where the program runs", async () => {
  const identity = await engine.invoke("aws:index/getCallerIdentity:getCallerIdentity");
  expect(identity).toMatchObject({
    accountId: "123456789012",
    id: "123456789012",
    arn: expect.stringContaining("arn:aws:"),
  });
  const partition = await engine.invoke("aws:index/getPartition:getPartition");
  expect(partition).toMatchObject({ partition: "aws", dnsSuffix: "amazonaws.com", reverseDnsPrefix: "com.amazonaws" });
  expect((await engine.invoke("aws:index/getRegion:getRegion"))["region"]).toBe("ap-southeast-2");
  const other = await engine.invoke("aws:index/getRegion:getRegion", { region: "eu-west-1" });
  expect(other).toMatchObject({ name: "eu-west-1", description: "Ireland", endpoint: "ec2.eu-west-1.amazonaws.com" });
  await expect(engine.invoke("aws:index/getRegion:getRegion", { name: "moon-1" })).rejects.toThrow(
    /no region "moon-1"/,
  );
});

test("getDetector finds the detector of a region, and says when there is none", async () => {
  const client = bed.world.client(GuardDutyClient, "eu-west-1");
  const { DetectorId } = await client.send(new CreateDetectorCommand({ Enable: true, Tags: { owner: "a" } }));
  const found = await engine.invoke("aws:guardduty/getDetector:getDetector", { region: "eu-west-1" });
  expect(found).toMatchObject({ id: DetectorId, status: "ENABLED", region: "eu-west-1", tags: { owner: "a" } });
  await expect(engine.invoke("aws:guardduty/getDetector:getDetector", { region: "eu-west-2" })).rejects.toThrow(
    /empty result in eu-west-2/,
  );
});

test("getGroup gives a group with its members, and says when there is none", async () => {
  const client = bed.world.client(IAMClient);
  const group = { GroupName: "responders" };
  const { Group } = await client.send(new CreateGroupCommand({ ...group, Path: "/ringfence/exempt/" }));
  const { User } = await client.send(new CreateUserCommand({ UserName: "anna", Path: "/staff/" }));
  const args = { groupName: "responders" };
  const expected = {
    id: Group!.GroupId,
    groupId: Group!.GroupId,
    groupName: "responders",
    arn: "arn:aws:iam::123456789012:group/ringfence/exempt/responders",
    path: "/ringfence/exempt/",
  };
  expect(await engine.invoke("aws:iam/getGroup:getGroup", args)).toEqual({ ...expected, users: [] });
  await client.send(new AddUserToGroupCommand({ ...group, UserName: "anna" }));
  const anna = { userName: "anna", userId: User!.UserId, path: "/staff/", arn: User!.Arn };
  expect(await engine.invoke("aws:iam/getGroup:getGroup", args)).toEqual({ ...expected, users: [anna] });
  await expect(engine.invoke("aws:iam/getGroup:getGroup", { groupName: "nobody" })).rejects.toThrow(
    /getting group: GetGroup in us-east-1 failed with NoSuchEntityException: The group with name nobody cannot be found\./,
  );
  await expect(engine.invoke("aws:iam/getGroup:getGroup", { name: "responders" })).rejects.toThrow(
    /missing required property "groupName"/,
  );
});

test("getRole gives a role with its path, and says when there is none", async () => {
  const client = bed.world.client(IAMClient);
  const trust = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
  };
  const { Role } = await client.send(
    new CreateRoleCommand({
      RoleName: "deploy",
      Path: "/pipelines/",
      AssumeRolePolicyDocument: JSON.stringify(trust),
      Tags: [{ Key: "owner", Value: "a" }],
    }),
  );
  const found = await engine.invoke("aws:iam/getRole:getRole", { name: "deploy" });
  expect(found).toMatchObject({
    id: "deploy",
    name: "deploy",
    arn: "arn:aws:iam::123456789012:role/pipelines/deploy",
    path: "/pipelines/",
    uniqueId: Role!.RoleId,
    description: "",
    maxSessionDuration: 3600,
    permissionsBoundary: "",
    tags: { owner: "a" },
  });
  expect(JSON.parse(found["assumeRolePolicy"] as string)).toEqual(trust);
  await expect(engine.invoke("aws:iam/getRole:getRole", { name: "nobody" })).rejects.toThrow(/NoSuchEntity/);
  await expect(engine.invoke("aws:iam/getRole:getRole", {})).rejects.toThrow(/missing required property "name"/);
});

test("getOrganization gives the root to attach policies to", async () => {
  await expect(engine.invoke("aws:organizations/getOrganization:getOrganization")).rejects.toThrow(
    /DescribeOrganization in us-east-1 failed with AWSOrganizationsNotInUseException/,
  );
  const root = await organizationRoot(bed.world);
  const found = await engine.invoke("aws:organizations/getOrganization:getOrganization");
  expect(found).toMatchObject({ masterAccountId: "123456789012", featureSet: "ALL", roots: [{ id: root }] });
  expect(found["enabledPolicyTypes"]).toContain("SERVICE_CONTROL_POLICY");
});

test("getPoliciesForTarget and getPolicy say what hangs on a target, and its name", async () => {
  const filter = "SERVICE_CONTROL_POLICY";
  const targetId = await organizationRoot(bed.world);
  const found = await engine.invoke("aws:organizations/getPoliciesForTarget:getPoliciesForTarget", {
    targetId,
    filter,
  });
  expect(found).toMatchObject({ targetId, filter, ids: ["p-FullAWSAccess"] });
  const policy = await engine.invoke("aws:organizations/getPolicy:getPolicy", { policyId: "p-FullAWSAccess" });
  expect(policy).toMatchObject({ name: "FullAWSAccess", awsManaged: true, type: filter });
});
