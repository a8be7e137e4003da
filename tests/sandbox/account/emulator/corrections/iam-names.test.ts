import * as iam from "@aws-sdk/client-iam";
import { startAccount, type SandboxAccount } from "../../../../../sandbox/account/account";
import { connect, failure } from "../../support";

let account: SandboxAccount;
let client: iam.IAMClient;

beforeAll(async () => {
  account = await startAccount();
  client = connect(iam.IAMClient, account);
});

afterAll(() => account.stop());

const PATH = "/ringfence/exempt/";
const DOCUMENT = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: "*", Resource: "*" }] });
const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

const createPolicy = async (PolicyName: string, Path = PATH) => {
  const command = new iam.CreatePolicyCommand({ PolicyName, Path, PolicyDocument: DOCUMENT });
  return (await client.send(command)).Policy!.Arn!;
};
const createRole = async (RoleName: string, Path = PATH, PermissionsBoundary?: string) => {
  const request = { RoleName, Path, PermissionsBoundary, AssumeRolePolicyDocument: TRUST };
  return (await client.send(new iam.CreateRoleCommand(request))).Role!.Arn!;
};
const createGroup = async (GroupName: string, Path = PATH) =>
  (await client.send(new iam.CreateGroupCommand({ GroupName, Path }))).Group!.Arn!;

const KINDS: [string, (name: string, path?: string) => Promise<string>, string][] = [
  ["policy", createPolicy, "A policy called %s already exists. Duplicate names are not allowed."],
  ["role", createRole, "Role with name %s already exists."],
  ["group", createGroup, "Group with name %s already exists."],
];

describe.each(KINDS)("a %s", (kind, create, message) => {
  test("has a path, which is part of its ARN, and a name that no other has under any path", async () => {
    expect(await create("Unique")).toBe(`arn:aws:iam::123456789012:${kind}/ringfence/exempt/Unique`);
    for (const [name, path] of [
      ["Unique", "/"],
      ["Unique", PATH],
      ["UNIQUE", PATH],
    ] as const)
      expect(await failure(create(name, path))).toEqual({
        code: "EntityAlreadyExistsException",
        message: message.replace("%s", name),
        status: 409,
      });
  });
});

test("a role with a path takes a policy and a boundary with a path, and gives them back", async () => {
  const [PolicyArn, boundary] = [await createPolicy("attached"), await createPolicy("boundary")];
  const role = { RoleName: "break-glass" };
  await createRole(role.RoleName, PATH, boundary);
  await client.send(new iam.AttachRolePolicyCommand({ ...role, PolicyArn }));
  const { Role } = await client.send(new iam.GetRoleCommand(role));
  expect(Role).toMatchObject({ Path: PATH, PermissionsBoundary: { PermissionsBoundaryArn: boundary } });
  const { AttachedPolicies } = await client.send(new iam.ListAttachedRolePoliciesCommand(role));
  expect(AttachedPolicies).toEqual([{ PolicyName: "attached", PolicyArn }]);

  expect(await failure(client.send(new iam.DeleteRoleCommand(role)))).toMatchObject({
    code: "DeleteConflictException",
    message: "Cannot delete entity, must detach all policies first.",
    status: 409,
  });
  expect(await failure(client.send(new iam.DeletePolicyCommand({ PolicyArn })))).toMatchObject({
    code: "DeleteConflictException",
  });
  await client.send(new iam.DetachRolePolicyCommand({ ...role, PolicyArn }));
  await client.send(new iam.DeleteRolePermissionsBoundaryCommand(role));
  expect((await client.send(new iam.GetRoleCommand(role))).Role!.PermissionsBoundary).toBeUndefined();
  await client.send(new iam.PutRolePermissionsBoundaryCommand({ ...role, PermissionsBoundary: boundary }));
  await client.send(new iam.DeleteRoleCommand(role));
  await client.send(new iam.DeletePolicyCommand({ PolicyArn }));
  await client.send(new iam.DeletePolicyCommand({ PolicyArn: boundary }));
});

test("a policy that is a boundary cannot be deleted", async () => {
  const [PolicyArn, role] = [await createPolicy("binding"), { RoleName: "bound" }];
  await createRole(role.RoleName, PATH, PolicyArn);
  expect(await failure(client.send(new iam.DeletePolicyCommand({ PolicyArn })))).toMatchObject({
    code: "DeleteConflictException",
    message: "Cannot delete a policy attached to entities.",
    status: 409,
  });
  await client.send(new iam.DeleteRoleCommand(role));
  await client.send(new iam.DeletePolicyCommand({ PolicyArn }));
});

test("a boundary is a policy that exists, or one of AWS's own", async () => {
  const absent = "arn:aws:iam::123456789012:policy/ringfence/absent";
  await createRole("unbound", PATH, "arn:aws:iam::aws:policy/ReadOnlyAccess");
  for (const call of [
    createRole("absent-boundary", PATH, absent),
    client.send(new iam.PutRolePermissionsBoundaryCommand({ RoleName: "unbound", PermissionsBoundary: absent })),
  ])
    expect(await failure(call)).toMatchObject({
      code: "NoSuchEntityException",
      message: `Scope ARN: ${absent} does not exist or is not attachable.`,
    });
  expect(await failure(client.send(new iam.GetRoleCommand({ RoleName: "absent-boundary" })))).toMatchObject({
    code: "NoSuchEntityException",
  });
});

test("a group gets another path and keeps its name, its policies and its members", async () => {
  const [group, PolicyArn] = [{ GroupName: "responders" }, await createPolicy("for-responders")];
  await createGroup(group.GroupName, "/");
  await client.send(new iam.AttachGroupPolicyCommand({ ...group, PolicyArn }));
  await client.send(new iam.UpdateGroupCommand({ ...group, NewPath: PATH }));
  const { Group } = await client.send(new iam.GetGroupCommand(group));
  expect(Group).toMatchObject({ Path: PATH, Arn: "arn:aws:iam::123456789012:group/ringfence/exempt/responders" });
  await client.send(new iam.UpdateGroupCommand({ ...group, NewGroupName: "helpers", NewPath: "/" }));
  const renamed = { GroupName: "helpers" };
  expect((await client.send(new iam.GetGroupCommand(renamed))).Group).toMatchObject({ Path: "/" });
  const { AttachedPolicies } = await client.send(new iam.ListAttachedGroupPoliciesCommand(renamed));
  expect(AttachedPolicies).toEqual([{ PolicyName: "for-responders", PolicyArn }]);
});

test("what does not exist is named as AWS names it", async () => {
  const calls: [Promise<unknown>, string][] = [
    [client.send(new iam.GetGroupCommand({ GroupName: "absent" })), "The group with name absent cannot be found."],
    [client.send(new iam.GetRoleCommand({ RoleName: "absent" })), "The role with name absent cannot be found."],
    [
      client.send(new iam.UpdateGroupCommand({ GroupName: "absent", NewPath: PATH })),
      "The group with name absent cannot be found.",
    ],
  ];
  for (const [call, message] of calls)
    expect(await failure(call)).toMatchObject({ code: "NoSuchEntityException", message, status: 404 });
});
