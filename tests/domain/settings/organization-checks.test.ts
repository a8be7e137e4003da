import { ON_A_UNIT, organizationFacts } from "../../support/organization-facts";
import { planProblems } from "../../support/plan";

const TARGET = ON_A_UNIT.targets[0]!;
const IN_MODE = { guardrails: ON_A_UNIT };
const organization = organizationFacts();
/** Five policies of the baseline are attached in mode organization. */
const others = (count: number) => Array.from({ length: count }, (_, index) => `aws-guardrails-${index}`);

describe("an organization", () => {
  it.each<[string, object]>([
    ["has the policies enabled and room for them", { organization, attached: { [TARGET]: others(5) } }],
    [
      "is full of the baseline's own, of an earlier run",
      { organization, attached: { [TARGET]: [...others(5), "base-guardrails-region-deny-1a2b3c4"] } },
    ],
    ["could not be asked", {}],
  ])("is accepted when it %s", (_, facts) => {
    expect(planProblems(IN_MODE, facts)).toEqual([]);
  });

  it("must have all features", () => {
    const facts = { organization: { ...organization, featureSet: "CONSOLIDATED_BILLING", enabledPolicyTypes: [] } };
    expect(planProblems(IN_MODE, facts)).toEqual([
      "guardrails.mode: is organization, but the organization has consolidated billing only, and no policies; enable all features in its management account, or set mode: account",
    ]);
  });

  it("must have service control policies enabled, and room on each target; both are said at once", () => {
    const facts = {
      organization: { ...organization, enabledPolicyTypes: ["TAG_POLICY"] },
      attached: { [TARGET]: others(6) },
    };
    expect(planProblems(IN_MODE, facts)).toEqual([
      "guardrails.mode: is organization, but its service control policies are not enabled; run aws organizations enable-policy-type --root-id r-abcd --policy-type SERVICE_CONTROL_POLICY once, or set mode: account",
      `guardrails.targets[0]: names ${TARGET}, on which ${others(6).join(", ")} hang: with the 5 of the baseline that is 11 policies, AWS allows 10; detach or merge some, or name a target with fewer`,
    ]);
  });

  it("need not have them in another mode, or when no guard is on", () => {
    const facts = { organization: { ...organization, enabledPolicyTypes: [] } };
    expect(planProblems({}, facts)).toEqual([]);
    const controls = { "region-guard": "off", "launch-guard": "off", "tamper-guard": "off" };
    expect(planProblems({ ...IN_MODE, controls }, facts)).toEqual([]);
  });
});
