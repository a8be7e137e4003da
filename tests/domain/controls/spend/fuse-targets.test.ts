import { freezesNobody, fuseTargets } from "../../../../domain/controls/spend/fuse-targets";
import { planOf } from "../../../support/plan";

const OWN = ["developer", "read-only", "billing", "support"];
const of = (given: object) => fuseTargets(planOf(given));

describe("fuseTargets", () => {
  it("are the baseline's own groups, and never a role of the baseline", () => {
    expect(of({})).toEqual({ ownGroups: OWN, groups: [], roles: [], targets: [] });
  });

  it.each(["account", "none"])("are also the groups and roles that the guardrails name, in mode %s", (mode) => {
    const guardrails = mode === "none" ? { mode } : { mode, groups: ["admins"], roles: ["ci"] };
    expect(of({ guardrails })).toEqual({
      ownGroups: OWN,
      groups: mode === "none" ? [] : ["admins"],
      roles: mode === "none" ? [] : ["ci"],
      targets: [],
    });
  });

  it("leave out a role that is exempt, by its name or a pattern, whatever its path", () => {
    const exemptPrincipals = [
      "arn:aws:iam::123456789012:role/ci",
      "arn:aws:iam::*:role/teams/web-*",
      "arn:aws:iam::123456789012:user/batch",
    ];
    const roles = ["ci", "ci-tests", "web-shop", "batch"];
    expect(of({ guardrails: { roles, exemptPrincipals } }).roles).toEqual(["batch", "ci-tests"]);
  });

  it("are what the guardrails are attached to in an Organization", () => {
    expect(of({ guardrails: { mode: "organization", targets: ["ou-abcd-12345678"] } })).toEqual({
      ownGroups: [],
      groups: [],
      roles: [],
      targets: ["ou-abcd-12345678"],
    });
  });
});

describe("freezesNobody", () => {
  const alone = { controls: { "least-privilege": "off" } };

  it("is so when there are no groups of the baseline and none is named", () => {
    expect(freezesNobody(of({}))).toBe(false);
    expect(freezesNobody(of(alone))).toBe(true);
    expect(freezesNobody(of({ ...alone, guardrails: { roles: ["ci"] } }))).toBe(false);
  });
});
