import { checkLockout } from "../../domain/account-checks";
import { checkSettings } from "../../domain/check-settings";
import { guardrailDocuments } from "../../domain/guardrails";
import { LEAST_PRIVILEGE } from "../../domain/least-privilege";
import { ALLOWED_INSTANCE_TYPES } from "../../domain/instance-types";
import { OWN_CALLS, regionsOf, WHERE } from "../../domain/own-calls";
import { REGIONS } from "../../domain/regions";
import { GuardrailMode, type Settings } from "../../domain/settings";
import { PRINCIPALS } from "../guardrails/principals";
import { answers } from "../support/answers";
import { ACCOUNT_ID } from "../support/mock-account";
import { ADMINISTRATOR, isAllowed } from "../support/simulate";

const HOME = "ap-southeast-2";
const NAMES = REGIONS.map(({ name }) => name);
const DEPLOY = PRINCIPALS.deploy.arn;

/** Every call in every region that it goes to, when the account has enabled every region there is. */
const CALLS = OWN_CALLS.flatMap(({ action, where }) =>
  regionsOf(where, { home: HOME, covered: NAMES }).map((region) => ({ action, region })),
);

const iam = (kind: string, name: string) => `arn:aws:iam::${ACCOUNT_ID}:${kind}/${name}`;
const OWN_POLICY = iam("policy", "ringfence/ringfence-guardrails-region-deny-1a2b3c4");

/** What the calls of the program act on: the first that fits. The others act on the account as a whole. */
const TARGETS: readonly { actions: RegExp; resource: (region: string) => string; context?: Record<string, string> }[] =
  [
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
      actions: /^iam:(\w*Role|UpdateAssumeRolePolicy|ListAttachedRolePolicies)$/,
      resource: () => iam("role", "ringfence/exempt/ringfence-least-privilege-auditor-1a2b3c4"),
    },
    {
      actions: /^iam:(\w*Group|ListAttachedGroupPolicies)$/,
      resource: () => iam("group", "ringfence/ringfence-least-privilege-developer-1a2b3c4"),
    },
    { actions: /^iam:\w*Policy(Versions?)?$/, resource: () => OWN_POLICY },
    {
      actions: /^budgets:/,
      resource: () => `arn:aws:budgets::${ACCOUNT_ID}:budget/ringfence-budgets-monthly-1a2b3c4`,
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
      actions: /^sns:/,
      resource: (region) => `arn:aws:sns:${region}:${ACCOUNT_ID}:ringfence-alert-channel-topic-${region}-1a2b3c4`,
    },
  ];

const settings = (given: object): Settings => {
  const result = checkSettings({ ...answers(), ...given });
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  return result.settings;
};

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
        "account budgets cloudwatch ec2 events guardduty iam kms organizations sns sts".split(" "),
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
  it.each([GuardrailMode.Organization, GuardrailMode.Account])(
    "is denied none of the calls in any region, in mode %s",
    async (mode) => {
      const result = guardrailDocuments({ mode, allowedRegions: [HOME] });
      if ("problems" in result) throw new Error("the documents do not fit");
      const documents = result.documents.filter(({ kind }) => kind !== "boundary").map(({ document }) => document);
      const denied = await refusedOf(CALLS, (call) =>
        isAllowed({ ...call, principal: DEPLOY }, { identity: [ADMINISTRATOR, ...documents] }),
      );
      expect(denied).toEqual([]);
    },
  );

  it("is allowed all of them by its own policy alone, each on what the program makes", async () => {
    const { document } = LEAST_PRIVILEGE.find(({ id }) => id === "deploy")!;
    const policy = document({
      allowedRegions: [HOME],
      allowedInstanceTypes: ALLOWED_INSTANCE_TYPES,
      calls: OWN_CALLS,
    });
    const denied = await refusedOf(CALLS, (call) => {
      const target = TARGETS.find(({ actions }) => actions.test(call.action));
      const resource = target?.resource(call.region);
      return isAllowed({ ...call, principal: DEPLOY, resource, context: target?.context }, { identity: [policy] });
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
    const problems = checkLockout(settings({ guardrails }), caller);
    expect(problems).toHaveLength(1);
    const [, sid, document, action, region] =
      /statement (\w+) of ([\w-]+) would deny it (\w+:\w+) in ([\w-]+);/.exec(problems[0]!.message) ?? [];
    expect(OWN_CALLS.map((call) => call.action)).toContain(action);
    expect(NAMES).toContain(region);
    const mode = settings({ guardrails }).guardrails.mode;
    const result = guardrailDocuments({ mode, allowedRegions: [HOME] });
    const named = "documents" in result ? result.documents.find(({ name }) => name === document) : undefined;
    expect(named!.document.Statement.map(({ Sid }) => Sid)).toContain(sid);
  });

  it("is accepted once it is exempt", () => {
    const caller = { accountId: ACCOUNT_ID, principalArn: role, groups: [] };
    expect(checkLockout(settings({ guardrails: { roles: ["deploy"], exemptPrincipals: [role] } }), caller)).toEqual([]);
  });
});
