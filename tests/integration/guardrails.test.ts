import { NAME_PREFIX } from "../../domain/documents/own-principals";
import { DescribeInstancesCommand, RequestSpotFleetCommand } from "@aws-sdk/client-ec2";
import {
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  CreateGroupCommand,
  CreateRoleCommand,
  GetPolicyCommand,
  ListAttachedGroupPoliciesCommand,
  ListAttachedRolePoliciesCommand,
  ListGroupsCommand,
} from "@aws-sdk/client-iam";
import {
  CreateOrganizationCommand,
  DescribePolicyCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  ListPoliciesCommand,
  ListPoliciesForTargetCommand,
  ListTargetsForPolicyCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { minify } from "../../domain/documents/document";
import { freezeDocument } from "../../domain/documents/guardrails/freeze";
import { guardrailDocuments } from "../../domain/documents/guardrails/guardrail-documents";
import { GuardrailMode } from "../../domain/documents/guardrails/mode";
import { clientsFor } from "../../sandbox/account/clients";
import { ADMINISTRATOR_ACCESS, as, assume, person } from "../support/sign-in";
import { changes, type Keys, only, openTestStack, type TestStack, TWO_REGIONS } from "../support/stack";

const GUARDS = ["region-guard", "launch-guard", "tamper-guard", "freeze"] as const;
const CONTROLS = only(...GUARDS, "contacts", "least-privilege");
const BOUND = {
  ...TWO_REGIONS,
  controls: CONTROLS,
  guardrails: { mode: "account", groups: ["admins"], roles: ["ci"] },
};
const DENIES = ["launch-deny", "persistence-deny", "region-deny", "service-deny", "tamper-deny"];

/** Documents as the command line shows them, by their names. */
function documentsOf(mode: GuardrailMode): Record<string, string> {
  const result = guardrailDocuments({ mode, allowedRegions: ["ap-southeast-2"], namePrefix: NAME_PREFIX });
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  return Object.fromEntries(result.documents.map(({ name, document }) => [name, minify(document)]));
}

/** Names of attached policies without Pulumi's digits. */
const stems = (policies: { PolicyName?: string }[] | undefined) =>
  policies!.map(({ PolicyName }) => PolicyName!.replace(/-[0-9a-f]{7}$/, "")).sort();
const guards = (...documents: string[]) => documents.map((document) => `ringfence-guardrails-${document}`);

const SPOT_FLEET = {
  IamFleetRole: "arn:aws:iam::123456789012:role/aws-ec2-spot-fleet-tagging-role",
  TargetCapacity: 100,
  LaunchSpecifications: [{ ImageId: "ami-0123456789abcdef0", InstanceType: "c5.large" as const }],
};

/** An account that somebody worked on; each test goes on where the one before stopped. */
describe("the guardrails of one account", () => {
  let stack: TestStack;
  let anna: Keys;
  let ci: Keys;

  const iam = () => clientsFor(stack.session.account).iam;
  const ofGroup = async (GroupName: string) =>
    stems((await iam().send(new ListAttachedGroupPoliciesCommand({ GroupName }))).AttachedPolicies);
  const ofRole = async (RoleName: string) =>
    stems((await iam().send(new ListAttachedRolePoliciesCommand({ RoleName }))).AttachedPolicies);
  const lastDenial = () => stack.session.account.journal.entries().findLast(({ decision }) => decision === "denied");

  beforeAll(async () => {
    stack = await openTestStack();
    const { account } = stack.session;
    const trust = {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account.accountId}:root` }, Action: "sts:AssumeRole" },
      ],
    };
    await iam().send(new CreateGroupCommand({ GroupName: "admins" }));
    await iam().send(new AttachGroupPolicyCommand({ GroupName: "admins", PolicyArn: ADMINISTRATOR_ACCESS }));
    const role = await iam().send(
      new CreateRoleCommand({ RoleName: "ci", Path: "/pipelines/", AssumeRolePolicyDocument: JSON.stringify(trust) }),
    );
    await iam().send(new AttachRolePolicyCommand({ RoleName: "ci", PolicyArn: ADMINISTRATOR_ACCESS }));
    anna = (await person(account, "anna", { group: "admins" })).keys;
    ci = await assume(account, role.Role!.Arn!, { keys: anna });
  });
  afterAll(() => stack.close());

  test.each<[string, () => Keys, string[]]>([
    [
      "a user in a group that is to be bound",
      () => anna,
      ["guardrails.groups: names admins, and arn:aws:iam::123456789012:user/anna, who runs this program, is in it"],
    ],
    [
      "a role that is to be bound, at a path that its session does not show",
      () => ci,
      ["guardrails.roles: names ci, which runs this program"],
    ],
  ])("the preview of %s is refused, with call and statement, before anything is made", async (_, keys, expected) => {
    stack.configure(BOUND, keys());
    const { code, output } = await stack.run(["preview"]);
    expect(code).not.toBe(0);
    const problems = [...output.matchAll(/^\s+- (guardrails\.\w+: .*)$/gm)].map(([, text]) => text!);
    const wayOut =
      keys() === ci
        ? "add arn:aws:iam::123456789012:role/pipelines/ci to exemptPrincipals"
        : "run the program with a role that is assumed with MFA and named in exemptPrincipals";
    expect(problems).toEqual(
      expected.map(
        (how) =>
          `${how}: statement DenyMonitoringChanges of tamper-deny would deny it access-analyzer:DeleteAnalyzer in ap-southeast-2; remove it, or ${wayOut}`,
      ),
    );
    const writes = stack.session.account.journal
      .entries()
      .filter(({ readOnly, service }) => !readOnly && service !== "iam" && service !== "sts");
    expect(writes).toEqual([]);
  });

  test("up binds the named group and role and the baseline's own groups, and leaves what they had", async () => {
    stack.configure(BOUND);
    expect(await stack.up()).toMatchObject({ code: 0 });

    expect(await ofGroup("admins")).toEqual(["AdministratorAccess", ...guards(...DENIES)]);
    expect(await ofRole("ci")).toEqual(["AdministratorAccess", ...guards(...DENIES)]);
    const { Groups = [] } = await iam().send(new ListGroupsCommand({}));
    const own = Groups.filter(({ Path }) => Path === "/ringfence/");
    expect(own).toHaveLength(4);
    for (const { GroupName } of own) {
      const [ofItself] = stems([{ PolicyName: GroupName }]);
      expect(await ofGroup(GroupName!)).toEqual([...guards(...DENIES), ofItself]);
    }
  });

  test("whoever is bound is denied from then on, by the statement that says so", async () => {
    const { account } = stack.session;
    const ec2 = (region: string) => clientsFor(as(account, anna), region).ec2;
    await ec2("ap-southeast-2").send(new DescribeInstancesCommand({}));
    const calls = [
      ["DenyOutsideAllowedRegions", () => ec2("eu-west-1").send(new DescribeInstancesCommand({}))],
      [
        "DenyFleets",
        () => ec2("ap-southeast-2").send(new RequestSpotFleetCommand({ SpotFleetRequestConfig: SPOT_FLEET })),
      ],
    ] as const;
    for (const [statement, call] of calls) {
      await expect(call()).rejects.toMatchObject({ name: "UnauthorizedOperation" });
      expect(lastDenial()?.because).toMatchObject({ kind: "identity", statement });
    }
  });

  test("the boundary and the freeze are there, and hang on nobody", async () => {
    const policies = (await stack.resources()).filter(({ type }) => type === "aws:iam/policy:Policy");
    const freeze = freezeDocument(GuardrailMode.Account, []);
    const expected: [string, string][] = [
      ["ringfence-guardrails-boundary", documentsOf(GuardrailMode.Account)["boundary"]!],
      ["ringfence-freeze", "document" in freeze ? minify(freeze.document) : ""],
    ];
    for (const [name, document] of expected) {
      const { id, inputs } = policies.find(({ urn }) => urn.endsWith(`::${name}`))!;
      const { Policy } = await iam().send(new GetPolicyCommand({ PolicyArn: id }));
      expect([name, inputs.policy, Policy!.AttachmentCount]).toEqual([name, document, 0]);
    }
  });

  test("a guard that is switched off leaves the program, and stays in the account where it was attached", async () => {
    stack.configure({ ...BOUND, controls: { ...CONTROLS, "launch-guard": "off" } });
    expect(await stack.up()).toMatchObject({ code: 0 });
    expect((await stack.resources()).filter(({ urn }) => /(launch|service)-deny/.test(urn))).toEqual([]);
    expect(await ofGroup("admins")).toEqual(["AdministratorAccess", ...guards(...DENIES)]);
    expect(await ofRole("ci")).toEqual(["AdministratorAccess", ...guards(...DENIES)]);
  });
});

test("in an Organization, service control policies with the same documents hang on the target", async () => {
  const stack = await openTestStack();
  try {
    const { endpoint, credentials } = stack.session.account;
    const organizations = new OrganizationsClient({ endpoint, credentials, region: "us-east-1" });
    await organizations.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
    const { Roots } = await organizations.send(new ListRootsCommand({}));
    const rootId = Roots![0]!.Id!;
    await organizations.send(new EnablePolicyTypeCommand({ RootId: rootId, PolicyType: "SERVICE_CONTROL_POLICY" }));

    stack.configure({
      ...TWO_REGIONS,
      controls: only(...GUARDS),
      guardrails: { mode: "organization", targets: [rootId] },
    });
    expect(await stack.up()).toMatchObject({ code: 0 });

    const policies = (await stack.resources()).filter(({ type }) => type === "aws:organizations/policy:Policy");
    const documents = documentsOf(GuardrailMode.Organization);
    const read = await Promise.all(
      policies.map(async ({ id, urn }) => {
        const { Policy } = await organizations.send(new DescribePolicyCommand({ PolicyId: id }));
        const { Targets } = await organizations.send(new ListTargetsForPolicyCommand({ PolicyId: id }));
        const name = urn.split("::ringfence-").at(-1)!.replace("guardrails-", "");
        return [name, { content: Policy!.Content, targets: Targets!.map(({ TargetId }) => TargetId) }] as const;
      }),
    );
    const { freeze, ...denies } = Object.fromEntries(read);
    expect(denies).toEqual(
      Object.fromEntries(DENIES.map((name) => [name, { content: documents[name], targets: [rootId] }])),
    );
    expect(freeze!.targets).toEqual([]);

    // Destroyed without teardown the denies stay, and come back: a target takes five policies, so that no second set fits.
    expect(await stack.run(["destroy", "--yes", "--skip-preview"])).toMatchObject({ code: 0 });
    const again = await stack.up();
    expect(again).toMatchObject({ code: 0 });
    expect(changes(again)).not.toHaveProperty("replaced");
    const [Filter, TargetId] = ["SERVICE_CONTROL_POLICY" as const, rootId];
    const hanging = await organizations.send(new ListPoliciesForTargetCommand({ Filter, TargetId }));
    expect(hanging.Policies!.map(({ Id }) => Id).sort()).toEqual(
      ["p-FullAWSAccess", ...policies.filter(({ urn }) => !urn.endsWith("freeze")).map(({ id }) => id)].sort(),
    );
    const all = await organizations.send(new ListPoliciesCommand({ Filter }));
    expect(all.Policies).toHaveLength(policies.length + 1);
    expect(await stack.up("--expect-no-changes")).toMatchObject({ code: 0 });
  } finally {
    await stack.close();
  }
});
