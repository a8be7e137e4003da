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

const deny = (actions: string[]) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: actions, Resource: "*" }] });

async function createPolicy(PolicyName: string, PolicyDocument = deny(["ec2:RunInstances"])) {
  const { Policy } = await client.send(new iam.CreatePolicyCommand({ PolicyName, PolicyDocument }));
  return Policy!.Arn!;
}

test("groups are listed below the path that is asked for", async () => {
  await client.send(new iam.CreateGroupCommand({ GroupName: "own", Path: "/ringfence/" }));
  await client.send(new iam.CreateGroupCommand({ GroupName: "other" }));
  const listed = async (PathPrefix?: string) => {
    const { Groups = [] } = await client.send(new iam.ListGroupsCommand({ PathPrefix }));
    return Groups.map(({ GroupName }) => GroupName);
  };
  expect(await listed("/ringfence/")).toEqual(["own"]);
  expect(await listed()).toEqual(["own", "other"]);
});

describe("a managed policy", () => {
  test("reads back as it was created", async () => {
    const PolicyArn = await createPolicy("read-back");
    const { Policy } = await client.send(new iam.GetPolicyCommand({ PolicyArn }));
    const { PolicyVersion } = await client.send(
      new iam.GetPolicyVersionCommand({ PolicyArn, VersionId: Policy?.DefaultVersionId }),
    );
    expect(decodeURIComponent(PolicyVersion!.Document!)).toBe(deny(["ec2:RunInstances"]));
  });

  test("exists once", async () => {
    await createPolicy("once");
    expect(await failure(createPolicy("once"))).toMatchObject({ code: "EntityAlreadyExistsException", status: 409 });
  });

  test("changes through versions", async () => {
    const PolicyArn = await createPolicy("versions");
    await client.send(
      new iam.CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: deny(["s3:*"]), SetAsDefault: true }),
    );
    const { Versions } = await client.send(new iam.ListPolicyVersionsCommand({ PolicyArn }));
    expect(Versions?.map(({ VersionId, IsDefaultVersion }) => [VersionId, IsDefaultVersion])).toEqual([
      ["v1", false],
      ["v2", true],
    ]);
    expect(await failure(client.send(new iam.DeletePolicyCommand({ PolicyArn })))).toMatchObject({
      code: "DeleteConflictException",
    });
    await client.send(new iam.DeletePolicyVersionCommand({ PolicyArn, VersionId: "v1" }));
    await client.send(new iam.DeletePolicyCommand({ PolicyArn }));
    expect(await failure(client.send(new iam.GetPolicyCommand({ PolicyArn })))).toMatchObject({
      code: "NoSuchEntityException",
    });
  });

  test("hangs on a role once, however often it is attached", async () => {
    const PolicyArn = await createPolicy("twice");
    const RoleName = "twice";
    await client.send(new iam.CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: deny(["sts:AssumeRole"]) }));
    for (let times = 0; times < 2; times++) await client.send(new iam.AttachRolePolicyCommand({ RoleName, PolicyArn }));
    expect((await client.send(new iam.GetPolicyCommand({ PolicyArn }))).Policy).toMatchObject({ AttachmentCount: 1 });
    await client.send(new iam.DetachRolePolicyCommand({ RoleName, PolicyArn }));
    await client.send(new iam.DeletePolicyCommand({ PolicyArn }));
  });

  test("carries tags", async () => {
    const PolicyArn = await createPolicy("tags");
    await client.send(
      new iam.TagPolicyCommand({
        PolicyArn,
        Tags: [
          { Key: "a", Value: "1" },
          { Key: "b", Value: "2" },
        ],
      }),
    );
    await client.send(new iam.UntagPolicyCommand({ PolicyArn, TagKeys: ["a"] }));
    expect((await client.send(new iam.ListPolicyTagsCommand({ PolicyArn }))).Tags).toEqual([{ Key: "b", Value: "2" }]);
  });

  /** A document with exactly so many characters that count. */
  const ofSize = (size: number) => deny([`ec2:${"A".repeat(size - deny(["ec2:"]).length)}`]);

  test("may have 6,144 characters, white space not counted", async () => {
    expect(ofSize(6144)).toHaveLength(6144);
    await createPolicy("largest", ofSize(6144).replaceAll(",", ",\n    "));
    for (const call of [
      createPolicy("too-large", ofSize(6145)),
      client.send(
        new iam.CreatePolicyVersionCommand({
          PolicyArn: "arn:aws:iam::123456789012:policy/largest",
          PolicyDocument: ofSize(6145),
        }),
      ),
    ])
      expect(await failure(call)).toMatchObject({
        code: "LimitExceededException",
        message: "Cannot exceed quota for PolicySize: 6144",
        status: 409,
      });
  });

  test("must be a policy", async () => {
    expect(await failure(createPolicy("broken", "{"))).toMatchObject({ code: "MalformedPolicyDocumentException" });
  });
});

test("a group and a policy cannot be deleted while they hang together", async () => {
  const PolicyArn = await createPolicy("attached");
  const GroupName = "responders";
  await client.send(new iam.CreateGroupCommand({ GroupName }));
  expect(await failure(client.send(new iam.CreateGroupCommand({ GroupName })))).toMatchObject({
    code: "EntityAlreadyExistsException",
  });
  await client.send(new iam.AttachGroupPolicyCommand({ GroupName, PolicyArn }));
  const { AttachedPolicies } = await client.send(new iam.ListAttachedGroupPoliciesCommand({ GroupName }));
  expect(AttachedPolicies).toEqual([{ PolicyName: "attached", PolicyArn }]);

  for (const call of [
    client.send(new iam.DeletePolicyCommand({ PolicyArn })),
    client.send(new iam.DeleteGroupCommand({ GroupName })),
  ])
    expect(await failure(call)).toMatchObject({ code: "DeleteConflictException", status: 409 });

  await client.send(new iam.DetachGroupPolicyCommand({ GroupName, PolicyArn }));
  expect(await failure(client.send(new iam.DetachGroupPolicyCommand({ GroupName, PolicyArn })))).toMatchObject({
    code: "NoSuchEntityException",
  });
  await client.send(new iam.DeletePolicyCommand({ PolicyArn }));
  await client.send(new iam.DeleteGroupCommand({ GroupName }));
  expect(await failure(client.send(new iam.ListAttachedGroupPoliciesCommand({ GroupName })))).toMatchObject({
    code: "NoSuchEntityException",
  });
});

test("a group with members cannot be deleted", async () => {
  const member = { GroupName: "staff", UserName: "anna" };
  await client.send(new iam.CreateGroupCommand(member));
  await client.send(new iam.CreateUserCommand(member));
  await client.send(new iam.AddUserToGroupCommand(member));
  expect(await failure(client.send(new iam.DeleteGroupCommand(member)))).toMatchObject({
    code: "DeleteConflictException",
  });
});

test("a role takes policies and gives them back", async () => {
  const PolicyArn = await createPolicy("for-role");
  const role = { RoleName: "deployer", AssumeRolePolicyDocument: deny(["sts:AssumeRole"]) };
  await client.send(new iam.CreateRoleCommand(role));
  await client.send(new iam.AttachRolePolicyCommand({ RoleName: "deployer", PolicyArn }));
  const { AttachedPolicies } = await client.send(new iam.ListAttachedRolePoliciesCommand({ RoleName: "deployer" }));
  expect(AttachedPolicies).toEqual([{ PolicyName: "for-role", PolicyArn }]);
  expect(await failure(client.send(new iam.DeleteRoleCommand({ RoleName: "deployer" })))).toMatchObject({
    code: "DeleteConflictException",
  });
});
