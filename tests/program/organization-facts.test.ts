import { readOrganization } from "../../program/organization-facts";
import { ACCOUNT_ID, DELEGATED, type MockAccount, ORGANIZATION, POLICIES_FOR_TARGET } from "../support/mock-account";
import { planOf } from "../support/plan";
import { record } from "../support/recorder";

const MANAGEMENT = "999999999999";
const TARGET = "ou-abcd-12345678";
const IN_MODE = { guardrails: { mode: "organization", targets: [TARGET] } };

const read = async (given: object, account: Partial<MockAccount> = {}) =>
  (await record(() => readOrganization(planOf(given), ACCOUNT_ID), { account })).result;

describe("readOrganization", () => {
  it("finds the account that pays, in every mode, and asks no more", async () => {
    const denied = { [POLICIES_FOR_TARGET]: "AccessDenied" };
    expect(await read({}, { managementAccountId: MANAGEMENT, denied })).toEqual({
      managementAccountId: MANAGEMENT,
      attached: {},
      problems: [],
      warnings: [],
    });
  });

  it("finds in mode organization what is enabled, and what hangs on each target", async () => {
    expect(await read(IN_MODE)).toEqual({
      managementAccountId: ACCOUNT_ID,
      organization: {
        id: "o-abcdefghij",
        featureSet: "ALL",
        rootId: "r-abcd",
        enabledPolicyTypes: ["SERVICE_CONTROL_POLICY"],
        trustedServices: [],
      },
      members: { found: ["210987654321"] },
      attached: { [TARGET]: ["FullAWSAccess"] },
      problems: [],
      warnings: [],
    });
  });

  it("takes an account that is in no organization for one that pays itself, outside mode organization", async () => {
    const denied = { [ORGANIZATION]: "AWSOrganizationsNotInUseException: Your account is not a member" };
    expect(await read({}, { denied })).toEqual({ attached: {}, problems: [], warnings: [] });
    expect((await read(IN_MODE, { denied })).problems).toEqual([
      {
        path: "guardrails.mode",
        message: `is organization, but account ${ACCOUNT_ID} is in none; set mode: account, or make an organization and run in its management account`,
      },
    ]);
  });

  it("says of each question what nobody knows when it is refused", async () => {
    const denied = { [ORGANIZATION]: "AccessDenied", [POLICIES_FOR_TARGET]: "AccessDenied" };
    expect((await read(IN_MODE, { denied })).warnings.sort()).toEqual([
      "the management account cannot be asked, so nobody checks that you do not lock yourself out: AccessDenied",
      "the root of the organization cannot be asked, so nobody knows whether service control policies are enabled: AccessDenied",
      `what hangs on ${TARGET} cannot be asked, so nobody knows whether all 5 policies of the guardrails find room there: AccessDenied`,
    ]);
    expect((await read({}, { denied })).warnings).toEqual([
      "the management account cannot be asked, so nobody knows whether another account pays, which then must switch on billing alerts and budgets: AccessDenied",
    ]);
  });

  it("finds who administers what is to be administered, and who manages the organization of an administrator", async () => {
    const controls = {
      "delegated-administrators": { enabled: true, account: "210987654321", services: ["guardduty", "config"] },
    };
    expect(Object.keys((await read({ ...IN_MODE, controls })).delegated ?? {})).toEqual([
      "config.amazonaws.com",
      "config-multiaccountsetup.amazonaws.com",
    ]);
    const administrator = { budgets: "off", "billing-alarms": "off", "organization-analyzers": "on" };
    const denied = { [DELEGATED]: "AccessDenied" };
    expect(await read({ controls: administrator }, { managementAccountId: MANAGEMENT, denied })).toMatchObject({
      managementAccountId: MANAGEMENT,
      delegated: { "access-analyzer.amazonaws.com": { unknown: "AccessDenied" } },
    });
  });

  it("does not ask who pays when nothing depends on it", async () => {
    const denied = { [ORGANIZATION]: "AccessDenied" };
    const off = { controls: { budgets: "off", "billing-alarms": "off" } };
    expect((await read(off, { denied })).warnings).toEqual([]);
  });
});
