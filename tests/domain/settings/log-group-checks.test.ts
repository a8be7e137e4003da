import { planOf, planProblems } from "../../support/plan";

const TRAIL = "arn:aws:cloudtrail:ap-southeast-2:123456789012:trail/all";
const SETTINGS = { existing: { trail: TRAIL }, controls: { "cis-metric-filters": "on" } };
const trail = { arn: TRAIL, everyRegion: true, logging: true, reads: true, writes: true };
const sendsTo = (region: string, account = "123456789012") => ({
  seenTrails: [{ ...trail, logGroup: `arn:aws:logs:${region}:${account}:log-group:all-calls:*` }],
  caller: {
    arn: "arn:aws:iam::123456789012:role/ci",
    principalArn: "arn:aws:iam::123456789012:role/ci",
    accountId: "123456789012",
    groups: [],
  },
});
const WAYS_OUT =
  "or switch cis-metric-filters off, or remove existing.trail, and audit-trail makes one with a log group";

it("the filters are put on the log group of the trail that exists", () => {
  expect(planOf(SETTINGS, sendsTo("ap-southeast-2")).trailLogGroup).toBe("all-calls");
  expect(planOf({ controls: { "cis-metric-filters": "on" } }).trailLogGroup).toBeUndefined();
});

it.each([
  [
    "sends to none",
    { seenTrails: [trail] },
    `${TRAIL} sends to no log group, so there is nothing to count; aws cloudtrail update-trail --name ${TRAIL} --cloud-watch-logs-log-group-arn <ARN> --cloud-watch-logs-role-arn <ARN>`,
  ],
  [
    "was not seen",
    {},
    `nobody knows the log group of ${TRAIL}; allow cloudtrail:DescribeTrails to who runs this program, and run it instead of the component alone`,
  ],
  [
    "sends to another region",
    sendsTo("eu-west-1"),
    `the log group of ${TRAIL} is in eu-west-1, and its alarms cannot ring the topic in ap-southeast-2; set homeRegion: eu-west-1 when workloads may run there`,
  ],
  [
    "sends to another account",
    sendsTo("ap-southeast-2", "999999999999"),
    `the log group of ${TRAIL} is in account 999999999999, where this program makes nothing; make the filters there`,
  ],
])("a trail that %s is refused, with the ways out", (_, facts, message) => {
  expect(planProblems(SETTINGS, facts)).toEqual([`controls.cis-metric-filters: ${message}, ${WAYS_OUT}`]);
  const off = { ...SETTINGS, controls: { "cis-metric-filters": "off" } };
  expect(planProblems(off, facts)).toEqual([]);
});
