import type { Facts } from "../../../domain/settings/account-facts";
import { declaredAttributes } from "../../../domain/settings/declared-attributes";
import { MANAGER, organizationFacts, OWN } from "../../support/organization-facts";
import { planOf, planProblems } from "../../support/plan";

const ENABLED = ["SERVICE_CONTROL_POLICY", "DECLARATIVE_POLICY_EC2", "RESOURCE_CONTROL_POLICY"];
const FACTS: Facts = {
  caller: MANAGER,
  organization: { ...organizationFacts(), enabledPolicyTypes: ENABLED },
};
const settings = (controls: object) => ({ guardrails: { mode: "organization", targets: ["r-abcd"] }, controls });
const problems = (controls: object, facts = FACTS) =>
  planProblems(settings(controls), facts).filter((text) => /^controls\.(declarative|resource)/.test(text));
const warnings = (controls: object, facts = FACTS) =>
  planOf(settings(controls), facts).warnings.filter((text) => /^(declarative-policies|resource-control) /.test(text));

const OFF = { imds: "off", "image-block": "off", "snapshot-block": "off", "serial-console": "off" };

describe("declarative policies", () => {
  it("say of members what the controls of the stack say of its own account", () => {
    const plan = planOf(settings({ "declarative-policies": "on", imds: { hopLimit: 1 }, "image-block": "off" }), FACTS);
    expect(declaredAttributes(plan)).toEqual({
      hopLimit: 1,
      snapshots: "block-all-sharing",
      serialConsole: true,
    });
  });

  it("decide about images and the internet only when that is asked for", () => {
    const asked = { "declarative-policies": { enabled: true, images: "enabled", internet: "block-ingress" }, ...OFF };
    const plan = planOf(settings(asked), FACTS);
    expect(declaredAttributes(plan)).toEqual({ images: "enabled", providers: ["amazon"], internet: "block-ingress" });
    expect(warnings(asked)).toEqual([expect.stringMatching(/block-ingress for every network .* r-abcd/)]);
    expect(warnings({ "declarative-policies": "on" })).toEqual([]);
  });

  it("are refused when they would decide nothing", () => {
    expect(problems({ "declarative-policies": "on", ...OFF })).toEqual([
      expect.stringContaining("would decide nothing"),
    ]);
  });
});

describe("the resource control policy", () => {
  const ON = { "resource-control": "on" };

  it("tells what to look at first, until it is made", () => {
    expect(warnings(ON)).toEqual([expect.stringContaining("look at the findings of access-analyzer")]);
    const identities = new Set(["aws:organizations/policy:Policy base-resource-control-outsiders"]);
    expect(warnings(ON, { ...FACTS, stack: { identities, adopted: {} } })).toEqual([]);
  });

  it("is refused when nobody knows the organization, or it trusts the account itself", () => {
    const { caller } = FACTS;
    expect(problems(ON, { ...(caller ? { caller } : {}) })).toEqual([
      expect.stringContaining("nobody knows the id of the organization"),
    ]);
    expect(problems({ "resource-control": { enabled: true, trustedAccounts: [OWN] } })).toEqual([
      expect.stringContaining("trustedAccounts[0]: is 123456789012, which belongs to the organization"),
    ]);
  });
});
