import { readCallerFacts } from "../../components/caller-facts";
import { GuardrailMode, type GuardrailSettings } from "../../domain/settings";
import { ACCOUNT_ID, GET_GROUP, GET_ROLE, type MockAccount, ORGANIZATION } from "../support/mock-account";
import { record } from "../support/recorder";

const OWNER = `arn:aws:iam::${ACCOUNT_ID}:user/owner`;
const SESSION = `arn:aws:sts::${ACCOUNT_ID}:assumed-role/deploy/session`;
const ROOT = `arn:aws:iam::${ACCOUNT_ID}:root`;

const guardrails = (given: Partial<GuardrailSettings>): GuardrailSettings => ({
  mode: GuardrailMode.Account,
  targets: [],
  groups: [],
  roles: [],
  exemptPrincipals: [],
  allowedInstanceTypes: ["t3.*"],
  unusedServices: [],
  ...given,
});

const read = async (given: Partial<GuardrailSettings>, arn: string, account: Partial<MockAccount> = {}) =>
  (await record(() => readCallerFacts(guardrails(given), arn, ACCOUNT_ID), { account })).result;

/** An account that answers none of the questions. */
const SILENT = { denied: { [GET_ROLE]: "AccessDenied", [GET_GROUP]: "AccessDenied", [ORGANIZATION]: "AccessDenied" } };
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

  it("finds who manages the organization, and the path of the role that is one of its accounts", async () => {
    const account = {
      managementAccountId: "999999999999",
      roles: { deploy: `arn:aws:iam::${ACCOUNT_ID}:role/a/deploy` },
    };
    expect(await read({ mode: GuardrailMode.Organization, targets: ["r-abcd"] }, SESSION, account)).toEqual({
      caller: {
        accountId: ACCOUNT_ID,
        principalArn: account.roles.deploy,
        groups: [],
        managementAccountId: "999999999999",
      },
      problems: [],
      warnings: [],
    });
  });

  it.each<[string, Partial<GuardrailSettings>, string]>([
    ["a role that nothing binds", { roles: ["ci"], groups: ["admins"] }, SESSION],
    ["a user when no group is bound", { roles: ["owner"] }, OWNER],
    ["root", { groups: ["admins"], roles: ["root"] }, ROOT],
    ["anybody in mode none", { mode: GuardrailMode.None }, SESSION],
  ])("asks nothing about %s", async (_, given, arn) => {
    const { warnings, caller } = await read(given, arn, SILENT);
    expect(warnings).toEqual([]);
    expect(caller.groups).toEqual([]);
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

  it("says when nobody may ask who manages the organization", async () => {
    const { caller, warnings } = await read({ mode: GuardrailMode.Organization, targets: ["r-abcd"] }, OWNER, SILENT);
    expect(caller.managementAccountId).toBeUndefined();
    expect(warnings).toEqual([silence("the management account")]);
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

  it("refuses mode organization where there is none", async () => {
    const account = { denied: { [ORGANIZATION]: "AWSOrganizationsNotInUseException: Your account is not a member" } };
    expect(await read({ mode: GuardrailMode.Organization, targets: ["r-abcd"] }, OWNER, account)).toMatchObject({
      problems: [
        {
          path: "guardrails.mode",
          message: `is organization, but account ${ACCOUNT_ID} is in none; set mode: account, or make an organization and run in its management account`,
        },
      ],
      warnings: [],
    });
  });
});
