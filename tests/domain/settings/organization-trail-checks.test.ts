import { planOf, planProblems } from "../../support/plan";

const OWN = "123456789012";
const OTHER = "111122223333";
const PATH = "controls.audit-trail.organization";

const controls = { "audit-trail": { organization: true } };
const settings = { guardrails: { mode: "organization", targets: ["ou-abcd-12345678"] }, controls };
const caller = {
  accountId: OWN,
  principalArn: `arn:aws:iam::${OWN}:role/deploy`,
  groups: [],
  managementAccountId: OWN,
};
const organization = {
  id: "o-abcdefghij",
  featureSet: "ALL",
  rootId: "r-abcd",
  enabledPolicyTypes: ["SERVICE_CONTROL_POLICY"],
  trustedServices: ["cloudtrail.amazonaws.com"],
};

describe("the trail of an organization", () => {
  it("is made by the account that manages it, once CloudTrail is trusted", () => {
    expect(planOf(settings, { caller, organization }).organizationId).toBe("o-abcdefghij");
  });

  it.each([
    ["another mode", { controls }, {}, /guardrails\.mode is account/],
    ["a member", settings, { caller: { ...caller, managementAccountId: OTHER } }, /existing\.trail to the ARN/],
    ["an organization that nobody could ask for", settings, { caller }, /organizations:DescribeOrganization/],
    [
      "one that does not trust CloudTrail",
      settings,
      { caller, organization: { ...organization, trustedServices: [] } },
      /enable-aws-service-access --service-principal cloudtrail\.amazonaws\.com/,
    ],
  ])("is refused in %s", (_, given, facts, problem) => {
    const problems = planProblems(given, facts);
    expect(problems.map((text) => text.split(":")[0])).toEqual([PATH]);
    expect(problems[0]).toMatch(problem);
  });

  it("is nobody's matter while audit-trail is off, or makes one of this account", () => {
    expect(planProblems({ controls: { "audit-trail": { organization: false } } }, { caller })).toEqual([]);
  });
});
