import { EVENT_RULE_LIMITS } from "../../../domain/limits";
import { classify, DEFAULT_REGIONS, REGIONS } from "../../../domain/regions/regions";
import { matches } from "../../../domain/signals/match";
import { earsOf, type SignalBasis, type SignalRule, signalRules } from "../../../domain/signals/rules";
import { SIGNALS } from "../../../domain/signals/table";
import { ALLOWED, call, HOME, IDLE } from "./envelopes";

const basisOf = (allowed: readonly string[], enabled: readonly string[] = DEFAULT_REGIONS): SignalBasis => ({
  regions: classify(enabled, allowed, allowed[0]!),
});

const ALL = REGIONS.map(({ name }) => name);
const TWO = basisOf(ALLOWED);
const WITH_CANARY = { ...TWO, canary: true };
const signal = (id: string) => SIGNALS.find((each) => each.id === id)!;

/** Ids of the signals that rules tell people of; a signal with a long pattern has two rules. */
const signalsIn = (rules: readonly SignalRule[]): string[] => [
  ...new Set(rules.flatMap(({ target }) => (target.kind === "notify" ? [target.signal.id] : []))),
];

describe("the rules of early warning", () => {
  it.each([
    ["1 allowed region", basisOf([HOME])],
    ["3 allowed regions", basisOf([HOME, "us-east-1", "eu-west-1"])],
    ["17 allowed regions", basisOf(DEFAULT_REGIONS)],
    ["18 of 36 regions allowed", basisOf(ALL.slice(0, 18), ALL)],
    ["35 of 36 regions allowed", basisOf(ALL.slice(0, 35), ALL)],
    ["a longer name", { ...TWO, namePrefix: `${"x".repeat(30)}-` }],
    ["a canary key", WITH_CANARY],
    ["a closed service", { ...TWO, unusedServices: ["bedrock"] }],
  ])("with %s fit what an account takes from the start", (_, basis) => {
    const sizes = signalRules(basis).map(({ stem, pattern }) => [stem, JSON.stringify(pattern).length] as const);
    expect(sizes.filter(([, size]) => size > EVENT_RULE_LIMITS.pattern)).toEqual([]);
  });

  it("are one in every region but home, and there one for each signal that has somewhere to listen", () => {
    const rules = signalRules(WITH_CANARY);
    const away = DEFAULT_REGIONS.filter((region) => region !== HOME).sort();
    expect(rules.filter(({ target }) => target.kind === "forward").map(({ region, stem }) => [region, stem])).toEqual(
      away.map((region) => [region, "forward"]),
    );
    expect(signalsIn(rules.filter(({ region }) => region === HOME))).toEqual(SIGNALS.map(({ id }) => id));
  });

  it("of a signal that is too long for one have no event in common, and drills ring one of them", () => {
    const parts = signalRules(TWO).filter(({ stem }) => /^idle-service(-\d)?$/.test(stem));
    const rung = (event: object) => parts.filter(({ pattern }) => matches(pattern, event)).length;
    const made = (action: string) => call(action, { region: IDLE });
    expect(parts).toHaveLength(2);
    expect([made("amplify:CreateApp"), made("workspaces:CreateWorkspaces"), made("s3:CreateBucket")].map(rung)).toEqual(
      [1, 1, 0],
    );
    expect(rung({ source: "ringfence.drill", detail: { signal: "idle-service" } })).toBe(1);
  });

  it("have no rule for idle regions when every region is allowed", () => {
    const stems = signalRules(basisOf(DEFAULT_REGIONS)).map(({ stem }) => stem);
    expect(stems.filter((stem) => stem.startsWith("idle-"))).toEqual([]);
    expect(stems).toContain("guardduty-high");
  });

  it("without a trail are those that need none, and no region sends calls", () => {
    const rules = signalRules({ ...WITH_CANARY, trail: false });
    expect(signalsIn(rules)).toEqual(SIGNALS.filter(({ needsTrail }) => !needsTrail).map(({ id }) => id));
    expect(JSON.stringify(rules)).not.toContain("CloudTrail");
  });

  it("get calls that only read where a model may be asked, and only there", () => {
    const reading = signalRules(TWO).filter(({ state }) => state !== "ENABLED");
    const idle = DEFAULT_REGIONS.filter((region) => !ALLOWED.includes(region)).sort();
    expect(reading.map(({ region, stem }) => [region, stem])).toEqual([
      ...idle.map((region) => [region, "forward"]),
      [HOME, "model-call"],
    ]);
  });

  it("get calls that only read everywhere while there is a canary key, and send home no more of them than its own", () => {
    const forward = signalRules(WITH_CANARY).filter(({ stem }) => stem === "forward");
    expect(new Set(forward.map(({ state }) => state))).toEqual(
      new Set(["ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"]),
    );
    const sent = (who: "canary" | "user") => {
      const event = call("sts:GetCallerIdentity", { who, reads: true, region: "eu-west-1" });
      return forward.filter(({ region, pattern }) => region === "eu-west-1" && matches(pattern, event)).length;
    };
    expect([sent("canary"), sent("user")]).toEqual([1, 0]);
    expect(signalsIn(signalRules(TWO))).not.toContain("canary-used");
  });

  it("follow the name of the baseline", () => {
    const stopped = signalRules({ ...TWO, namePrefix: "acme-" }).filter(({ stem }) => stem.startsWith("watch-stopped"));
    const deleted = (name: string) => call("events:DeleteRule", { parameters: { name } });
    expect(
      [deleted("acme-forward"), deleted("ringfence-forward")].map((event) =>
        stopped.some(({ pattern }) => matches(pattern, event)),
      ),
    ).toEqual([true, false]);
  });

  it("have descriptions that AWS takes", () => {
    for (const { description } of signalRules(TWO))
      expect(description.length).toBeLessThan(EVENT_RULE_LIMITS.description);
  });
});

describe("a signal listens", () => {
  it.each([
    ["idle-machine", TWO, 15],
    ["guardduty-high", TWO, 17],
    ["key-quarantined", TWO, 1],
    ["model-call", TWO, 15],
    ["canary-used", TWO, 0],
    ["canary-used", WITH_CANARY, 17],
    ["model-call", { ...TWO, unusedServices: ["bedrock"] }, 17],
    ["idle-machine", basisOf(DEFAULT_REGIONS), 0],
    ["key-quarantined", basisOf([HOME], [HOME, IDLE]), 0],
  ])("%s: in the regions that the account has of its kind", (id, basis, count) => {
    expect(earsOf(signal(id), basis)).toHaveLength(count);
  });
});
