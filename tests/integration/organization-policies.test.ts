import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  AccountClient,
  type AlternateContactType,
  GetAlternateContactCommand,
  PutAlternateContactCommand,
} from "@aws-sdk/client-account";
import { DisableSerialConsoleAccessCommand, EC2Client } from "@aws-sdk/client-ec2";
import { IAMClient, ListOrganizationsFeaturesCommand } from "@aws-sdk/client-iam";
import {
  AttachPolicyCommand,
  CreateAccountCommand,
  CreateOrganizationCommand,
  CreatePolicyCommand,
  DescribePolicyCommand,
  DetachPolicyCommand,
  EnableAWSServiceAccessCommand,
  EnablePolicyTypeCommand,
  ListPoliciesForTargetCommand,
  ListRootsCommand,
  OrganizationsClient,
  type PolicyType,
} from "@aws-sdk/client-organizations";
import { minify } from "../../domain/documents/document";
import { declarativePolicy, EXCEPTION_MESSAGE } from "../../domain/documents/organization/declarative-policy";
import { resourceControl } from "../../domain/documents/organization/resource-control";
import { ANSWERS, stackFile } from "../../sandbox/answers";
import { type CliResult, openStack } from "../../sandbox/host/pulumi-cli";
import { MEMBER_ROLE } from "../support/organization";
import { as, assume, person } from "../support/sign-in";
import {
  changes,
  type Keys,
  only,
  openTestStack,
  ROOT,
  succeeded,
  type TestStack,
  TWO_REGIONS,
} from "../support/stack";

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

  const client = <C extends { destroy(): void }>(kind: new (config: Record<string, unknown>) => C, keys?: Keys): C => {
    const { endpoint, credentials } = keys ? as(stack.session.account, keys) : stack.session.account;
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

  describe("a baseline in a member below them", () => {
    let keys: Keys;
    let member: string;
    /** Id of a policy that decides less than the stack of the member sets. */
    let weaker: string;
    const MEMBER = "member";
    const organizations = () => client(OrganizationsClient);
    const CONTROLS_THERE = ["serial-console", "snapshot-block", "imds"] as const;

    /** Runs the program in the member, in a stack of its own, with the keys of its administrator. */
    const run = async (args: string[], settings: object = {}) => {
      const configFile = join(stack.folder, `${MEMBER}.json`);
      const file = JSON.parse(
        stackFile({ ...TWO_REGIONS, accountId: member, controls: only(...CONTROLS_THERE), ...settings }),
      ) as { config: object };
      const own = {
        "aws:accessKey": keys.accessKeyId,
        "aws:secretKey": keys.secretAccessKey,
        "aws:token": keys.sessionToken,
      };
      writeFileSync(configFile, JSON.stringify({ config: { ...file.config, ...own } }));
      const target = ["--stack", MEMBER, "--config-file", configFile];
      return stack.session.pulumi.run([...args, ...target], { cwd: ROOT });
    };
    const up = (settings?: object, ...args: string[]) =>
      run(["up", "--yes", "--skip-preview", "--suppress-outputs", ...args], settings);
    /** What a run changed in EC2, or tried to. */
    const changed = async (running: Promise<CliResult>) => {
      stack.session.account.journal.clear();
      const result = await running;
      const calls = stack.session.account.journal
        .entries()
        .filter(({ service, readOnly }) => service === "ec2" && !readOnly);
      return { result, calls: [...new Set(calls.map(({ operation }) => operation))].sort() };
    };

    beforeAll(async () => {
      const anyRole = { Effect: "Allow", Action: "sts:AssumeRole", Resource: "*" };
      const hub = await person(stack.session.account, "hub", { policy: anyRole });
      member = members[1]!;
      keys = await assume(stack.session.account, `arn:aws:iam::${member}:role/${MEMBER_ROLE}`, hub);
      const attributes = {
        instance_metadata_defaults: { http_tokens: { "@@assign": "optional" } },
        snapshot_block_public_access: { state: { "@@assign": "block_new_sharing" } },
      };
      const request = {
        Type: "DECLARATIVE_POLICY_EC2" as const,
        Name: "weaker",
        Description: "weaker",
        Content: JSON.stringify({ ec2_attributes: attributes }),
      };
      weaker = (await organizations().send(new CreatePolicyCommand(request))).Policy!.PolicySummary!.Id!;
      await openStack(stack.session.pulumi, MEMBER, ROOT, stack.folder);
    });

    test("makes what nobody decided, and leaves alone what the organization did", async () => {
      const { result, calls } = await changed(up());
      expect(succeeded(result)).toBe(true);
      expect(result.output).toContain(
        "so they are left alone here: serial-console in every covered region (disabled)\n",
      );
      expect(result.output).not.toContain("weaker");
      expect(calls).toEqual(["EnableSnapshotBlockPublicAccess", "ModifyInstanceMetadataDefaults"]);
      // What the sandbox refuses is what the run would have met.
      const attempt = client(EC2Client, keys).send(new DisableSerialConsoleAccessCommand({}));
      await expect(attempt).rejects.toMatchObject({ name: "OperationNotPermitted", message: EXCEPTION_MESSAGE });
    });

    test("lets go of what it made and the organization decides later, without a call, and says what is weaker", async () => {
      await organizations().send(new AttachPolicyCommand({ PolicyId: weaker, TargetId: member }));
      const { result, calls } = await changed(up({}, "--refresh"));
      expect(succeeded(result)).toBe(true);
      expect(result.output).toContain(
        "weaker than what this stack would set: imds in every covered region (optional instead of required, hop limit 2); snapshot-block in every covered region (block-new-sharing instead of block-all-sharing); nothing in this account can change it, so ask whoever runs the management account",
      );
      expect(calls).toEqual([]);
    });

    test("sets it again once the organization lets go", async () => {
      await organizations().send(new DetachPolicyCommand({ PolicyId: weaker, TargetId: member }));
      const { result, calls } = await changed(up());
      expect(succeeded(result)).toBe(true);
      expect(calls).toEqual(["EnableSnapshotBlockPublicAccess", "ModifyInstanceMetadataDefaults"]);
    });

    test("is removed without a call that EC2 would refuse, although teardown is on", async () => {
      await organizations().send(new AttachPolicyCommand({ PolicyId: weaker, TargetId: member }));
      expect(succeeded(await up({ teardown: true }, "--refresh"))).toBe(true);
      const { result, calls } = await changed(run(["destroy", "--yes", "--skip-preview"], { teardown: true }));
      expect(succeeded(result)).toBe(true);
      expect(calls).toEqual([]);
    });
  });
});
