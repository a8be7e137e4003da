import { readCallerFacts } from "../../program/caller-facts";
import { GuardrailMode } from "../../domain/documents/guardrails/mode";
import type { Settings } from "../../domain/settings/schema";
import { ACCOUNT_ID, GET_GROUP, GET_ROLE, type MockAccount } from "../support/mock-account";
import { record } from "../support/recorder";

const OWNER = `arn:aws:iam::${ACCOUNT_ID}:user/owner`;
const SESSION = `arn:aws:sts::${ACCOUNT_ID}:assumed-role/deploy/session`;
const ROOT = `arn:aws:iam::${ACCOUNT_ID}:root`;

const guardrails = (given: Partial<Settings["guardrails"]>): Settings["guardrails"] => ({
  mode: GuardrailMode.Account,
  targets: [],
  groups: [],
  roles: [],
  exemptPrincipals: [],
  allowedInstanceTypes: ["t3.*"],
  unusedServices: [],
  allowedLaunchers: [],
  toolRegions: [],
  ...given,
});

const read = async (given: Partial<Settings["guardrails"]>, arn: string, account: Partial<MockAccount> = {}) =>
  (await record(() => readCallerFacts(guardrails(given), arn, ACCOUNT_ID), { account })).result;

/** An account that answers none of the questions. */
const SILENT = { denied: { [GET_ROLE]: "AccessDenied", [GET_GROUP]: "AccessDenied" } };
const silence = (what: string) =>
  `${what} cannot be asked, so nobody checks that you do not lock yourself out: AccessDenied`;

describe("readCallerFacts", () => {
  it("finds the path of a role that is bound, which its session does not show", async () => {
    const roles = { deploy: `arn:aws:iam::${ACCOUNT_ID}:role/pipelines/deploy` };
    expect(await read({ roles: ["ci", "deploy"] }, SESSION, { roles })).toEqual({
      caller: { accountId: ACCOUNT_ID, principalArn: roles.deploy, groups: [] },
      problems: [],
      warnings: [],
    });
  });

  it("finds the groups of a user among those that are bound", async () => {
    const groups = { admins: [OWNER], developers: [`${OWNER}-2`], operators: [`${OWNER}-2`, OWNER] };
    const { caller } = await read({ groups: ["admins", "developers", "operators"] }, OWNER, { groups });
    expect(caller).toEqual({ accountId: ACCOUNT_ID, principalArn: OWNER, groups: ["admins", "operators"] });
  });

  it("finds the path of a role of an organization, which may be bound wherever it is", async () => {
    const roles = { deploy: `arn:aws:iam::${ACCOUNT_ID}:role/a/deploy` };
    expect(await read({ mode: GuardrailMode.Organization, targets: ["r-abcd"] }, SESSION, { roles })).toEqual({
      caller: { accountId: ACCOUNT_ID, principalArn: roles.deploy, groups: [] },
      problems: [],
      warnings: [],
    });
  });

  it.each<[string, Partial<Settings["guardrails"]>]>([
    ["anybody in mode none", { mode: GuardrailMode.None, groups: ["admins"] }],
    ["anybody while nothing is named", {}],
  ])("asks nothing about %s", async (_, given) => {
    const { warnings, caller } = await read(given, SESSION, SILENT);
    expect(warnings).toEqual([]);
    expect(caller.groups).toEqual([]);
  });

  it.each([SESSION, ROOT])(
    "whoever runs the program, %s, what is named must be there, all said at once",
    async (arn) => {
      const account = { denied: { [GET_ROLE]: "NoSuchEntity: role", [GET_GROUP]: "NoSuchEntity: group" } };
      const { problems, warnings } = await read({ roles: ["ci", "bots"], groups: ["admins"] }, arn, account);
      const missing = (path: string, name: string, noun: string) => ({
        path: `guardrails.${path}`,
        message: `names ${name}, which is no ${noun} of account ${ACCOUNT_ID}; make it first, or correct the name`,
      });
      expect(problems).toEqual(
        expect.arrayContaining([
          missing("roles[0]", "ci", "role"),
          missing("roles[1]", "bots", "role"),
          missing("groups[0]", "admins", "group"),
        ]),
      );
      expect(problems).toHaveLength(3);
      expect(warnings).toEqual([]);
    },
  );

  it("says of what is named that nobody may ask whether it is there", async () => {
    const { warnings } = await read({ roles: ["ci"], groups: ["admins"] }, ROOT, SILENT);
    const unknown = (what: string) => `${what} cannot be asked, so nobody knows whether it is there: AccessDenied`;
    expect(warnings).toEqual([unknown("the ARN of role ci"), unknown("who is in group admins")]);
  });

  it("takes the role of a session for one without a path when nobody may ask, and says so", async () => {
    expect(await read({ roles: ["deploy"] }, SESSION, SILENT)).toEqual({
      caller: { accountId: ACCOUNT_ID, principalArn: `arn:aws:iam::${ACCOUNT_ID}:role/deploy`, groups: [] },
      problems: [],
      warnings: [silence("the ARN of role deploy")],
    });
  });

  it("says of each group that nobody may ask who is in it", async () => {
    const { warnings } = await read({ groups: ["admins", "developers"] }, OWNER, SILENT);
    expect(warnings).toEqual([silence("who is in group admins"), silence("who is in group developers")]);
  });

  it("refuses a group that the account does not have", async () => {
    const account = { denied: { [GET_GROUP]: "NoSuchEntityException: The group with name admins cannot be found." } };
    expect(await read({ groups: ["admins"] }, OWNER, account)).toMatchObject({
      problems: [
        {
          path: "guardrails.groups[0]",
          message: `names admins, which is no group of account ${ACCOUNT_ID}; make it first, or correct the name`,
        },
      ],
      warnings: [],
    });
  });
});
