import { planOf, planProblems } from "../../support/plan";

const ACCOUNT = "123456789012";
const caller = (managementAccountId?: string) => ({
  accountId: ACCOUNT,
  principalArn: `arn:aws:iam::${ACCOUNT}:role/ringfence/exempt/deploy`,
  groups: [],
  managementAccountId,
});
const names = (count: number, noun: string) => Array.from({ length: count }, (_, index) => `${noun}-${index}`);
const off = (...ids: string[]) => Object.fromEntries(ids.map((id) => [id, "off"]));
const organization = { guardrails: { mode: "organization", targets: ["ou-abcd-12345678"] } };

describe("the fuse", () => {
  it("takes 100 of a kind, the baseline's own groups included", () => {
    const with4 = (groups: number, roles = 0) =>
      planProblems({ guardrails: { groups: names(groups, "group"), roles: names(roles, "role") } });
    expect(with4(96, 100)).toEqual([]);
    expect(with4(97, 101)).toEqual([
      "guardrails.groups: names 101 groups, the baseline's own included, for budget-fuse to freeze, AWS takes 100; name fewer, or set freeze: off",
      "guardrails.roles: names 101 roles for budget-fuse to freeze, AWS takes 100; name fewer, or set freeze: off",
    ]);
  });

  it.each([
    ["in the management account", caller(ACCOUNT), true],
    ["where nobody could ask", caller(), true],
    ["in a member", caller("999999999999"), false],
  ])("attaches service control policies %s: %p", (_, who, isAllowed) => {
    const why =
      "a budget attaches service control policies in the management account only, which is 999999999999; run the fuse there, and set freeze: off here";
    const { fuse, warnings } = planOf(organization, { caller: who });
    const said = isAllowed ? [] : [`budget-fuse is not made: ${why}`];
    expect(fuse?.targets).toEqual(isAllowed ? ["ou-abcd-12345678"] : undefined);
    expect(warnings.filter((warning) => warning.includes("budget-fuse"))).toEqual(said);
    // Who asks for it is refused, and does not learn of it from a warning.
    expect(planProblems({ ...organization, freeze: "automatic" }, { caller: who })).toEqual(
      isAllowed ? [] : [`freeze: is automatic, but ${why}`],
    );
    expect(planOf({ ...organization, freeze: "off" }, { caller: who }).fuse).toBeUndefined();
  });

  it("tells somebody", () => {
    const alerts = { emails: [], httpsEndpoints: ["https://hooks.acme.sandbox/aws"] };
    const silent = {
      alerts,
      controls: off("alert-channel", "billing-alarms", "cost-anomaly", "early-warning", "usage-alarms", "break-glass"),
    };
    expect(planProblems(silent)).toEqual([
      "freeze: is manual, but nobody would be told; name alerts.emails, switch alert-channel on, or set freeze: off",
    ]);
    expect(planProblems({ ...silent, freeze: "off" })).toEqual([]);
    expect(planProblems({ alerts })).toEqual([]);
  });

  it("that would freeze nobody is not made, and a warning says so; asked for, it is refused", () => {
    const alone = { controls: off("least-privilege") };
    const why =
      "it would freeze nobody: least-privilege is off, and guardrails names no group or role; name some, or set freeze: off";
    expect(planOf(alone).warnings).toContain(`budget-fuse is not made: ${why}`);
    expect(planOf(alone).fuse).toBeUndefined();
    expect(planProblems({ ...alone, freeze: "automatic" })).toEqual([`freeze: is automatic, but ${why}`]);
    expect(planOf({ ...alone, freeze: "off" }).warnings.join()).not.toContain("budget-fuse");
    expect(planOf().warnings.join()).not.toContain("budget-fuse");
  });
});
