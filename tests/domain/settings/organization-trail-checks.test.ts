import { MANAGER, ON_A_UNIT, organizationFacts, OTHER } from "../../support/organization-facts";
import { planOf, planProblems } from "../../support/plan";

const PATH = "controls.audit-trail.organization";

const controls = { "audit-trail": { organization: true } };
const settings = { guardrails: ON_A_UNIT, controls };
const trusting = organizationFacts("cloudtrail.amazonaws.com");

describe("the trail of an organization", () => {
  it("is made by the account that manages it, once CloudTrail is trusted", () => {
    expect(planOf(settings, { caller: MANAGER, organization: trusting }).organizationId).toBe("o-abcdefghij");
  });

  it.each([
    ["another mode", { controls }, {}, /guardrails\.mode is account/],
    ["a member", settings, { caller: { ...MANAGER, managementAccountId: OTHER } }, /existing\.trail to the ARN/],
    ["an organization that nobody could ask for", settings, { caller: MANAGER }, /organizations:DescribeOrganization/],
    [
      "one that does not trust CloudTrail",
      settings,
      { caller: MANAGER, organization: organizationFacts() },
      /enable-aws-service-access --service-principal cloudtrail\.amazonaws\.com/,
    ],
  ])("is refused in %s", (_, given, facts, problem) => {
    const problems = planProblems(given, facts);
    expect(problems.map((text) => text.split(":")[0])).toEqual([PATH]);
    expect(problems[0]).toMatch(problem);
  });

  it("is nobody's matter while audit-trail is off, or makes one of this account", () => {
    expect(planProblems({ controls: { "audit-trail": { organization: false } } }, { caller: MANAGER })).toEqual([]);
  });
});
