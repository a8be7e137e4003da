import type { PolicyDocument } from "../../../domain/documents/document";
import { alertKeyPolicy } from "../../../domain/documents/resource-policies/alert-key";
import { guardrailDocuments } from "../../../domain/documents/guardrails/guardrail-documents";
import { rightsOf } from "../../../domain/documents/access/table";
import { OWN_CALLS, regionsOf, WHERE } from "../../../domain/documents/own-calls";
import { REGIONS } from "../../../domain/regions/regions";
import { GuardrailMode } from "../../../domain/documents/guardrails/mode";
import { PRINCIPALS } from "../../guardrails/principals";
import { ACCOUNT_ID } from "../../support/mock-account";
import { planProblems } from "../../support/plan";
import { ADMINISTRATOR, isAllowed } from "../../support/simulate";
import { ARGS, fitting, HOME } from "../../support/document-args";

const NAMES = REGIONS.map(({ name }) => name);
const DEPLOY = PRINCIPALS.deploy.arn;

/** The documents tell no other regions apart: home, the two of worldwide services, and one more, on by default or opted in. */
const CLASSES = [HOME, "us-east-1", "us-west-2", "sa-east-1", "ap-east-1"];

/** Every call in each class of regions that it goes to, when the account has enabled every region there is. */
const CALLS = OWN_CALLS.flatMap(({ action, where }) =>
  regionsOf(where, { home: HOME, covered: CLASSES }).map((region) => ({ action, region })),
);

const iam = (kind: string, name: string) => `arn:aws:iam::${ACCOUNT_ID}:${kind}/${name}`;
const OWN_POLICY = iam("policy", "ringfence/ringfence-guardrails-region-deny-1a2b3c4");

/** What the calls of the program act on: the first that fits. The others act on the account as a whole. */
const TARGETS: readonly {
  actions: RegExp;
  resource: (region: string) => string;
  context?: Record<string, string>;
  /** Policy of the resource, where a policy of the caller is not enough. */
  policy?: PolicyDocument;
}[] = [
  {
    actions: /^iam:CreateServiceLinkedRole$/,
    resource: () => iam("role", "aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"),
    context: { "iam:AWSServiceName": "config.amazonaws.com" },
  },
  {
    actions: /^iam:(Attach|Detach)GroupPolicy$/,
    resource: () => iam("group", "admins"),
    context: { "iam:PolicyARN": OWN_POLICY },
  },
  {
    actions: /^iam:(Attach|Detach)RolePolicy$/,
    resource: () => iam("role", "ci"),
    context: { "iam:PolicyARN": OWN_POLICY },
  },
  {
    actions: /^iam:\w+OpenIDConnectProvider$/,
    resource: () => iam("oidc-provider", "token.actions.githubusercontent.com"),
  },
  {
    actions: /^iam:PassRole$/,
    resource: () => iam("role", "ringfence/ringfence-early-warning-forward-1a2b3c4"),
    context: { "iam:PassedToService": "events.amazonaws.com" },
  },
  {
    actions:
      /^iam:(\w*Role|UpdateAssumeRolePolicy|ListAttachedRolePolicies|ListRolePolicies|GetRolePolicy|UpdateRoleDescription|DeleteRolePermissionsBoundary|ListInstanceProfilesForRole)$/,
    resource: () => iam("role", "ringfence/exempt/ringfence-least-privilege-auditor-1a2b3c4"),
  },
  {
    actions: /^iam:(\w*Group|ListAttachedGroupPolicies)$/,
    resource: () => iam("group", "ringfence/ringfence-least-privilege-developer-1a2b3c4"),
  },
  { actions: /^iam:\w+AccountPasswordPolicy$/, resource: () => "*" },
  {
    actions: /^iam:(CreateUser|PutUserPermissionsBoundary)$/,
    resource: () => iam("user", "svc/sync/backup-sync"),
    context: { "iam:PermissionsBoundary": "arn:aws:iam::aws:policy/AWSDenyAll" },
  },
  { actions: /^sns:ListTopics$/, resource: () => "*" },
  {
    actions: /^ec2:(CreateTags|DeleteTags|RevokeSecurityGroup\w+)$/,
    resource: (region) => `arn:aws:ec2:${region}:${ACCOUNT_ID}:security-group/sg-0a1b2c3d4e5f67890`,
  },
  { actions: /^iam:\w*Policy(Versions?)?$/, resource: () => OWN_POLICY },
  {
    actions: /^kms:(EnableKey|PutKeyPolicy|UpdateKeyDescription)$/,
    resource: (region) => `arn:aws:kms:${region}:${ACCOUNT_ID}:key/0a1b2c3d-0000-0000-0000-000000000000`,
    context: { "aws:ResourceTag/ringfence": "1.0.0" },
    policy: alertKeyPolicy(ACCOUNT_ID),
  },
  {
    actions: /^budgets:\w+BudgetAction$/,
    resource: () =>
      `arn:aws:budgets::${ACCOUNT_ID}:budget/ringfence-budgets-monthly-1a2b3c4/action/0a1b2c3d-0000-0000-0000-000000000000`,
  },
  {
    actions: /^budgets:/,
    resource: () => `arn:aws:budgets::${ACCOUNT_ID}:budget/ringfence-budgets-monthly-1a2b3c4`,
  },
  {
    actions: /^cloudwatch:\w+Dashboards?$/,
    resource: () => `arn:aws:cloudwatch::${ACCOUNT_ID}:dashboard/ringfence-dashboard-page-1a2b3c4`,
  },
  {
    actions: /^cloudwatch:/,
    resource: (region) => `arn:aws:cloudwatch:${region}:${ACCOUNT_ID}:alarm:ringfence-billing-alarms-jump-1a2b3c4`,
  },
  {
    actions: /^events:/,
    resource: (region) => `arn:aws:events:${region}:${ACCOUNT_ID}:rule/ringfence-break-glass-use-${region}-1a2b3c4`,
  },
  {
    actions: /^cloudtrail:(?!Describe)/,
    resource: (region) => `arn:aws:cloudtrail:${region}:${ACCOUNT_ID}:trail/ringfence-audit-trail-all-regions-1a2b3c4`,
  },
  {
    actions: /^s3:(?!\w*Account|ListAllMyBuckets)/,
    resource: () => "arn:aws:s3:::ringfence-audit-trail-logs-1a2b3c4",
  },
  {
    actions: /^sns:/,
    resource: (region) => `arn:aws:sns:${region}:${ACCOUNT_ID}:ringfence-alert-channel-topic-${region}-1a2b3c4`,
  },
];

describe("OWN_CALLS", () => {
  it("names each action once, ordered by name, and says where it goes", () => {
    const actions = OWN_CALLS.map(({ action }) => action);
    expect(actions).toEqual([...new Set(actions)].sort());
    expect(OWN_CALLS.filter(({ where }) => !(WHERE as readonly string[]).includes(where))).toEqual([]);
  });

  it("has a call of each control that talks to the account", () => {
    const services = new Set(OWN_CALLS.map(({ action }) => action.split(":")[0]));
    expect([...services]).toEqual(
      expect.arrayContaining(
        "access-analyzer account budgets cloudtrail cloudwatch ec2 events guardduty iam kms organizations resource-explorer-2 s3 sns ssm sts".split(
          " ",
        ),
      ),
    );
  });
});

describe("regionsOf", () => {
  const covered = ["ap-southeast-2", "eu-west-1", "us-east-1"];
  it.each([
    ["every region", HOME, covered],
    ["home and us-east-1", HOME, [HOME, "us-east-1"]],
    ["home and us-east-1", "us-east-1", ["us-east-1"]],
    ["us-east-1", HOME, ["us-east-1"]],
  ])("%s, when home is %s, is %p", (where, home, expected) => {
    expect(regionsOf(where, { home, covered })).toEqual(expected);
  });
});

describe("the deploy role", () => {
  it("meets documents that name no region but those that it is tried in", () => {
    const documents = [GuardrailMode.Organization, GuardrailMode.Account].flatMap((mode) =>
      guardrailDocuments({ ...ARGS, mode }),
    );
    const text = JSON.stringify([documents, rightsOf("deploy", ARGS)]);
    const named = NAMES.filter((name) => new RegExp(`\\b${name}\\b`).test(text));
    expect(named).toContain(HOME);
    expect(named.filter((name) => !CLASSES.includes(name))).toEqual([]);
  });

  it.each([GuardrailMode.Organization, GuardrailMode.Account])(
    "is denied none of the calls in any region, in mode %s",
    async (mode) => {
      const documents = fitting(guardrailDocuments({ ...ARGS, mode }))
        .filter(({ kind }) => kind !== "boundary")
        .map(({ document }) => document);
      const denied = await refusedOf(CALLS, (call) =>
        isAllowed({ ...call, principal: DEPLOY }, { identity: [ADMINISTRATOR, ...documents] }),
      );
      expect(denied).toEqual([]);
    },
  );

  it("is allowed all of them by its own policy alone, each on what the program makes", async () => {
    const policies = rightsOf("deploy", ARGS);
    const denied = await refusedOf(CALLS, (call) => {
      const target = TARGETS.find(({ actions }) => actions.test(call.action));
      const resource = target?.resource(call.region);
      return isAllowed(
        { ...call, principal: DEPLOY, resource, context: target?.context },
        { identity: policies, ...(target?.policy ? { resource: target.policy } : {}) },
      );
    });
    expect(denied).toEqual([]);
  });
});

/** The calls that are not allowed, as `action in region`. */
async function refusedOf(
  calls: readonly { action: string; region: string }[],
  decide: (call: { action: string; region: string }) => Promise<boolean>,
): Promise<string[]> {
  const decided = await Promise.all(calls.map(async (call) => [call, await decide(call)] as const));
  return decided.filter(([, allowed]) => !allowed).map(([{ action, region }]) => `${action} in ${region}`);
}

describe("a role that is bound and not exempt", () => {
  const role = `arn:aws:iam::${ACCOUNT_ID}:role/deploy`;

  it.each([
    ["roles in mode account", { roles: ["deploy"] }, {}],
    [
      "targets in mode organization",
      { mode: "organization", targets: ["r-abcd"] },
      { managementAccountId: "999999999999" },
    ],
  ])("is refused for its %s, with call, region and statement", (_, guardrails, more) => {
    const caller = { accountId: ACCOUNT_ID, principalArn: role, groups: [], ...more };
    const problems = planProblems({ guardrails }, { caller });
    expect(problems).toHaveLength(1);
    const [, sid, document, action, region] =
      /statement (\w+) of ([\w-]+) would deny it ([\w-]+:\w+) in ([\w-]+);/.exec(problems[0]!) ?? [];
    expect(OWN_CALLS.map((call) => call.action)).toContain(action);
    expect(NAMES).toContain(region);
    const mode = "targets" in guardrails ? GuardrailMode.Organization : GuardrailMode.Account;
    const named = fitting(guardrailDocuments({ ...ARGS, mode })).find(({ name }) => name === document);
    expect(named!.document.Statement.map(({ Sid }) => Sid)).toContain(sid);
  });

  it("is accepted once it is exempt", () => {
    const caller = { accountId: ACCOUNT_ID, principalArn: role, groups: [] };
    expect(planProblems({ guardrails: { roles: ["deploy"], exemptPrincipals: [role] } }, { caller })).toEqual([]);
  });
});
