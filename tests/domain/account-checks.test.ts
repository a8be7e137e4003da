import { checkAccount, checkLockout, roleOf } from "../../domain/account-checks";
import { checkSettings } from "../../domain/check-settings";
import type { Settings } from "../../domain/settings";
import { answers } from "../support/answers";

const ACCOUNT = "123456789012";
const DEPLOY = `arn:aws:iam::${ACCOUNT}:role/deploy`;

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

describe("roleOf", () => {
  it.each([
    [`arn:aws:sts::${ACCOUNT}:assumed-role/deploy/session`, "deploy"],
    [`arn:aws:iam::${ACCOUNT}:role/deploy`, "deploy"],
    [`arn:aws:iam::${ACCOUNT}:role/path/to/deploy`, "deploy"],
    [`arn:aws:iam::${ACCOUNT}:user/deploy`, undefined],
    [`arn:aws:iam::${ACCOUNT}:root`, undefined],
    ["deploy", undefined],
  ])("of %s is %p", (arn, role) => {
    expect(roleOf(arn)).toBe(role);
  });
});

describe("checkLockout", () => {
  const SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/deploy/session`;
  const lockedOut = (guardrails: object, caller = SESSION) =>
    checkLockout(settings({ guardrails }), caller, ACCOUNT).map(({ path, message }) => `${path}: ${message}`);

  it("refuses to bind the role that runs the program", () => {
    expect(lockedOut({ roles: ["ci", "deploy"] })).toEqual([
      `guardrails.roles: names deploy, which runs this program: the guard would deny it every idle region; remove it, or add ${DEPLOY} to exemptPrincipals`,
    ]);
  });

  it.each([
    ["another role is bound", { roles: ["ci"] }, SESSION],
    ["a group of that name is bound", { groups: ["deploy"] }, SESSION],
    ["a user of that name runs it", { roles: ["deploy"] }, `arn:aws:iam::${ACCOUNT}:user/deploy`],
    ["the role is exempt", { roles: ["deploy"], exemptPrincipals: [DEPLOY] }, SESSION],
    ["a pattern spares the role", { roles: ["deploy"], exemptPrincipals: ["arn:aws:iam::*:role/dep*"] }, SESSION],
  ])("accepts it when %s", (_, guardrails, caller) => {
    expect(lockedOut(guardrails, caller)).toEqual([]);
  });

  it.each([
    ["of another role", "arn:aws:iam::*:role/deployer"],
    ["of another account", "arn:aws:iam::999999999999:role/deploy"],
    ["in which a dot is only a dot", "arn:aws:iam::*:role/deplo."],
  ])("is not misled by a pattern %s", (_, pattern) => {
    expect(lockedOut({ roles: ["deploy"], exemptPrincipals: [pattern] })).toHaveLength(1);
  });
});
