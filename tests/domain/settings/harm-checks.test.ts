import type { Activity, DefaultsFacts } from "../../../domain/settings/defaults-facts";
import { planOf, planProblems } from "../../support/plan";

const IDLE = "eu-west-1";
const HOME = "ap-southeast-2";

const busy = (given: Partial<Activity> = {}): DefaultsFacts => {
  const quiet = { instances: [], interfaces: [], closed: false, imagesLimited: false };
  return { activity: { [IDLE]: { found: { ...quiet, ...given } } } };
};

const problems = (facts: DefaultsFacts, controls: object = {}) => planProblems({ controls }, facts);

describe("what runs in an idle region", () => {
  const CUT = `controls.network-closure: would cut off from the internet what runs in ${IDLE}: machine i-1, network interface eni-2 (NAT gateway); add it to allowedRegions, or accept that with controls: { network-closure: { acknowledgeRunning: [${IDLE}] } }`;
  const KEPT = `controls.image-allowlist: would let no machine be replaced whose image is not allowed, and some run in ${IDLE}: machine i-1; add it to allowedRegions, or accept that with controls: { image-allowlist: { acknowledgeRunning: [${IDLE}] } }`;
  const found = { instances: ["i-1"], interfaces: ["network interface eni-2 (NAT gateway)"] };

  it("is refused by name, with both ways out, by each control that would touch it", () => {
    expect(problems(busy(found))).toEqual([CUT, KEPT]);
    expect(problems(busy(found), { "network-closure": "off" })).toEqual([KEPT]);
    expect(problems(busy({ ...found, instances: [] }), { "image-allowlist": "off" })).toHaveLength(1);
  });

  it("is let be once the owner accepts it, or the region is closed already", () => {
    const acknowledgeRunning = [IDLE];
    const accepted = { "network-closure": { acknowledgeRunning }, "image-allowlist": { acknowledgeRunning } };
    expect(problems(busy(found), accepted)).toEqual([]);
    expect(problems(busy({ ...found, closed: true, imagesLimited: true }))).toEqual([]);
    expect(problems(busy({ ...found, closed: true }))).toEqual([KEPT]);
    expect(problems(busy({ ...found, imagesLimited: true }))).toEqual([CUT]);
  });

  it("is a warning once it is closed: nobody should be there", () => {
    const warnings = (facts: DefaultsFacts) => planOf({}, facts).warnings.join("\n");
    expect(warnings(busy({ ...found, closed: true, imagesLimited: true }))).toContain(
      `machines run in idle regions, cut off from the internet: i-1 in ${IDLE}; look at them at once`,
    );
    expect(warnings(busy())).not.toContain("machines run");
  });

  it("is named up to five, and counted beyond", () => {
    const instances = ["i-1", "i-2", "i-3", "i-4", "i-5", "i-6", "i-7"];
    expect(problems(busy({ instances }), { "image-allowlist": "off" })[0]).toContain("machine i-5 and 2 more; ");
  });

  it("is refused, too, where nobody could look, once for each reason", () => {
    const unknown = { unknown: "AccessDenied: no" };
    const facts = { activity: { [IDLE]: unknown, "eu-west-2": unknown } };
    expect(problems(facts, { "image-allowlist": "off" })).toEqual([
      "controls.network-closure: nobody knows what runs in eu-west-1, eu-west-2: AccessDenied: no; allow ec2:DescribeInstances, ec2:DescribeNetworkInterfaces to who runs this program, or add it to allowedRegions, or accept that with controls: { network-closure: { acknowledgeRunning: [eu-west-1, eu-west-2] } }",
    ]);
  });

  it("is no matter when nobody asked, as in a program of one's own", () => {
    expect(problems({})).toEqual([]);
  });
});

describe("who is in the default security group", () => {
  const facts = (users: string[]) => ({ defaultGroups: { [HOME]: { found: { id: "sg-1", vpcId: "vpc-1", users } } } });

  it("is refused by name, in allowed regions too, with three ways out", () => {
    expect(problems(facts(["network interface eni-1 (i-1)"]))).toEqual([
      `controls.default-network: would take the traffic of what is in the default security group in ${HOME}: network interface eni-1 (i-1); move it to another group, accept that with controls: { default-network: { acknowledgeInUse: [${HOME}] } }, or leave the group alone with exceptRegions: [${HOME}]`,
    ]);
  });

  it.each([{ acknowledgeInUse: [HOME] }, { exceptRegions: [HOME] }, { vpcIds: {} }])("is let be with %j", (option) => {
    expect(problems(facts(["eni-1"]), { "default-network": option })).toEqual([]);
  });

  it("is nobody in an empty group, and where there is no default network", () => {
    expect(problems(facts([]))).toEqual([]);
    expect(problems({ defaultGroups: { [HOME]: { found: undefined } } })).toEqual([]);
    expect(planOf({}, facts([])).defaultVpcIds).toEqual({ [HOME]: "vpc-1" });
  });
});

describe("what is public", () => {
  const snapshots = { publicSnapshots: { [IDLE]: { found: ["snap-1"] } } };
  const buckets = (names: string[], unseen = 0) => ({ publicBuckets: { found: { names, unseen } } });

  it("stays so: a snapshot is refused by its id, unless it may stay public", () => {
    expect(problems(snapshots)).toEqual([
      `controls.snapshot-block: would hide public snapshots in ${IDLE}: snap-1; make them private first, or leave them public with controls: { snapshot-block: { state: block-new-sharing } }`,
    ]);
    expect(problems(snapshots, { "snapshot-block": { state: "block-new-sharing" } })).toEqual([]);
  });

  it("stays so: a bucket is refused by its name, unless it is meant to become private", () => {
    expect(problems(buckets(["site", "old"]), { "s3-account-block": { acknowledgePublic: ["old"] } })).toEqual([
      "controls.s3-account-block: would make public buckets private: site; put CloudFront in front of what must be public, accept that with controls: { s3-account-block: { acknowledgePublic: [site] } }, or switch it off with controls: { s3-account-block: off }",
    ]);
    expect(problems(buckets([]))).toEqual([]);
    expect(problems(buckets(["site"]), { "s3-account-block": "off" })).toEqual([]);
  });

  it("is refused, too, when it was not looked at", () => {
    expect(problems(buckets([], 12))[0]).toMatch(/^controls.s3-account-block: 12 buckets were not looked at; /);
    expect(problems({ publicBuckets: { unknown: "AccessDenied: no" } })[0]).toMatch(
      /^controls.s3-account-block: nobody knows which buckets are public: AccessDenied: no; allow /,
    );
  });
});
