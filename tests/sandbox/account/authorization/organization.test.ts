import { DescribeVpcsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { CreateServiceLinkedRoleCommand, IAMClient, ListUsersCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import * as organizations from "@aws-sdk/client-organizations";
import { startAccount, type SandboxAccount } from "../../../../sandbox/account/account";
import { connect, failure } from "../support";
import { EVERYTHING, type Keys, peopleOf, policy } from "./people";

const SCP = "SERVICE_CONTROL_POLICY";
const SYDNEY = policy({
  Sid: "OnlySydney",
  Effect: "Deny",
  NotAction: ["iam:*", "organizations:*", "sts:*"],
  Condition: { StringNotEquals: { "aws:RequestedRegion": "ap-southeast-2" } },
});

let account: SandboxAccount;
let people: ReturnType<typeof peopleOf>;
let client: organizations.OrganizationsClient;
let root: string;
let unit: string;
let member: string;
let manager: Keys;
let inMember: Keys;

async function createPolicy(Name: string, Content: string) {
  const create = new organizations.CreatePolicyCommand({ Type: SCP, Name, Description: Name, Content });
  const { Id, Arn } = (await client.send(create)).Policy!.PolicySummary!;
  return { Id: Id!, Arn: Arn! };
}

beforeAll(async () => {
  account = await startAccount();
  people = peopleOf(account);
  client = connect(organizations.OrganizationsClient, account);
  await client.send(new organizations.CreateOrganizationCommand({ FeatureSet: "ALL" }));
  root = (await client.send(new organizations.ListRootsCommand({}))).Roots![0]!.Id!;
  await client.send(new organizations.EnablePolicyTypeCommand({ RootId: root, PolicyType: SCP }));
  const { OrganizationalUnit } = await client.send(
    new organizations.CreateOrganizationalUnitCommand({ ParentId: root, Name: "workloads" }),
  );
  unit = OrganizationalUnit!.Id!;
  const { CreateAccountStatus } = await client.send(
    new organizations.CreateAccountCommand({ AccountName: "member", Email: "member@acme.sandbox" }),
  );
  member = CreateAccountStatus!.AccountId!;
  await client.send(
    new organizations.MoveAccountCommand({ AccountId: member, SourceParentId: root, DestinationParentId: unit }),
  );
  manager = await people.user("manager", EVERYTHING);
  inMember = await people.assume(manager, `arn:aws:iam::${member}:role/OrganizationAccountAccessRole`);
});

afterAll(() => account.stop());

const vpcs = (credentials: Keys, region: string) =>
  connect(EC2Client, account, region, { credentials }).send(new DescribeVpcsCommand({}));
const because = () => account.journal.entries().at(-1)?.because;

test("an administrator of a member account may do everything at first", async () => {
  await vpcs(inMember, "eu-west-1");
  await connect(IAMClient, account, "us-east-1", { credentials: inMember }).send(new ListUsersCommand({}));
});

test("a policy of the root binds a member account of a unit, and not the management account", async () => {
  const { Id: PolicyId, Arn } = await createPolicy("only-sydney", SYDNEY);
  await client.send(new organizations.AttachPolicyCommand({ PolicyId, TargetId: root }));
  const { message } = await failure(vpcs(inMember, "eu-west-1"));
  expect(message).toMatch(`ec2:DescribeVpcs with an explicit deny in a service control policy: ${Arn}`);
  expect(because()).toEqual({ kind: "organization", policy: Arn, statement: "OnlySydney" });
  await vpcs(inMember, "ap-southeast-2");
  await vpcs(manager, "eu-west-1");
  await client.send(new organizations.DetachPolicyCommand({ PolicyId, TargetId: root }));
  await vpcs(inMember, "eu-west-1");
});

test.each(["unit", "account"] as const)("a policy of the %s binds it", async (level) => {
  const TargetId = level === "unit" ? unit : member;
  const { Id: PolicyId, Arn } = await createPolicy(`of-the-${level}`, SYDNEY);
  await client.send(new organizations.AttachPolicyCommand({ PolicyId, TargetId }));
  await failure(vpcs(inMember, "eu-west-1"));
  expect(because()).toMatchObject({ kind: "organization", policy: Arn });
  await client.send(new organizations.DetachPolicyCommand({ PolicyId, TargetId }));
});

test("a policy binds no service-linked role", async () => {
  const iam = connect(IAMClient, account, "us-east-1", { credentials: inMember });
  const { Role } = await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: "spot.amazonaws.com" }));
  const RoleName = Role!.RoleName!;
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "all", PolicyDocument: EVERYTHING }));
  // The owner may stand in for the service, which no key of the account can.
  const service = await people.assume(account.credentials, Role!.Arn!);
  const { Id: PolicyId } = await createPolicy("no-service", SYDNEY);
  await client.send(new organizations.AttachPolicyCommand({ PolicyId, TargetId: root }));
  await failure(vpcs(inMember, "eu-west-1"));
  await vpcs(service, "eu-west-1");
  await client.send(new organizations.DetachPolicyCommand({ PolicyId, TargetId: root }));
});

test("what no policy of a level allows is denied", async () => {
  const { Id: PolicyId } = await createPolicy("iam-only", policy({ Action: ["iam:*", "sts:*"] }));
  await client.send(new organizations.AttachPolicyCommand({ PolicyId, TargetId: unit }));
  await client.send(new organizations.DetachPolicyCommand({ PolicyId: "p-FullAWSAccess", TargetId: unit }));
  const { message } = await failure(vpcs(inMember, "ap-southeast-2"));
  expect(message).toMatch(/because no service control policy allows the ec2:DescribeVpcs action$/);
  expect(because()).toEqual({ kind: "organization" });
  await client.send(new organizations.AttachPolicyCommand({ PolicyId: "p-FullAWSAccess", TargetId: unit }));
  await vpcs(inMember, "ap-southeast-2");
});

test("policies bind nobody while their type is not enabled", async () => {
  const { Id: PolicyId } = await createPolicy("asleep", SYDNEY);
  await client.send(new organizations.AttachPolicyCommand({ PolicyId, TargetId: root }));
  await failure(vpcs(inMember, "eu-west-1"));
  await client.send(new organizations.DisablePolicyTypeCommand({ RootId: root, PolicyType: SCP }));
  await vpcs(inMember, "eu-west-1");
  await client.send(new organizations.EnablePolicyTypeCommand({ RootId: root, PolicyType: SCP }));
  await client.send(new organizations.DetachPolicyCommand({ PolicyId, TargetId: root }));
});
