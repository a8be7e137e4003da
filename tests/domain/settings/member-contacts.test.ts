import type { Facts } from "../../../domain/settings/account-facts";
import { ALTERNATE_CONTACT } from "../../../domain/settings/member-contacts";
import { MANAGER, organizationFacts, OWN } from "../../support/organization-facts";
import { planOf, planProblems } from "../../support/plan";

const [ONE, TWO] = ["111122223333", "444455556666"] as const;
const MEMBERS = { found: [ONE, TWO] };

const facts = (more: Facts = {}): Facts => ({
  caller: MANAGER,
  organization: organizationFacts("account.amazonaws.com"),
  members: MEMBERS,
  memberContacts: { [ONE]: { found: [] }, [TWO]: { found: [] } },
  ...more,
});
const settings = (options: object = {}) => ({
  guardrails: { mode: "organization", targets: ["r-abcd"] },
  controls: { "member-contacts": { enabled: true, ...options } },
});
const planned = (options?: object, more?: Facts) => planOf(settings(options), facts(more)).memberContacts;
const problems = (options?: object, more?: Facts) =>
  planProblems(settings(options), facts(more)).filter((text) => text.startsWith("controls.member-contacts"));
const warnings = (options?: object, more?: Facts) =>
  planOf(settings(options), facts(more)).warnings.filter((text) => text.includes("contacts of their own"));

const others = { memberContacts: { [ONE]: { found: ["security", "billing"] as const }, [TWO]: { found: [] } } };

describe("the contacts of members", () => {
  it("are nobody's while the control is off", () => {
    expect(planOf({}, facts(others)).memberContacts).toEqual({ accounts: [], leave: {} });
  });

  it("are set in every member, or in those that are named", () => {
    expect(planned()).toEqual({ accounts: [ONE, TWO], leave: {} });
    expect(planned({ accounts: [TWO] })).toEqual({ accounts: [TWO], leave: {} });
  });

  it("stay where a member has its own, with a warning that says which and how to replace them", () => {
    expect(planned({}, others)).toEqual({ accounts: [ONE, TWO], leave: { [ONE]: ["security", "billing"] } });
    expect(warnings({}, others)).toEqual([
      expect.stringMatching(
        /111122223333 \(security, billing\).*\["111122223333"\] in controls\.member-contacts\.replaceIn/,
      ),
    ]);
  });

  it("are replaced where the owner says so", () => {
    const replacing = { replaceIn: [ONE] };
    expect(planned(replacing, others)).toEqual({ accounts: [ONE, TWO], leave: {} });
    expect(warnings(replacing, others)).toEqual([]);
  });

  // Else whoever changes a contact in a member would take it out of the program by that.
  it("stay in the program once the stack holds them, whatever the member has now", () => {
    const held = `${ALTERNATE_CONTACT} base-member-contacts-${ONE}-security`;
    const stack = { identities: new Set([held]), adopted: {} };
    expect(planned({}, { ...others, stack }).leave).toEqual({ [ONE]: ["billing"] });
  });
});

describe("the preview refuses", () => {
  it.each<[string, object, Facts, RegExp]>([
    ["the management account", { accounts: [OWN] }, {}, /accounts\[0\]: is 123456789012, the management account/],
    ["who is no member", { accounts: ["999988887777"] }, {}, /accounts\[0\]: .* no active member/],
    ["to replace in who is none", { replaceIn: ["999988887777"] }, {}, /replaceIn\[0\]: .* no active member/],
    ["all, when nobody can list them", {}, { members: { unknown: "no" } }, /nobody knows which members there are: no;/],
    [
      "to replace what nobody could see",
      {},
      { memberContacts: { [ONE]: { unknown: "denied" } } },
      /nobody knows the contacts of 111122223333.*denied.*\["111122223333"\] in controls\.member-contacts\.replaceIn/,
    ],
    [
      "while the organization does not trust the service, once",
      {},
      {
        organization: organizationFacts(),
        memberContacts: { [ONE]: { unknown: "denied" }, [TWO]: { unknown: "denied" } },
      },
      /enable-aws-service-access --service-principal account\.amazonaws\.com/,
    ],
  ])("%s", (_, options, more, expected) => {
    expect(problems(options, more)).toEqual([expect.stringMatching(expected)]);
  });

  it("nothing that is named and seen, or accepted unseen", () => {
    expect(problems({ accounts: [ONE] })).toEqual([]);
    expect(problems({ replaceIn: [ONE] }, { memberContacts: { [ONE]: { unknown: "denied" } } })).toEqual([]);
  });
});
