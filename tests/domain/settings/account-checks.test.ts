import { type Caller, callerName, payerOf } from "../../../domain/settings/account-checks";
import { planProblems } from "../../support/plan";

const ACCOUNT = "123456789012";
const DEPLOY = `arn:aws:iam::${ACCOUNT}:role/deploy`;
const OWNER = `arn:aws:iam::${ACCOUNT}:user/owner`;
const MANAGEMENT = "999999999999";

const caller = (given: Partial<Caller> = {}): Caller => ({
  accountId: ACCOUNT,
  principalArn: DEPLOY,
  groups: [],
  ...given,
});

describe("the account of the credentials", () => {
  it.each([{ accountId: ACCOUNT }, {}])("may be the one that is meant, or any when none is named: %j", (given) => {
    expect(planProblems(given, { caller: caller() })).toEqual([]);
  });

  it("may not be another one", () => {
    expect(planProblems({ accountId: MANAGEMENT }, { caller: caller() })).toEqual([
      'accountId: is "999999999999", but the credentials belong to 123456789012; use credentials of 999999999999, or choose the right stack',
    ]);
  });
});

describe("callerName", () => {
  it.each([
    [`arn:aws:sts::${ACCOUNT}:assumed-role/deploy/session`, { role: "deploy" }],
    [`arn:aws:iam::${ACCOUNT}:role/deploy`, { role: "deploy" }],
    [`arn:aws:iam::${ACCOUNT}:role/path/to/deploy`, { role: "deploy" }],
    [`arn:aws:iam::${ACCOUNT}:user/deploy`, { user: "deploy" }],
    [`arn:aws:iam::${ACCOUNT}:user/path/to/deploy`, { user: "deploy" }],
    [`arn:aws:iam::${ACCOUNT}:root`, {}],
    [`arn:aws:sts::${ACCOUNT}:federated-user/deploy`, {}],
    ["deploy", {}],
  ])("of %s is %p", (arn, name) => {
    expect(callerName(arn)).toEqual(name);
  });
});

describe("who runs the program", () => {
  const lockedOut = (guardrails: object, given: Partial<Caller> = {}, more: object = {}) =>
    planProblems({ guardrails, ...more }, { caller: caller(given) });
  /** The first of the program's calls, ordered by name, and the statement that stands in its way. */
  const DENIED =
    "statement DenyOutsideGlobalRegions of region-deny would deny it access-analyzer:CreateAnalyzer in ap-northeast-1";
  const member = { managementAccountId: MANAGEMENT };

  it("refuses to bind the role that runs the program", () => {
    expect(lockedOut({ roles: ["ci", "deploy"] })).toEqual([
      `guardrails.roles: names deploy, which runs this program: ${DENIED}; remove it, or add ${DEPLOY} to exemptPrincipals`,
    ]);
  });

  it("refuses to bind a group of the user that runs the program, each group by its name", () => {
    const groups = ["admins", "developers"];
    expect(lockedOut({ groups }, { principalArn: OWNER, groups })).toEqual(
      groups.map(
        (group) =>
          `guardrails.groups: names ${group}, and ${OWNER}, who runs this program, is in it: ${DENIED}; remove it, or run the program with a role that is assumed with MFA and named in exemptPrincipals`,
      ),
    );
  });

  it.each([ACCOUNT, "r-abcd"])("refuses a target that holds the member account that it runs in: %s", (target) => {
    expect(lockedOut({ mode: "organization", targets: ["ou-abcd-12345678", target] }, member)).toEqual([
      `guardrails.targets: names ${target}, which holds ${ACCOUNT}, where ${DEPLOY} runs this program: ${DENIED}; remove it, or add ${DEPLOY} to exemptPrincipals`,
    ]);
  });

  it.each([
    [
      "the region guard",
      ["launch-guard", "tamper-guard"],
      "DenyOutsideGlobalRegions of region-deny",
      "access-analyzer:CreateAnalyzer",
    ],
    [
      "the tamper guard",
      ["region-guard", "launch-guard"],
      "DenyMonitoringChanges of tamper-deny",
      "access-analyzer:DeleteAnalyzer",
    ],
  ])("names the statement when only %s is on", (_, off, statement, action) => {
    const controls = Object.fromEntries(off.map((id) => [id, "off"]));
    expect(
      lockedOut({ roles: ["deploy"] }, {}, { controls, enabledRegions: ["ap-southeast-2", "eu-west-1"] })[0],
    ).toMatch(new RegExp(`statement ${statement} would deny it ${action} in `));
  });

  it("accepts the launch guard alone, which denies nothing that the program does", () => {
    const controls = { "region-guard": "off", "tamper-guard": "off" };
    expect(lockedOut({ roles: ["deploy"] }, {}, { controls })).toEqual([]);
  });

  it("accepts it when every guard is off", () => {
    const controls = { "region-guard": "off", "launch-guard": "off", "tamper-guard": "off" };
    expect(lockedOut({ roles: ["deploy"] }, {}, { controls })).toEqual([]);
  });

  it.each<[string, object, Partial<Caller>]>([
    ["another role is bound", { roles: ["ci"] }, {}],
    ["a group of that name is bound", { groups: ["deploy"] }, {}],
    ["a user of that name runs it", { roles: ["deploy"] }, { principalArn: `arn:aws:iam::${ACCOUNT}:user/deploy` }],
    ["root runs it", { roles: ["root"] }, { principalArn: `arn:aws:iam::${ACCOUNT}:root` }],
    ["the role is exempt", { roles: ["deploy"], exemptPrincipals: [DEPLOY] }, {}],
    ["a pattern spares the role", { roles: ["deploy"], exemptPrincipals: ["arn:aws:iam::*:role/dep*"] }, {}],
    [
      "the role stands at the exempt path",
      { roles: ["deploy"] },
      { principalArn: `arn:aws:iam::${ACCOUNT}:role/ringfence/exempt/deploy` },
    ],
    [
      "the management account runs it, which no service control policy binds",
      { mode: "organization", targets: ["r-abcd"] },
      { managementAccountId: ACCOUNT },
    ],
    ["nobody could ask who manages the organization", { mode: "organization", targets: ["r-abcd"] }, {}],
    ["the target is another account", { mode: "organization", targets: ["111122223333"] }, member],
    ["nothing is denied", { mode: "none" }, {}],
  ])("accepts it when %s", (_, guardrails, given) => {
    expect(lockedOut(guardrails, given)).toEqual([]);
  });

  it.each([
    ["of another role", "arn:aws:iam::*:role/deployer"],
    ["of another account", "arn:aws:iam::999999999999:role/deploy"],
    ["of a user", "arn:aws:iam::*:user/deploy"],
    ["of the role at another path", "arn:aws:iam::*:role/pipelines/deploy"],
    ["in which a dot is only a dot", "arn:aws:iam::*:role/deplo."],
  ])("is not misled by a pattern %s", (_, pattern) => {
    expect(lockedOut({ roles: ["deploy"], exemptPrincipals: [pattern] })).toHaveLength(1);
  });
});

it.each([
  [MANAGEMENT, MANAGEMENT],
  [ACCOUNT, undefined],
  [undefined, undefined],
])("when %s manages the organization, %s pays instead of the account itself", (managementAccountId, payer) => {
  expect(payerOf({ accountId: ACCOUNT, managementAccountId })).toBe(payer);
});
