import {
  DescribeVpcBlockPublicAccessOptionsCommand,
  DisableImageBlockPublicAccessCommand,
  DisableSerialConsoleAccessCommand,
  DisableSnapshotBlockPublicAccessCommand,
  EC2Client,
  EnableAllowedImagesSettingsCommand,
  EnableSerialConsoleAccessCommand,
  GetAllowedImagesSettingsCommand,
  GetImageBlockPublicAccessStateCommand,
  GetInstanceMetadataDefaultsCommand,
  GetSerialConsoleAccessStatusCommand,
  GetSnapshotBlockPublicAccessStateCommand,
  ModifyInstanceMetadataDefaultsCommand,
  ModifyVpcBlockPublicAccessOptionsCommand,
  ReplaceImageCriteriaInAllowedImagesSettingsCommand,
} from "@aws-sdk/client-ec2";
import {
  AttachPolicyCommand,
  CreateOrganizationalUnitCommand,
  CreatePolicyCommand,
  DeletePolicyCommand,
  DetachPolicyCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  MoveAccountCommand,
  UpdatePolicyCommand,
} from "@aws-sdk/client-organizations";
import { declarativePolicy, EXCEPTION_MESSAGE } from "../../../../domain/documents/organization/declarative-policy";
import { type SandboxAccount, startAccount } from "../../../../sandbox/account/account";
import { MEMBER_ROLE, openOrganization, type Organization } from "../../../support/organization";
import { as, assume } from "../../../support/sign-in";
import type { Keys } from "../../../support/stack";
import { connect, failure } from "../support";

const managedBy = "declarative-policy";
const ManagedBy = managedBy;

let account: SandboxAccount;
let organization: Organization;
let root: string;
let member: string;
let other: string;
let keys: Record<string, Keys>;

beforeAll(async () => {
  account = await startAccount();
  organization = await openOrganization(account);
  root = (await organization.client.send(new ListRootsCommand({}))).Roots![0]!.Id!;
  [member, other] = [await organization.create("member"), await organization.create("other")];
  await organization.client.send(new EnablePolicyTypeCommand({ RootId: root, PolicyType: "DECLARATIVE_POLICY_EC2" }));
  const role = (id: string) => `arn:aws:iam::${id}:role/${MEMBER_ROLE}`;
  keys = {
    [member]: await assume(account, role(member), { keys: organization.hub }),
    [other]: await assume(account, role(other), { keys: organization.hub }),
  };
});
afterAll(() => account.stop());

const ec2 = (id?: string) => connect(EC2Client, id === undefined ? account : as(account, keys[id]!), "eu-west-1");
const make = async (name: string, content: object | undefined): Promise<string> => {
  const request = { Name: name, Description: name, Type: "DECLARATIVE_POLICY_EC2", Content: JSON.stringify(content) };
  const { Policy } = await organization.client.send(new CreatePolicyCommand(request as never));
  return Policy!.PolicySummary!.Id!;
};
const attach = (PolicyId: string, TargetId: string) =>
  organization.client.send(new AttachPolicyCommand({ PolicyId, TargetId }));
const detach = (PolicyId: string, TargetId: string) =>
  organization.client.send(new DetachPolicyCommand({ PolicyId, TargetId }));
const consoleOf = async (id?: string) => {
  const { SerialConsoleAccessEnabled: enabled, ManagedBy: by } = await ec2(id).send(
    new GetSerialConsoleAccessStatusCommand({}),
  );
  return { enabled, by };
};
const consoleIs = (status: string) => ({
  ec2_attributes: { serial_console_access: { status: { "@@assign": status } } },
});

test("what a policy decides reads so in every member, says who manages it, and is refused with the policy's words", async () => {
  const policy = await make(
    "all",
    declarativePolicy({
      hopLimit: 2,
      imageBlock: true,
      snapshots: "block-all-sharing",
      serialConsole: true,
      images: { state: "audit-mode", providers: ["amazon", "aws-marketplace"] },
      internet: "block-ingress",
    }),
  );
  await attach(policy, root);
  const client = ec2(member);
  expect((await client.send(new GetInstanceMetadataDefaultsCommand({}))).AccountLevel).toEqual({
    HttpTokens: "required",
    HttpPutResponseHopLimit: 2,
    ManagedBy,
    ManagedExceptionMessage: EXCEPTION_MESSAGE,
  });
  expect(await client.send(new GetImageBlockPublicAccessStateCommand({}))).toMatchObject({
    ImageBlockPublicAccessState: "block-new-sharing",
    ManagedBy,
  });
  expect(await client.send(new GetSnapshotBlockPublicAccessStateCommand({}))).toMatchObject({
    State: "block-all-sharing",
    ManagedBy,
  });
  expect(await consoleOf(member)).toEqual({ enabled: false, by: managedBy });
  expect(await client.send(new GetAllowedImagesSettingsCommand({}))).toMatchObject({
    State: "audit-mode",
    ImageCriteria: [{ ImageProviders: ["amazon", "aws-marketplace"] }],
    ManagedBy,
  });
  const { VpcBlockPublicAccessOptions } = await client.send(new DescribeVpcBlockPublicAccessOptionsCommand({}));
  expect(VpcBlockPublicAccessOptions).toMatchObject({
    AwsAccountId: member,
    InternetGatewayBlockMode: "block-ingress",
    ManagedBy,
    ExclusionsAllowed: "allowed",
  });

  const refused = { code: "OperationNotPermitted", message: EXCEPTION_MESSAGE };
  for (const attempt of [
    client.send(new ModifyInstanceMetadataDefaultsCommand({ HttpTokens: "optional" })),
    client.send(new DisableImageBlockPublicAccessCommand({})),
    client.send(new DisableSnapshotBlockPublicAccessCommand({})),
    client.send(new EnableSerialConsoleAccessCommand({})),
    client.send(new DisableSerialConsoleAccessCommand({})),
    client.send(new EnableAllowedImagesSettingsCommand({ AllowedImagesSettingsState: "enabled" })),
    client.send(new ReplaceImageCriteriaInAllowedImagesSettingsCommand({ ImageCriteria: [] })),
    client.send(new ModifyVpcBlockPublicAccessOptionsCommand({ InternetGatewayBlockMode: "off" })),
  ])
    expect(await failure(attempt)).toMatchObject(refused);

  expect(await consoleOf(other)).toEqual({ enabled: false, by: managedBy });
  expect(await consoleOf()).toEqual({ enabled: false, by: undefined });
  await detach(policy, root);
});

test("what a policy says nothing of stays the account's, and comes back as it was", async () => {
  await ec2(member).send(new EnableSerialConsoleAccessCommand({}));
  const policy = await make("console", consoleIs("disabled"));
  await attach(policy, member);
  expect(await consoleOf(member)).toEqual({ enabled: false, by: managedBy });
  expect(await consoleOf(other)).toEqual({ enabled: false, by: undefined });
  await ec2(member).send(new DisableImageBlockPublicAccessCommand({}));
  const said = await failure(ec2(member).send(new DisableSerialConsoleAccessCommand({})));
  expect(said.message).toBe("This action is denied due to an organizational policy in effect");
  await detach(policy, member);
  expect(await consoleOf(member)).toEqual({ enabled: true, by: undefined });
});

test("the nearest policy assigns last, through units and after a change of its text; a deleted one is gone", async () => {
  const { client } = organization;
  const unit = async (Name: string, ParentId: string) =>
    (await client.send(new CreateOrganizationalUnitCommand({ Name, ParentId }))).OrganizationalUnit!.Id!;
  const outer = await unit("outer", root);
  const inner = await unit("inner", outer);
  await client.send(new MoveAccountCommand({ AccountId: member, SourceParentId: root, DestinationParentId: inner }));
  const [far, near] = [await make("far", consoleIs("enabled")), await make("near", consoleIs("disabled"))];
  await attach(far, root);
  await attach(near, outer);
  expect(await consoleOf(member)).toEqual({ enabled: false, by: managedBy });
  expect(await consoleOf(other)).toEqual({ enabled: true, by: managedBy });
  await client.send(new UpdatePolicyCommand({ PolicyId: near, Content: JSON.stringify(consoleIs("enabled")) }));
  expect(await consoleOf(member)).toEqual({ enabled: true, by: managedBy });
  await detach(far, root);
  await client.send(new DeletePolicyCommand({ PolicyId: far }));
  expect(await consoleOf(other)).toEqual({ enabled: false, by: undefined });
});
