import { Profile } from "../../../domain/controls/control";
import { checkout } from "../../../setup/cache";
import { differenceLines, differenceOf, expectedIdentities } from "../../../scripts/acceptance/expected";

const of = (given: Partial<Parameters<typeof expectedIdentities>[1]> = {}) =>
  expectedIdentities(checkout, { profile: Profile.Minimal, region: "ap-southeast-2", without: [], ...given });

describe("what the sandbox made", () => {
  it("grows with the profile", () => {
    const [minimal, standard, compliance] = [Profile.Minimal, Profile.Standard, Profile.Compliance].map((profile) =>
      of({ profile }),
    ) as [string[], string[], string[]];
    expect(standard).toEqual(expect.arrayContaining(minimal));
    expect(compliance).toEqual(expect.arrayContaining(standard));
    expect(new Set([minimal.length, standard.length, compliance.length]).size).toBe(3);
  });

  it("is in the home region of the run", () => {
    const elsewhere = of({ region: "eu-west-1" });
    expect(elsewhere).toHaveLength(of().length);
    expect(elsewhere.filter((line) => line.includes("ap-southeast-2"))).toEqual([]);
    expect(elsewhere).toContain("aws:sns/topic:Topic ringfence-alert-channel-topic-eu-west-1");
  });

  it("has nothing of a control that is left out, and all of one whose name begins alike", () => {
    const standard = of({ profile: Profile.Standard });
    const without = of({ profile: Profile.Standard, without: ["budgets"] });
    const gone = standard.filter((line) => !without.includes(line));
    expect(gone).toContain("aws:budgets/budget:Budget ringfence-budgets-monthly");
    expect(gone.filter((line) => !/ ringfence-budgets(-|$)/.test(line))).toEqual([]);
    const guards = of({ without: ["region-guard", "launch-guard", "tamper-guard"] });
    expect(guards.filter((line) => / ringfence-guardrails(-|$)/.test(line))).toEqual([]);
  });
});

describe("a difference", () => {
  it("names what is missing and what is not expected, and counts types that differ", () => {
    const difference = differenceOf(
      ["aws:sns/topic:Topic a", "aws:sns/topic:Topic b", "aws:iam/role:Role r"],
      ["aws:sns/topic:Topic a", "aws:iam/role:Role other"],
    );
    expect(differenceLines(difference)).toEqual([
      "missing: aws:sns/topic:Topic b",
      "missing: aws:iam/role:Role r",
      "not expected: aws:iam/role:Role other",
      "aws:sns/topic:Topic: 1 instead of 2",
    ]);
    expect(differenceLines(differenceOf(of(), of()))).toEqual([]);
  });
});
