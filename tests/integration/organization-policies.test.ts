import {
  AccountClient,
  type AlternateContactType,
  GetAlternateContactCommand,
  PutAlternateContactCommand,
} from "@aws-sdk/client-account";
import { IAMClient, ListOrganizationsFeaturesCommand } from "@aws-sdk/client-iam";
import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  DescribePolicyCommand,
  EnableAWSServiceAccessCommand,
  EnablePolicyTypeCommand,
  ListPoliciesForTargetCommand,
  ListRootsCommand,
  OrganizationsClient,
  type PolicyType,
} from "@aws-sdk/client-organizations";
import { minify } from "../../domain/documents/document";
import { declarativePolicy } from "../../domain/documents/organization/declarative-policy";
import { resourceControl } from "../../domain/documents/organization/resource-control";
import { ANSWERS } from "../../sandbox/answers";
import { changes, only, openTestStack, type TestStack, TWO_REGIONS } from "../support/stack";

const CONTROLS = ["member-contacts", "root-access", "declarative-policies", "resource-control"] as const;
const VENDOR = "444455556666";
const OWN_CONTACT = { Name: "Ito", Title: "CISO", EmailAddress: "ito@member.internal", PhoneNumber: "+61 2 5550 1234" };

/** The account that manages an organization with two members; each test goes on where the one before stopped. */
describe("what reaches into the members of an organization", () => {
  let stack: TestStack;
  let organizationId: string;
  let rootId: string;
  let members: string[];
  const clients: { destroy(): void }[] = [];

  const client = <C extends { destroy(): void }>(kind: new (config: Record<string, unknown>) => C): C => {
    const { endpoint, credentials } = stack.session.account;
    const made = new kind({ endpoint, credentials, region: "us-east-1" });
    clients.push(made);
    return made;
  };
  const configure = (memberContacts: object = {}) => {
    stack.configure({
      ...TWO_REGIONS,
      guardrails: { mode: "organization", targets: [rootId] },
      controls: {
        ...only(...CONTROLS, "contacts", "serial-console"),
        "member-contacts": { enabled: true, ...memberContacts },
        "root-access": "on",
        "declarative-policies": "on",
        "resource-control": { enabled: true, trustedAccounts: [VENDOR] },
      },
    });
  };

  beforeAll(async () => {
    stack = await openTestStack();
    const organizations = client(OrganizationsClient);
    const { Organization } = await organizations.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
    organizationId = Organization!.Id!;
    rootId = (await organizations.send(new ListRootsCommand({}))).Roots![0]!.Id!;
    members = [];
    for (const AccountName of ["one", "two"]) {
      const request = new CreateAccountCommand({ AccountName, Email: `${AccountName}@corp.test` });
      members.push((await organizations.send(request)).CreateAccountStatus!.AccountId!);
    }
    configure();
  });
  afterAll(() => {
    for (const each of clients) each.destroy();
    return stack.close();
  });

  const addressOf = async (AccountId: string, AlternateContactType: AlternateContactType) => {
    const request = new GetAlternateContactCommand({ AccountId, AlternateContactType });
    return (await client(AccountClient).send(request)).AlternateContact?.EmailAddress;
  };
  const addressesOf = (accountId: string) =>
    Promise.all((["SECURITY", "BILLING", "OPERATIONS"] as const).map((type) => addressOf(accountId, type)));
  const { security, billing, operations } = ANSWERS.contacts;
  const OURS = [security.email, billing.email, operations.email];

  test("the preview refuses what the organization is not ready for, each with its command", async () => {
    const { code, output } = await stack.run(["preview"]);
    expect(code).not.toBe(0);
    const problems = [...output.matchAll(/^\s+- controls\.(\S+): .* run aws organizations (.*) once/gm)];
    expect(problems.map(([, control, command]) => [control, command])).toEqual([
      ["member-contacts", "enable-aws-service-access --service-principal account.amazonaws.com"],
      ["root-access", "enable-aws-service-access --service-principal iam.amazonaws.com"],
      ["declarative-policies", `enable-policy-type --root-id ${rootId} --policy-type DECLARATIVE_POLICY_EC2`],
      ["resource-control", `enable-policy-type --root-id ${rootId} --policy-type RESOURCE_CONTROL_POLICY`],
    ]);
    expect(await stack.resources()).toEqual([]);
  });

  test("up makes everything, and leaves the contact that a member set itself", async () => {
    const organizations = client(OrganizationsClient);
    for (const ServicePrincipal of ["account.amazonaws.com", "iam.amazonaws.com"])
      await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
    for (const PolicyType of ["DECLARATIVE_POLICY_EC2", "RESOURCE_CONTROL_POLICY"] as const)
      await organizations.send(new EnablePolicyTypeCommand({ RootId: rootId, PolicyType }));
    const request = { AccountId: members[0], AlternateContactType: "SECURITY" as const, ...OWN_CONTACT };
    await client(AccountClient).send(new PutAlternateContactCommand(request));

    const { code, output } = await stack.up();
    expect([code, output]).toEqual([0, expect.stringContaining(`which stay: ${members[0]!} (security);`)]);
    expect(output).toContain("look at the findings of access-analyzer");

    expect(await addressesOf(members[0]!)).toEqual([OWN_CONTACT.EmailAddress, ...OURS.slice(1)]);
    expect(await addressesOf(members[1]!)).toEqual(OURS);
    const { EnabledFeatures } = await client(IAMClient).send(new ListOrganizationsFeaturesCommand({}));
    expect(EnabledFeatures).toEqual(["RootCredentialsManagement", "RootSessions"]);
  });

  test("the policies hang on the target with the documents that the settings say", async () => {
    const organizations = client(OrganizationsClient);
    const contentOf = async (Filter: PolicyType) => {
      const { Policies = [] } = await organizations.send(
        new ListPoliciesForTargetCommand({ Filter, TargetId: rootId }),
      );
      const [own] = Policies.filter(({ AwsManaged }) => !AwsManaged);
      return (await organizations.send(new DescribePolicyCommand({ PolicyId: own?.Id }))).Policy?.Content;
    };
    expect(await contentOf("DECLARATIVE_POLICY_EC2")).toBe(JSON.stringify(declarativePolicy({ serialConsole: true })));
    expect(await contentOf("RESOURCE_CONTROL_POLICY")).toBe(
      minify(resourceControl({ organizationId, trustedAccounts: [VENDOR] })),
    );
  });

  test("a second up changes nothing", async () => {
    expect(await stack.up("--expect-no-changes")).toMatchObject({ code: 0 });
  });

  test("a member's own contact is replaced when the owner says so", async () => {
    configure({ replaceIn: [members[0]] });
    expect(await stack.up()).toMatchObject({ code: 0 });
    expect(await addressesOf(members[0]!)).toEqual(OURS);
  });

  test("destroyed without teardown everything stays, and the next up takes it over instead of making it twice", async () => {
    expect(await stack.run(["destroy", "--yes", "--skip-preview"])).toMatchObject({ code: 0 });
    expect(await addressesOf(members[1]!)).toEqual(OURS);
    const again = await stack.up();
    expect(again).toMatchObject({ code: 0 });
    expect(changes(again)).not.toHaveProperty("replaced");
    const organizations = client(OrganizationsClient);
    for (const Filter of ["DECLARATIVE_POLICY_EC2", "RESOURCE_CONTROL_POLICY"] as const) {
      const { Policies = [] } = await organizations.send(
        new ListPoliciesForTargetCommand({ Filter, TargetId: rootId }),
      );
      expect(Policies.filter(({ AwsManaged }) => !AwsManaged)).toHaveLength(1);
    }
  });
});
