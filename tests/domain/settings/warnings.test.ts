import { off, planOf } from "../../support/plan";

const ACCOUNT = "123456789012";
const MANAGEMENT = "999999999999";
const known = {
  guardrails: { groups: ["people"] },
  accountId: ACCOUNT,
};
/** Nothing of the baseline depends on who pays. */
const NO_BUDGETS = { controls: { budgets: "off" } };
const warningsOf = (given: object, facts?: Parameters<typeof planOf>[1]) =>
  planOf({ ...known, ...given }, facts).warnings;

describe("warnings", () => {
  it("are none for settings that name their account", () => {
    expect(warningsOf({})).toEqual([]);
  });

  it.each([
    ["standard", 5.42, true],
    ["standard", 5.43, false],
    ["minimal", 0.66, true],
    ["minimal", 0.67, false],
  ])("name the budget and the baseline's own cost when the budget is smaller: %s, %p USD", (profile, usd, isSaid) => {
    const own = { standard: "5.43 USD", minimal: "0.67 USD" }[profile];
    const dearest = {
      standard: "usage-alarms 3.2, guardduty 1.56, billing-alarms 0.5",
      minimal: "billing-alarms 0.5, audit-trail 0.17",
    };
    expect(warningsOf({ profile, monthlyBudgetUsd: usd })).toEqual(
      isSaid
        ? [
            `monthlyBudgetUsd is ${usd} USD, and the baseline itself is estimated to cost ${own} a month in profile ${profile} (${dearest[profile as keyof typeof dearest]}): budget and alarms ring for it; raise the budget, choose a smaller profile, or switch controls off`,
          ]
        : [],
    );
  });

  it("recommend accountId", () => {
    expect(planOf({ guardrails: known.guardrails }).warnings).toEqual([
      "accountId is not set; with it, a run with the credentials of another account is refused instead of applied",
    ]);
  });

  it("say at every run that teardown is on, and how it goes off", () => {
    expect(warningsOf({ teardown: true })).toEqual([
      expect.stringMatching(
        /^teardown is on: .* pulumi destroy .*\(pulumi config rm ringfence:teardown\) and run pulumi up$/,
      ),
    ]);
    expect(warningsOf({ teardown: false })).toEqual([]);
  });

  it("name regions that nobody can disable and that are left out", () => {
    expect(warningsOf({ enabledRegions: ["ap-southeast-2", "us-east-1"] })).toEqual([
      "enabledRegions leaves out us-east-2, us-west-1, us-west-2, ca-central-1, sa-east-1, eu-central-1, eu-west-1, eu-west-2, eu-west-3, eu-north-1, ap-south-1, ap-southeast-1, ap-northeast-1, ap-northeast-2, ap-northeast-3: nobody can disable these regions, and nothing will watch them",
    ]);
  });

  it("say at every run that nobody is bound, until a group or role is named", () => {
    const NOBODY = [expect.stringMatching(/^the guardrails bind nobody of yours yet: .*#binding-somebody\)$/)];
    expect(warningsOf({ guardrails: {} })).toEqual(NOBODY);
    expect(warningsOf({ guardrails: { roles: ["pipeline"] } })).toEqual([]);
  });

  it("say that a user is exempt", () => {
    expect(
      warningsOf({ guardrails: { ...known.guardrails, exemptPrincipals: [`arn:aws:iam::${ACCOUNT}:user/mia`] } }),
    ).toEqual([
      `guardrails.exemptPrincipals names arn:aws:iam::${ACCOUNT}:user/mia: a leaked key of an exempt user is bound by nothing; exempt roles instead`,
    ]);
  });

  it.each<[string, object, boolean]>([
    ["no tamper guard", off("tamper-guard"), true],
    ["no guard at all", off("region-guard", "launch-guard", "tamper-guard"), false],
    ["no tamper guard in mode none", { guardrails: { mode: "none" }, ...off("tamper-guard") }, false],
  ])("with %s say that the others can be got round: %p", (_, given, isSaid) => {
    expect(warningsOf(given)).toEqual(
      isSaid
        ? [
            "tamper-guard is off: whoever may make roles can make one at /ringfence/exempt/, which the other guards do not bind",
          ]
        : [],
    );
  });

  it.each([
    ["the management account is the target", [MANAGEMENT], MANAGEMENT, true],
    ["another account is the target", [ACCOUNT], MANAGEMENT, false],
    ["nobody could ask who manages it", [MANAGEMENT], undefined, false],
  ])("when %s say that no policy binds it: %p", (_, targets, managementAccountId, isSaid) => {
    const principalArn = `arn:aws:iam::${ACCOUNT}:role/ringfence/exempt/deploy`;
    const caller = { accountId: ACCOUNT, principalArn, groups: [], managementAccountId };
    expect(warningsOf({ ...NO_BUDGETS, guardrails: { mode: "organization", targets } }, { caller })).toEqual(
      isSaid
        ? [
            `guardrails.targets names ${MANAGEMENT}, the management account: service control policies never bind it, so its workloads belong into a member account`,
          ]
        : [],
    );
  });

  it.each([
    [MANAGEMENT, {}, true],
    [ACCOUNT, {}, false],
    [undefined, {}, false],
    [MANAGEMENT, NO_BUDGETS, false],
  ])(
    "when %s manages the organization, with %j, explain the budgets of a member: %p",
    (managementAccountId, given, isSaid) => {
      const caller = {
        accountId: ACCOUNT,
        principalArn: `arn:aws:iam::${ACCOUNT}:user/owner`,
        groups: [],
        managementAccountId,
      };
      expect(warningsOf(given, { caller })).toEqual(
        isSaid
          ? [
              `the account is a member of an organization, and ${MANAGEMENT} pays: a new member is refused budgets for about a day, with "is a linked account"; run up again then, or have the payer enable budgets`,
            ]
          : [],
      );
    },
  );

  it.each<[string, object, Record<string, boolean>, boolean]>([
    [
      "no trail logs there",
      off("audit-trail", "early-warning", "usage-alarms"),
      { "ap-southeast-2": false, "us-east-1": false },
      true,
    ],
    ["the baseline makes one", {}, { "ap-southeast-2": false, "us-east-1": false }, false],
    [
      "a trail logs there",
      off("audit-trail", "early-warning", "usage-alarms"),
      { "ap-southeast-2": true, "us-east-1": true },
      false,
    ],
    ["nobody could ask", off("audit-trail", "early-warning", "usage-alarms"), {}, false],
    [
      "no rule waits for it",
      off("audit-trail", "early-warning", "usage-alarms", "break-glass"),
      { "ap-southeast-2": false, "us-east-1": false },
      false,
    ],
  ])("when %s say that no use of the break-glass role rings: %p", (_, given, trails, isSaid) => {
    expect(warningsOf(given, { trails })).toEqual(
      isSaid
        ? [
            "no trail logs management events, reads included, in ap-southeast-2 and us-east-1: EventBridge gets no event of AssumeRole there, and nothing rings when the break-glass role is used",
          ]
        : [],
    );
  });
});
