import {
  DescribeInstancesCommand,
  RunInstancesCommand,
  type RunInstancesCommandInput,
  StopInstancesCommand,
} from "@aws-sdk/client-ec2";
import {
  GetOpenIDConnectProviderCommand,
  GetRoleCommand,
  ListAttachedGroupPoliciesCommand,
  ListAttachedRolePoliciesCommand,
  ListGroupsCommand,
  ListOpenIDConnectProvidersCommand,
  ListRolesCommand,
} from "@aws-sdk/client-iam";
import { clientsFor } from "../../sandbox/account/clients";
import { as, enterAsWorkflow, type Person, person, sessionOf } from "../support/sign-in";
import { changes, type Keys, openTestStack, type TestStack, TWO_REGIONS } from "../support/stack";

const SUBJECT = "repo:acme/infrastructure:environment:production";
const SETTINGS = { ...TWO_REGIONS, controls: { "least-privilege": { githubSubject: SUBJECT } } };

/** Everything changes in place that can: what the pipeline does on most days. */
const CHANGED = {
  ...SETTINGS,
  monthlyBudgetUsd: 250,
  tags: { stage: "second" },
  guardrails: { allowedInstanceTypes: ["t3.*"], unusedServices: ["bedrock"] },
};

const stem = (name: string) => name.replace(/-[0-9a-f]{7}$/, "").replace("ringfence-", "");

/** One account; each test goes on where the one before stopped. */
describe("least privilege in the account", () => {
  let stack: TestStack;
  let deployArn: string;

  const iam = () => clientsFor(stack.session.account).iam;

  beforeAll(async () => {
    stack = await openTestStack(SETTINGS);
    expect(await stack.up()).toMatchObject({ code: 0 });
  });
  afterAll(() => stack.close());

  test("four groups have their policies, below the baseline's path", async () => {
    const { Groups = [] } = await iam().send(new ListGroupsCommand({ PathPrefix: "/ringfence/" }));
    const policies = await Promise.all(
      Groups.map(async ({ GroupName }) => {
        const { AttachedPolicies } = await iam().send(new ListAttachedGroupPoliciesCommand({ GroupName }));
        return [stem(GroupName!), AttachedPolicies!.map(({ PolicyName }) => stem(PolicyName!))] as const;
      }),
    );
    const names = ["billing", "developer", "read-only", "support"].map((id) => `least-privilege-${id}`);
    expect(policies.map(([name]) => name).sort()).toEqual(names);
    for (const [name, attached] of policies) expect(attached).toContain(name);
  });

  test("the roles stand where no guardrail binds them, each with its own policies", async () => {
    const { Roles = [] } = await iam().send(new ListRolesCommand({ PathPrefix: "/ringfence/exempt/" }));
    const policies = await Promise.all(
      Roles.map(async ({ RoleName }) => {
        const { AttachedPolicies } = await iam().send(new ListAttachedRolePoliciesCommand({ RoleName }));
        return [stem(RoleName!), AttachedPolicies!.map(({ PolicyName }) => stem(PolicyName!)).sort()] as const;
      }),
    );
    expect(Object.fromEntries(policies)).toEqual({
      "break-glass-responder": ["break-glass-responder", "break-glass-responder-reads"],
      "budget-fuse-role": ["budget-fuse-role"],
      "least-privilege-auditor": ["least-privilege-auditor"],
      "least-privilege-deploy": ["least-privilege-deploy", "least-privilege-deploy-reads"],
    });
    deployArn = Roles.find(({ RoleName }) => RoleName!.includes("-deploy-"))!.Arn!;
  });

  test("the deploy role trusts one workflow, by the provider of GitHub", async () => {
    const { OpenIDConnectProviderList } = await iam().send(new ListOpenIDConnectProvidersCommand({}));
    const [provider] = OpenIDConnectProviderList!;
    const { Url, ClientIDList } = await iam().send(
      new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: provider!.Arn }),
    );
    expect({ Url, ClientIDList }).toEqual({
      Url: "token.actions.githubusercontent.com",
      ClientIDList: ["sts.amazonaws.com"],
    });
    const { Role } = await iam().send(new GetRoleCommand({ RoleName: deployArn.split("/").at(-1) }));
    const trust = JSON.parse(decodeURIComponent(Role!.AssumeRolePolicyDocument!)) as { Statement: object[] };
    expect(trust.Statement).toMatchObject([
      {
        Principal: { Federated: provider!.Arn },
        Condition: { StringEquals: { "token.actions.githubusercontent.com:sub": SUBJECT } },
      },
    ]);
  });

  test.each([
    "repo:acme/infrastructure:environment:staging",
    "repo:acme/infrastructure:ref:refs/heads/main",
    "repo:eve/infrastructure:environment:production",
    `${SUBJECT}2`,
  ])("a workflow that is not the one is not let in: %s", async (subject) => {
    await expect(enterAsWorkflow(stack.session.account, deployArn, subject)).rejects.toMatchObject({
      name: "AccessDenied",
    });
  });

  describe("the deploy role", () => {
    let keys: Keys;
    const ofRole = () =>
      stack.session.account.journal.entries().filter(({ principal }) => principal.includes("-deploy-"));
    const notAllowed = () =>
      ofRole()
        .filter(({ decision }) => decision === "denied")
        .map(({ service, operation, region }) => `${service}:${operation} in ${region}`);

    beforeAll(async () => {
      keys = await enterAsWorkflow(stack.session.account, deployArn, SUBJECT);
      stack.session.account.journal.clear();
    });

    test("applies a change of everything, and is denied nothing", async () => {
      stack.configure(CHANGED, keys);
      const result = await stack.up();
      expect({ denied: notAllowed(), result }).toMatchObject({ denied: [], result: { code: 0 } });
      expect(changes(result).updated).toBeGreaterThan(20);
    });

    test("refreshes, and is denied nothing", async () => {
      // The sandbox cannot judge yet what acts on a subscription: to IAM it is a topic, by an ARN that is longer.
      const exclude = ["--exclude", "**::ringfence-alert-channel-mail-**"];
      const result = await stack.run(["refresh", "--yes", "--skip-preview", "--expect-no-changes", ...exclude]);
      expect({ denied: notAllowed(), result }).toMatchObject({ denied: [], result: { code: 0 } });
    });

    test("makes and removes what is switched on and off, and is denied nothing", async () => {
      stack.configure(
        {
          ...CHANGED,
          teardown: true,
          controls: { ...SETTINGS.controls, budgets: "off", "billing-alarms": "off", guardduty: "off" },
        },
        keys,
      );
      const result = await stack.up();
      expect({ denied: notAllowed(), result }).toMatchObject({ denied: [], result: { code: 0 } });
      expect(changes(result).deleted).toBeGreaterThan(8);
      // All of it was the role's own work.
      const others = stack.session.account.journal.entries().filter(({ principal }) => !principal.includes("-deploy-"));
      expect(others.map(({ service, operation, principal }) => [service, operation, principal])).toEqual([]);
      expect(ofRole().length).toBeGreaterThan(100);
    });

    test("may do nothing else", async () => {
      const { ec2 } = clientsFor(as(stack.session.account, keys), "ap-southeast-2");
      const stop = new StopInstancesCommand({ InstanceIds: ["i-0123456789abcdef0"] });
      await expect(ec2.send(stop)).rejects.toMatchObject({ name: "UnauthorizedOperation" });
    });
  });

  describe("a developer of the group", () => {
    let dev: Person;
    let withMfa: Keys;
    let withoutMfa: Keys;
    const MACHINE: RunInstancesCommandInput = {
      ImageId: "ami-0123456789abcdef0",
      InstanceType: "t3.micro",
      MinCount: 1,
      MaxCount: 1,
      MetadataOptions: { HttpTokens: "required" },
      BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { Encrypted: true, VolumeSize: 8 } }],
      TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "owner", Value: "dev" }] }],
    };
    const ec2 = (keys: Keys, region = "ap-southeast-2") => clientsFor(as(stack.session.account, keys), region).ec2;
    const look = (keys: Keys, region?: string) => ec2(keys, region).send(new DescribeInstancesCommand({}));

    beforeAll(async () => {
      const { account } = stack.session;
      const { Groups = [] } = await iam().send(new ListGroupsCommand({ PathPrefix: "/ringfence/" }));
      const group = Groups.find(({ GroupName }) => GroupName!.includes("-developer-"))!.GroupName!;
      dev = await person(account, "dev", { group });
      withMfa = await sessionOf(account, dev, true);
      withoutMfa = await sessionOf(account, dev, false);
    });

    test("works with the device: looks around and starts a machine", async () => {
      await look(withMfa);
      const { Instances } = await ec2(withMfa).send(new RunInstancesCommand(MACHINE));
      expect(Instances).toHaveLength(1);
    });

    test.each<[string, Partial<RunInstancesCommandInput>, string | undefined]>([
      ["a large machine", { InstanceType: "c5.24xlarge" }, undefined],
      ["a machine that takes the old metadata requests", { MetadataOptions: { HttpTokens: "optional" } }, undefined],
      ["a machine of nobody", { TagSpecifications: [] }, undefined],
      ["a machine in another region", {}, "eu-west-1"],
    ])("does not start %s", async (_, more, region) => {
      await expect(ec2(withMfa, region).send(new RunInstancesCommand({ ...MACHINE, ...more }))).rejects.toMatchObject({
        name: "UnauthorizedOperation",
      });
    });

    test("can do nothing without the device, by a session or by the key that leaked", async () => {
      for (const keys of [withoutMfa, dev.keys])
        await expect(look(keys)).rejects.toMatchObject({ name: "UnauthorizedOperation" });
    });
  });
});
