import * as organizations from "@aws-sdk/client-organizations";
import { startAccount, type SandboxAccount } from "../../../../../sandbox/account/account";
import { connect, failure } from "../../support";

let account: SandboxAccount;
let client: organizations.OrganizationsClient;
let TargetId: string;

beforeAll(async () => {
  account = await startAccount();
  client = connect(organizations.OrganizationsClient, account);
});

afterAll(() => account.stop());

const SCP = "SERVICE_CONTROL_POLICY";
const content = (size = 0) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Deny", Action: `ec2:${"A".repeat(size)}`, Resource: "*" }],
  });

async function createPolicy(Name: string, Content = content()) {
  const create = new organizations.CreatePolicyCommand({ Type: SCP, Name, Description: Name, Content });
  return (await client.send(create)).Policy!.PolicySummary!.Id!;
}

test("a new account is in no organization, then in its own", async () => {
  expect(await failure(client.send(new organizations.DescribeOrganizationCommand({})))).toMatchObject({
    code: "AWSOrganizationsNotInUseException",
  });
  await client.send(new organizations.CreateOrganizationCommand({ FeatureSet: "ALL" }));
  expect(await failure(client.send(new organizations.CreateOrganizationCommand({})))).toMatchObject({
    code: "AlreadyInOrganizationException",
  });
  TargetId = (await client.send(new organizations.ListRootsCommand({}))).Roots![0]!.Id!;
});

test("a policy is attached only when its type is enabled", async () => {
  const PolicyId = await createPolicy("early");
  expect(await failure(client.send(new organizations.AttachPolicyCommand({ PolicyId, TargetId })))).toMatchObject({
    code: "PolicyTypeNotEnabledException",
    status: 400,
  });
  const enable = () => client.send(new organizations.EnablePolicyTypeCommand({ RootId: TargetId, PolicyType: SCP }));
  await enable();
  expect(await failure(enable())).toMatchObject({ code: "PolicyTypeAlreadyEnabledException" });
  await client.send(new organizations.AttachPolicyCommand({ PolicyId, TargetId }));
  const type = { RootId: TargetId, PolicyType: SCP } as const;
  await client.send(new organizations.DetachPolicyCommand({ PolicyId, TargetId }));
  await client.send(new organizations.DisablePolicyTypeCommand(type));
  expect(await failure(client.send(new organizations.AttachPolicyCommand({ PolicyId, TargetId })))).toMatchObject({
    code: "PolicyTypeNotEnabledException",
  });
  await client.send(new organizations.EnablePolicyTypeCommand(type));
});

test("a policy is attached once, detached once, and deleted when it is free", async () => {
  const PolicyId = await createPolicy("region-deny");
  const attachment = { PolicyId, TargetId };
  await client.send(new organizations.AttachPolicyCommand(attachment));
  const { Targets } = await client.send(new organizations.ListTargetsForPolicyCommand({ PolicyId }));
  expect(Targets).toMatchObject([{ TargetId, Type: "ROOT" }]);
  expect(await failure(client.send(new organizations.AttachPolicyCommand(attachment)))).toMatchObject({
    code: "DuplicatePolicyAttachmentException",
  });
  expect(await failure(client.send(new organizations.DeletePolicyCommand({ PolicyId })))).toMatchObject({
    code: "PolicyInUseException",
  });
  await client.send(new organizations.DetachPolicyCommand(attachment));
  expect(await failure(client.send(new organizations.DetachPolicyCommand(attachment)))).toMatchObject({
    code: "PolicyNotAttachedException",
  });
  await client.send(new organizations.DeletePolicyCommand({ PolicyId }));
  expect(await failure(client.send(new organizations.DescribePolicyCommand({ PolicyId })))).toMatchObject({
    code: "PolicyNotFoundException",
  });
});

test("a policy changes, carries tags, and has a name of its own", async () => {
  const PolicyId = await createPolicy("changing");
  expect(await failure(createPolicy("changing"))).toMatchObject({ code: "DuplicatePolicyException" });
  await client.send(new organizations.UpdatePolicyCommand({ PolicyId, Description: "new", Content: content(3) }));
  const { Policy } = await client.send(new organizations.DescribePolicyCommand({ PolicyId }));
  expect(Policy).toMatchObject({ Content: content(3), PolicySummary: { Description: "new", Name: "changing" } });
  await client.send(
    new organizations.TagResourceCommand({
      ResourceId: PolicyId,
      Tags: [
        { Key: "a", Value: "1" },
        { Key: "b", Value: "2" },
      ],
    }),
  );
  await client.send(new organizations.UntagResourceCommand({ ResourceId: PolicyId, TagKeys: ["a"] }));
  const { Tags } = await client.send(new organizations.ListTagsForResourceCommand({ ResourceId: PolicyId }));
  expect(Tags).toEqual([{ Key: "b", Value: "2" }]);
});

test("a policy may have 10,240 characters", async () => {
  const largest = content(10240 - content().length);
  expect(largest).toHaveLength(10240);
  const PolicyId = await createPolicy("largest", largest);
  for (const call of [
    createPolicy("too-large", content(10241 - content().length)),
    client.send(new organizations.UpdatePolicyCommand({ PolicyId, Content: `${largest} ` })),
  ])
    expect(await failure(call)).toMatchObject({ code: "ConstraintViolationException" });
});
