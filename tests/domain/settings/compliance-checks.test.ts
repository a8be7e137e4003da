import type { Facts } from "../../../domain/settings/account-facts";
import { planOf, planProblems } from "../../support/plan";

const REGION = "eu-west-1";
const HUB = `arn:aws:securityhub:${REGION}:123456789012:hub/default`;
const AGGREGATOR = `arn:aws:securityhub:${REGION}:123456789012:finding-aggregator/0b1c2d3e`;
const ROLE = "arn:aws:iam::123456789012:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig";

const profile = "compliance";
const problems = (facts: Facts, settings: object = {}) => planProblems({ profile, ...settings }, facts);
const recorder = (name: string, everyType = true): Facts => ({
  recorders: { [REGION]: { found: { name, everyType } } },
});
const channel = (name: string): Facts => ({ deliveryChannels: { [REGION]: { found: { name } } } });
const hub = (aggregator?: string): Facts => ({
  hubs: { [REGION]: { found: { arn: HUB, ...(aggregator === undefined ? {} : { aggregator }) } } },
});

const HUB_PROBLEM = `existing.hubs: there is a hub of Security Hub CSPM already in ${REGION}, and a region takes one; name what exists, and it is adopted`;

it("names what somebody made, all at once, with the blocks that adopt it", () => {
  expect(problems({ ...recorder("default"), ...channel("default"), ...hub() })).toEqual([
    `existing.recorders: there is a recorder of AWS Config already in ${REGION}, and a region takes one; name what exists, and it is adopted`,
    `existing.deliveryChannels: there is a delivery channel of AWS Config already in ${REGION}, and a region takes one; name what exists, and it is adopted`,
    HUB_PROBLEM,
  ]);
});

it("is content with the blocks that it printed", () => {
  const existing = {
    recorders: { [REGION]: "default" },
    deliveryChannels: { [REGION]: "default" },
    hubs: { [REGION]: HUB },
  };
  expect(problems({ ...recorder("default"), ...channel("default"), ...hub() }, { existing })).toEqual([]);
});

it("tells the baseline's own recorder and channel by their name, and its hub by the recorder beside it", () => {
  const own = "base-config-recorder";
  expect(problems({ ...recorder(own), ...channel(own), ...hub() })).toEqual([]);
  expect(problems(hub())).toEqual([HUB_PROBLEM]);
});

it("says nothing of a control that is off", () => {
  const facts = { ...recorder("default"), ...channel("default"), ...hub(AGGREGATOR) };
  expect(problems(facts, { profile: "standard" })).toEqual([]);
});

it("takes over an aggregator at home, and names one elsewhere", () => {
  const known = { ...recorder("base-config-recorder"), ...hub(AGGREGATOR) };
  expect(problems(known)).toEqual([
    `existing.findingAggregator: findings gather in ${REGION} already, and an account takes one aggregator; name it, and it is adopted`,
  ]);
  expect(planOf({ profile, existing: { findingAggregator: AGGREGATOR } }, known).findingAggregatorArn).toBe(AGGREGATOR);
  const atHome = planOf({ profile, allowedRegions: [REGION] }, known);
  expect(atHome.findingAggregatorArn).toBe(AGGREGATOR);
  expect(planOf({ profile }).findingAggregatorArn).toBeUndefined();
});

it("refuses an aggregator of a region that is not covered, and one while Security Hub is off", () => {
  const existing = { findingAggregator: AGGREGATOR };
  expect(problems({}, { existing, enabledRegions: ["ap-southeast-2"] })).toEqual([
    `existing.findingAggregator: is in ${REGION}, which is not covered; covered are ap-southeast-2`,
  ]);
  expect(problems({}, { existing, controls: { "security-hub": "off" } })).toEqual([
    "existing.findingAggregator: has no effect while security-hub is off; remove it, or switch security-hub on in controls",
  ]);
});

it("refuses Security Hub without AWS Config", () => {
  expect(problems({}, { controls: { "config-recorder": "off" } })).toEqual([
    "controls.config-recorder: is off, but security-hub checks what AWS Config records, and finds nothing without it; switch it on, or switch security-hub off too",
  ]);
});

it("knows the role of AWS Config", () => {
  expect(planOf({ profile }, { configRole: { found: ROLE } }).configRoleArn).toBe(ROLE);
  expect(planOf({ profile }, { configRole: { found: undefined } }).configRoleArn).toBeUndefined();
});

it("warns of an adopted recorder that records some types only, and of what cannot be asked", () => {
  const existing = { recorders: { [REGION]: "default" } };
  expect(planOf({ profile, existing }, recorder("default", false)).warnings).toContain(
    `the adopted recorders of ${REGION} record some types only, and stay as they are: CIS asks for every type in each region`,
  );
  const unknown = { [REGION]: { unknown: "AccessDenied" } };
  expect(planOf({ profile }, { recorders: unknown, hubs: unknown }).warnings).toEqual(
    expect.arrayContaining([
      `the recorders of AWS Config of ${REGION} cannot be asked, so one that exists makes the run fail: AccessDenied`,
      `the hubs of Security Hub of ${REGION} cannot be asked, so one that exists makes the run fail: AccessDenied`,
    ]),
  );
});

it("a hub that an administrator manages is left to it, and neither adopted nor changed", () => {
  const hubs = { [REGION]: { found: { arn: HUB, administrator: "210987654321" } } };
  expect(planProblems({ profile }, { hubs })).toEqual([
    `controls.security-hub: is on, but 210987654321 administers Security Hub of this account (${REGION}), and a member makes no aggregator; ask 210987654321 for the standards and regions that you need, and leave it to them with controls: { security-hub: off }`,
  ]);
});
