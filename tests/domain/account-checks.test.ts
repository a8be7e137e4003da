import { type Caller, callerName, checkAccount, checkLockout, organizationWarnings } from "../../domain/account-checks";
import { checkSettings } from "../../domain/check-settings";
import type { Settings } from "../../domain/settings";
import { answers } from "../support/answers";

const ACCOUNT = "123456789012";
const DEPLOY = `arn:aws:iam::${ACCOUNT}:role/deploy`;
const OWNER = `arn:aws:iam::${ACCOUNT}:user/owner`;
const MANAGEMENT = "999999999999";

const settings = (given: object): Settings => {
  const result = checkSettings({ ...answers(), ...given });
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  return result.settings;
};

describe("checkAccount", () => {
  it("accepts the account that is meant, and any when none is named", () => {
    expect(checkAccount(settings({ accountId: ACCOUNT }), ACCOUNT)).toEqual([]);
    expect(checkAccount(settings({}), ACCOUNT)).toEqual([]);
  });

  it("refuses another account", () => {
    expect(checkAccount(settings({ accountId: "999999999999" }), ACCOUNT)).toEqual([
      {
        path: "accountId",
        message:
          'is "999999999999", but the credentials belong to 123456789012; use credentials of 999999999999, or choose the right stack',
      },
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

describe("checkLockout", () => {
  const caller = (given: Partial<Caller>): Caller => ({
    accountId: ACCOUNT,
    principalArn: DEPLOY,
    groups: [],
    ...given,
  });
  const lockedOut = (guardrails: object, given: Partial<Caller> = {}, more: object = {}) =>
    checkLockout(settings({ guardrails, ...more }), caller(given)).map(({ path, message }) => `${path}: ${message}`);
  /** The first of the program's calls, ordered by name, and the statement that stands in its way. */
  const DENIED =
    "statement DenyAccountSettings of tamper-deny would deny it account:DeleteAlternateContact in us-east-1";
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
      "DenyOutsideAllowedRegions of region-deny",
      "cloudwatch:DeleteAlarms",
    ],
    [
      "the tamper guard",
      ["region-guard", "launch-guard"],
      "DenyAccountSettings of tamper-deny",
      "account:DeleteAlternateContact",
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

describe("organizationWarnings", () => {
  const warnings = (guardrails: object, managementAccountId?: string) =>
    organizationWarnings(settings({ guardrails }), {
      accountId: ACCOUNT,
      principalArn: DEPLOY,
      groups: [],
      managementAccountId,
    });

  it("say that the management account is no target", () => {
    expect(warnings({ mode: "organization", targets: ["r-abcd", MANAGEMENT] }, MANAGEMENT)).toEqual([
      `guardrails.targets names ${MANAGEMENT}, the management account: service control policies never bind it, so its workloads belong into a member account`,
    ]);
  });

  it.each([
    ["another account is the target", { mode: "organization", targets: [ACCOUNT] }, MANAGEMENT],
    ["nobody could ask who manages it", { mode: "organization", targets: [MANAGEMENT] }, undefined],
    ["there is no organization", {}, undefined],
  ])("are none when %s", (_, guardrails, managementAccountId) => {
    expect(warnings(guardrails, managementAccountId)).toEqual([]);
  });
});
