import type { Facts, SeenTrail } from "../../../domain/settings/account-facts";
import { planOf, planProblems } from "../../support/plan";

const ACCOUNT = "123456789012";
const HOME = "ap-southeast-2";
const arnOf = (name: string, account = ACCOUNT) => `arn:aws:cloudtrail:us-east-1:${account}:trail/${name}`;
const ARN = arnOf("all");
const seen = (given: Partial<SeenTrail> = {}): SeenTrail => ({
  arn: ARN,
  everyRegion: true,
  logging: true,
  reads: true,
  writes: true,
  ...given,
});
const guardrails = { groups: ["people"] };
const named = { accountId: ACCOUNT, guardrails, existing: { trail: ARN } };
const OR = "; or remove it, and audit-trail makes one";
const caller = { accountId: ACCOUNT, principalArn: `arn:aws:iam::${ACCOUNT}:role/deploy`, groups: [] };

describe("the trail of existing.trail", () => {
  const problems = (trails: SeenTrail[], more: Facts = {}) => planProblems(named, { seenTrails: trails, ...more });

  it("may be one of every region that is on and logs reads and writes", () => {
    expect(problems([seen()])).toEqual([]);
    expect(planOf(named).on["audit-trail"]).toBe(false);
  });

  it("is refused with everything that is wrong with it, and what mends it", () => {
    expect(problems([seen({ everyRegion: false, reads: false, writes: false })])).toEqual([
      `existing.trail: records us-east-1 alone, so calls elsewhere would ring nothing; aws cloudtrail update-trail --name ${ARN} --is-multi-region-trail --include-global-service-events${OR}`,
      `existing.trail: does not log management events of what only reads and of what changes something; aws cloudtrail put-event-selectors --trail-name ${ARN} --event-selectors ReadWriteType=All,IncludeManagementEvents=true${OR}`,
    ]);
  });

  it.each([
    [{ reads: false }, "what only reads"],
    [{ writes: false }, "what changes something"],
  ])("is refused when it has %j", (fault, what) => {
    expect(problems([seen(fault)])[0]).toContain(`does not log management events of ${what};`);
  });

  it("is refused while it is switched off", () => {
    expect(problems([seen({ logging: false, reads: false })])).toEqual([
      `existing.trail: is switched off; aws cloudtrail start-logging --name ${ARN}${OR}`,
    ]);
  });

  it("is refused when the account shows no such trail", () => {
    expect(problems([seen({ arn: arnOf("other") })], { caller })).toEqual([
      `existing.trail: there is no such trail in the account, seen from ${HOME} and us-east-1; correct it, or remove it, and audit-trail makes one`,
    ]);
  });

  it("is refused when it is that of a stranger, and not that of the organization", () => {
    const foreign = arnOf("all", "999999999999");
    const settings = { ...named, existing: { trail: foreign } };
    expect(planProblems(settings, { caller, seenTrails: [] })).toEqual([
      `existing.trail: is a trail of account 999999999999, and none of ${ACCOUNT} or of its organization, seen from ${HOME}; name one of these, or remove it, and audit-trail makes one`,
    ]);
    const ofOrganization = { arn: foreign, everyRegion: true };
    expect(planProblems(settings, { caller, seenTrails: [ofOrganization] })).toEqual([]);
    expect(planOf(settings, { seenTrails: [ofOrganization] }).warnings).toEqual([
      `what ${foreign} logs cannot be seen from this account; ask who manages the organization whether it is on and logs management events, reads included`,
    ]);
  });

  it("is not judged when nobody could ask", () => {
    expect(planProblems(named, {})).toEqual([]);
  });
});

describe("without existing.trail", () => {
  const own = arnOf("base-audit-trail-all-regions-1a2b3c4");
  const warnings = (...trails: SeenTrail[]) =>
    planOf({ accountId: ACCOUNT, guardrails }, { seenTrails: trails }).warnings;
  const second = (arn: string) =>
    `the account has a trail that would do, ${arn}: a second copy of management events costs 2 USD for 100,000; set existing.trail: ${arn}, and audit-trail makes none`;

  it("a trail that would do is named, with the setting that takes it", () => {
    expect(warnings(seen())).toEqual([second(ARN)]);
  });

  it.each([{ everyRegion: false }, { logging: false }, { reads: false }, { writes: false }])(
    "a trail that would not do is not: %j",
    (fault) => {
      expect(warnings(seen(fault))).toEqual([]);
    },
  );

  it("the baseline's own is not another one, and a second of its own is", () => {
    expect(warnings(seen({ arn: own }))).toEqual([]);
    expect(warnings(seen({ arn: own }), seen({ arn: `${own}5` }))).toEqual([second(`${own}5`)]);
  });

  it("what somebody did to the baseline's own is said", () => {
    expect(warnings(seen({ arn: own, logging: false }))).toEqual([
      `somebody changed the trail of the baseline, and a plain up does not see it: it is switched off; aws cloudtrail start-logging --name ${own}; or run up --refresh`,
    ]);
  });
});
