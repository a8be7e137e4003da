import { identityOf, type Left } from "../../../domain/adoption/adoption";
import { leftIdentity } from "../../../domain/adoption/left";
import { EMPTY_STACK } from "../../../domain/adoption/stack-facts";
import type { Facts } from "../../../domain/settings/account-facts";
import { planOf, planProblems } from "../../support/plan";

const FREEZE = identityOf("aws:iam/policy:Policy", "base-freeze");
const DETECTOR = identityOf("aws:guardduty/detector:Detector", "base-guardduty-detector-eu-west-1");

const freeze = (digits: string, day: string): Left =>
  leftIdentity("base-", {
    kind: "policy",
    id: `base-freeze-${digits}`,
    arn: `arn:${digits}`,
    startedAt: new Date(day),
  })!;

const OLD = freeze("1a2b3c4", "2026-01-01");
const NEW = freeze("5d6e7f8", "2026-11-01");
const own = { detectors: { "eu-west-1": { found: { id: "d1", enabled: true, own: true } } } };

const planWith = (facts: Facts, given = {}) => planOf(given, { stack: EMPTY_STACK, ...facts });
const told = (facts: Facts, pattern: RegExp) => planWith(facts).warnings.filter((text) => pattern.test(text));

it("what carries the baseline's name and tag is taken over, and keeps its name", () => {
  const { adopted, adopting } = planWith({ left: [OLD], ...own });
  expect(adopted).toEqual({
    [FREEZE]: { id: "arn:1a2b3c4", given: { name: "base-freeze-1a2b3c4" } },
    [DETECTOR]: { id: "d1@eu-west-1", given: {} },
  });
  expect(adopting.sort()).toEqual([DETECTOR, FREEZE].sort());
  expect(told({ left: [OLD], ...own }, /of a baseline/)).toEqual([
    "the account has 1 × policy, 1 × detector of a baseline that this stack does not hold; pulumi up takes them into the stack, replaces none, and gives them its settings",
  ]);
});

it("what a first word would not tell is counted by its whole name", () => {
  const monitor = { arn: "arn:aws:ce::123456789012:anomalymonitor/1", name: "base-cost-anomaly-services-1a2b3c4" };
  expect(
    told({ anomalyMonitors: { found: [monitor] } }, /^the account has 1 × anomaly monitor of a baseline/),
  ).toHaveLength(1);
});

it("a hub is the baseline's where the baseline's recorder is, and somebody's elsewhere", () => {
  const arn = (region: string) => `arn:aws:securityhub:${region}:123456789012:hub/default`;
  const hubs = { "eu-west-1": { found: { arn: arn("eu-west-1") } }, "us-east-1": { found: { arn: arn("us-east-1") } } };
  const recorder = (name: string) => ({ found: { name, everyType: true } });
  const recorders = { "eu-west-1": recorder("base-config-recorder"), "us-east-1": recorder("default") };
  const given = { profile: "compliance", existing: { recorders: { "us-east-1": "default" }, hubs: {} } };
  const { adopted } = planWith({ recorders, hubs }, given);
  expect(Object.keys(adopted)).toEqual([identityOf("aws:securityhub/account:Account", "base-security-hub-eu-west-1")]);
  expect(Object.values(adopted)).toEqual([{ id: "123456789012@eu-west-1", given: {} }]);
});

it("what the stack holds is not taken over again, and what it took over once keeps its name", () => {
  const held = { [FREEZE]: { id: "arn:1a2b3c4", given: { name: "base-freeze-1a2b3c4" } } };
  const stack = { identities: new Set([FREEZE]), adopted: held };
  expect(planWith({ stack, left: [NEW] })).toMatchObject({ adopted: held, adopting: [] });
  const gone = { identities: new Set<string>(), adopted: held };
  expect(planWith({ stack: gone }).adopted).toEqual({});
});

it("of two sets the newest is taken over, and the other is named", () => {
  expect(planWith({ left: [OLD, NEW] }).adopted[FREEZE]).toMatchObject({ id: "arn:5d6e7f8" });
  expect(told({ left: [OLD, NEW] }, /more than one set/)).toEqual([
    "the account has more than one set of the baseline; the newest is taken over, and nobody looks after policy base-freeze-1a2b3c4; take off what they are attached to, and delete them",
  ]);
});

it("what the owner names, or has off, is not taken over", () => {
  const existing = { detectorIds: { "eu-west-1": "12abc34d567e8fa901bc2d34e56789f0" } };
  const detectors = { "eu-west-1": { found: { id: existing.detectorIds["eu-west-1"], enabled: true, own: true } } };
  expect(planWith({ detectors }, { existing }).adopted).toEqual({});
  expect(planWith(own, { controls: { guardduty: "off" } }).adopted).toEqual({});
});

it("nothing is taken over without the state of the stack", () => {
  expect(planOf({}, { left: [OLD], ...own }).adopted).toEqual({});
});

it("while the baseline of another stack is at work, a new stack is refused", () => {
  const liveTopics = ["arn:aws:sns:ap-southeast-2:123456789012:base-alert-channel-topic-ap-southeast-2-1a2b3c4"];
  const facts = { stack: EMPTY_STACK, left: [OLD], liveTopics };
  expect(planProblems({}, facts)).toEqual([
    `stack: is a new one, and the baseline of another stack is at work in the account, with ${liveTopics[0]!}; use that stack, or destroy it first; if its state is lost, delete its topics, and the next run takes over what it left`,
  ]);
  expect(planProblems({}, { ...facts, left: [] })).toEqual([]);
});

it("what has the path and name and not the tag is somebody else's, and said", () => {
  expect(told({ untagged: ["arn:aws:iam::1:policy/ringfence/base-freeze-1a2b3c4"] }, /not its tag/)).toHaveLength(1);
});
