import {
  AttachGroupPolicyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  ListAttachedGroupPoliciesCommand,
  ListAttachedRolePoliciesCommand,
} from "@aws-sdk/client-iam";
import {
  CreateOrganizationCommand,
  DescribePolicyCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  ListTargetsForPolicyCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { minify } from "../../domain/documents/document";
import { regionDeny } from "../../domain/documents/region-deny";
import { clientsFor } from "../../sandbox/clients";
import { openTestStack, type TestStack, TWO_REGIONS } from "../support/stack";

/** The two ways to attach the region guard, read back from the account. */
describe("the region guard in the account", () => {
  let stack: TestStack;

  beforeEach(async () => {
    stack = await openTestStack();
  });
  afterEach(() => stack.close());

  test("mode account binds the named group and role, and leaves what they had", async () => {
    const { iam } = clientsFor(stack.session.account);
    await iam.send(new CreateGroupCommand({ GroupName: "developers" }));
    const statement = { Effect: "Allow", Action: "s3:ListAllMyBuckets", Resource: "*" };
    const document = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    const { Policy: ownPolicy } = await iam.send(
      new CreatePolicyCommand({ PolicyName: "own", PolicyDocument: document }),
    );
    const own = ownPolicy!.Arn!;
    await iam.send(new AttachGroupPolicyCommand({ GroupName: "developers", PolicyArn: own }));
    await iam.send(new CreateRoleCommand({ RoleName: "ci", AssumeRolePolicyDocument: document }));

    stack.configure({ ...TWO_REGIONS, guardrails: { mode: "account", groups: ["developers"], roles: ["ci"] } });
    expect(await stack.up()).toMatchObject({ code: 0 });

    const guard = expect.stringMatching(/:policy\/ringfence-region-guard-policy-/) as string;
    const group = await iam.send(new ListAttachedGroupPoliciesCommand({ GroupName: "developers" }));
    const role = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: "ci" }));
    expect(group.AttachedPolicies!.map((policy) => policy.PolicyArn).sort()).toEqual([own, guard]);
    expect(role.AttachedPolicies!.map((policy) => policy.PolicyArn)).toEqual([guard]);
  });

  test("mode organization attaches a service control policy with the same document to the target", async () => {
    const { endpoint, credentials } = stack.session.account;
    const organizations = new OrganizationsClient({ endpoint, credentials, region: "us-east-1" });
    await organizations.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
    const { Roots } = await organizations.send(new ListRootsCommand({}));
    const rootId = Roots![0]!.Id!;
    await organizations.send(new EnablePolicyTypeCommand({ RootId: rootId, PolicyType: "SERVICE_CONTROL_POLICY" }));

    stack.configure({ ...TWO_REGIONS, guardrails: { mode: "organization", targets: [rootId] } });
    expect(await stack.up()).toMatchObject({ code: 0 });

    const policy = (await stack.resources()).find(({ type }) => type === "aws:organizations/policy:Policy")!;
    const { Policy } = await organizations.send(new DescribePolicyCommand({ PolicyId: policy.id }));
    const { Targets } = await organizations.send(new ListTargetsForPolicyCommand({ PolicyId: policy.id }));
    expect(Policy!.Content).toBe(minify(regionDeny({ allowedRegions: ["ap-southeast-2"] })));
    expect(Targets!.map((target) => target.TargetId)).toEqual([rootId]);
  });
});
