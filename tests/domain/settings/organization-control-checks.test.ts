import { type Control, Family, RunsIn } from "../../../domain/controls/control";
import { CONTROLS, findControl } from "../../../domain/controls/table";
import { GuardrailMode } from "../../../domain/documents/guardrails/mode";
import { managementProblems, organizationModeProblems } from "../../../domain/settings/organization-control-checks";

const CALLER = { accountId: "111122223333", principalArn: "arn:aws:iam::111122223333:role/deploy", groups: [] };

const control = (id: string, facts: Partial<Control>): Control => ({ ...findControl("contacts"), id, ...facts });

const TABLE = [
  control("members", { family: Family.Organization }),
  control("findings", { family: Family.Organization, runsIn: RunsIn.Administrator }),
  control("own", { family: Family.Contacts }),
];
const ON = Object.fromEntries(TABLE.map(({ id }) => [id, true]));
const MEMBERS = "controls.members";

describe("organizationModeProblems", () => {
  it.each([GuardrailMode.Account, GuardrailMode.None])("names what needs mode organization in mode %s", (mode) => {
    const problems = organizationModeProblems(ON, mode, TABLE);
    expect(problems.map(({ path }) => path)).toEqual([MEMBERS]);
    expect(problems[0]?.message).toContain(`guardrails.mode is ${mode}`);
  });

  it("has nothing to say in mode organization, nor of a control that is off", () => {
    expect(organizationModeProblems(ON, GuardrailMode.Organization, TABLE)).toEqual([]);
    expect(organizationModeProblems({ ...ON, members: false }, GuardrailMode.Account, TABLE)).toEqual([]);
  });
});

describe("managementProblems", () => {
  it("names both accounts when another one manages the organization", () => {
    const caller = { ...CALLER, managementAccountId: "444455556666" };
    expect(managementProblems(ON, { caller }, TABLE)).toEqual([
      { path: MEMBERS, message: expect.stringMatching(/444455556666 .*111122223333/) as string },
    ]);
  });

  it.each([
    ["the account manages the organization", { ...CALLER, managementAccountId: CALLER.accountId }],
    ["nobody could ask", CALLER],
  ])("has nothing to say when %s", (_, caller) => {
    expect(managementProblems(ON, { caller }, TABLE)).toEqual([]);
  });
});

// It touches accounts that somebody else works in: no profile may begin with that.
it("each control of the family is made only when it is asked for", () => {
  const family = CONTROLS.filter((each: Control) => each.family === Family.Organization);
  expect(family.filter((each: Control) => !each.onlyWhenAsked).map(({ id }) => id)).toEqual([]);
});
