import type { FoundDetector } from "../../../domain/settings/account-facts";
import type { ByRegion } from "../../../domain/settings/defaults-facts";
import { planOf, planProblems } from "../../support/plan";

const SYDNEY = "ap-southeast-2";
const VIRGINIA = "us-east-1";
const LONDON = "eu-west-2";
const ADMINISTRATOR = "210987654321";
const enabledRegions = [SYDNEY, LONDON, VIRGINIA];
const MEMBER = { enabledRegions, controls: { guardduty: { managedBy: "organization" } } };

const id = (digit: string): string => digit.repeat(32);
const there = (digit: string, more: Partial<FoundDetector> = {}) => ({
  found: { id: id(digit), enabled: true, ...more },
});
const managed = (digit: string, more: Partial<FoundDetector> = {}) =>
  there(digit, { administrator: ADMINISTRATOR, ...more });

type Detectors = ByRegion<FoundDetector | undefined>;
const problems = (given: object, detectors: Detectors) => planProblems({ enabledRegions, ...given }, { detectors });
const aboutDetectors = (given: object, detectors?: Detectors): string[] =>
  planOf({ enabledRegions, ...given }, { detectors }).warnings.filter((warning) => /detector/.test(warning));

const EVERYWHERE = { [SYDNEY]: managed("a"), [LONDON]: managed("b"), [VIRGINIA]: managed("c") };

// https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html: a member cannot change the frequency.
describe("detectors that an administrator account manages", () => {
  it("are refused with the setting that leaves them to it", () => {
    expect(problems({}, { [SYDNEY]: there("a"), [LONDON]: managed("b"), [VIRGINIA]: managed("c") })).toEqual([
      "controls.guardduty.managedBy: is account, but 210987654321 is the administrator of GuardDuty here (eu-west-2, us-east-1), and a member cannot change its detectors; leave them to it with controls: { guardduty: { managedBy: organization } }",
    ]);
  });

  it.each<[string, object, Detectors]>([
    ["the setting is there", MEMBER, EVERYWHERE],
    ["GuardDuty is off", { controls: { guardduty: "off" } }, EVERYWHERE],
    ["nobody administers them", {}, { [SYDNEY]: there("a") }],
    ["there are none", {}, { [SYDNEY]: { found: undefined } }],
  ])("are no problem when %s", (_, given, detectors) => {
    expect(problems(given, detectors)).toEqual([]);
  });

  it("are told by region, and cost nothing; what they cost in idle regions the budget there knows", () => {
    const plan = planOf(MEMBER, { detectors: { ...EVERYWHERE, [LONDON]: { found: undefined } } });
    expect(plan.memberDetectorIds).toEqual({ [SYDNEY]: id("a"), [VIRGINIA]: id("c") });
    expect(plan.estimatedMonthlyUsd["guardduty"]).toBe(0);
    expect(plan.ownIdleCostUsd).toBe(planOf({ enabledRegions }).ownIdleCostUsd);
    expect(planOf({ enabledRegions }, { detectors: { [SYDNEY]: there("a") } }).memberDetectorIds).toEqual({});
  });

  it("leave a step to the administrator, who is named where somebody could ask", () => {
    const step = (detectors?: Detectors) =>
      planOf(MEMBER, { detectors }).manualSteps.filter((each) => /GuardDuty/.test(each));
    const rest = " keep GuardDuty on here, in every covered region (docs/operations.md#guardduty-of-an-organization)";
    expect(step(EVERYWHERE)).toEqual([`have 210987654321${rest}`]);
    expect(step()).toEqual([`have the administrator of GuardDuty${rest}`]);
    expect(planOf({ enabledRegions }).manualSteps.filter((each) => /GuardDuty/.test(each))).toEqual([]);
  });
});

describe("the warnings about a member's detectors", () => {
  it("are none when each region has one that is on", () => {
    expect(aboutDetectors(MEMBER, EVERYWHERE)).toEqual([]);
    expect(aboutDetectors(MEMBER)).toEqual([]);
  });

  it("name the regions where nothing watches", () => {
    const detectors = {
      [SYDNEY]: managed("a"),
      [LONDON]: { found: undefined },
      [VIRGINIA]: managed("c", { enabled: false }),
    };
    expect(aboutDetectors(MEMBER, detectors)).toEqual([
      "no detector of GuardDuty watches eu-west-2, and with managedBy: organization none is made; have 210987654321 enable GuardDuty there and make this account a member",
      "the detector of GuardDuty is suspended in us-east-1, so nothing watches there; have 210987654321 enable it",
    ]);
  });

  it("name the regions where nobody administers, and those that nobody could ask", () => {
    const detectors = { [SYDNEY]: there("a"), [LONDON]: { unknown: "AccessDenied" }, [VIRGINIA]: there("c") };
    expect(aboutDetectors(MEMBER, detectors)).toEqual([
      "no administrator account manages the detector of GuardDuty in ap-southeast-2, us-east-1, and with managedBy: organization nobody else does; have this account made a member there, or remove managedBy",
      "the detectors of eu-west-2 cannot be asked, so nobody knows whether one watches there: AccessDenied",
    ]);
    expect(aboutDetectors({}, { [LONDON]: { unknown: "AccessDenied" } })).toEqual([
      "the detectors of eu-west-2 cannot be asked, so nobody knows whether there is one already, or an administrator account manages it, and either makes the run fail: AccessDenied",
    ]);
  });

  it("are none of a control that is off", () => {
    expect(aboutDetectors({ controls: { guardduty: "off" } }, { [LONDON]: { unknown: "AccessDenied" } })).toEqual([]);
  });
});
