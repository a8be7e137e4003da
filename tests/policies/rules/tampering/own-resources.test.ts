import { read } from "../../../../policies/engine/reader";
import { baselineUnprotected } from "../../../../policies/rules/tampering/baseline-unprotected";
import { guarddutyWeakened } from "../../../../policies/rules/tampering/guardduty-weakened";
import { iamGrantsTampering } from "../../../../policies/rules/tampering/iam-grants-tampering";
import type { StackResource } from "../../../../policies/resource";

const PARENT = "urn:pulumi:prod::project::ringfence:index:AccountBaseline$ringfence:index:X::x";

const resource = (type: string, props: object, isOwn: boolean, ignoreChanges: string[] = []): StackResource => ({
  type,
  name: "one",
  urn: `urn:pulumi:prod::project::${type}::one`,
  props: read(props),
  opts: { protect: false, ignoreChanges },
  dependencies: [],
  propertyDependencies: {},
  ...(isOwn ? { parent: PARENT } : {}),
});

describe.each([
  [true, "pass"],
  [false, "fail"],
] as const)("what only a component of Ringfence may declare, by one: %s", (isOwn, expected) => {
  const kindOfAnswer = (verdicts: readonly { kind: string }[]): string =>
    verdicts.some(({ kind }) => kind === "fail") ? "fail" : "pass";

  it("a plan of GuardDuty that is switched off", () => {
    const feature = resource("aws:guardduty/detectorFeature:DetectorFeature", { status: "DISABLED" }, isOwn);
    expect(kindOfAnswer(guarddutyWeakened.check(feature, {}))).toBe(expected);
  });

  it("a role that may change what guards the account", () => {
    const policy = JSON.stringify({ Statement: [{ Effect: "Allow", Action: "cloudtrail:*", Resource: "*" }] });
    expect(
      kindOfAnswer(
        iamGrantsTampering.check(resource("aws:iam/policy:Policy", { policy }, isOwn), { breakGlass: undefined }),
      ),
    ).toBe(expected);
  });

  it("a recorder that was taken over, of which the types are ignored", () => {
    const recorder = resource("aws:cfg/recorder:Recorder", {}, isOwn, ["recordingGroup"]);
    const stack = { name: "prod", project: "project", resources: [recorder] };
    expect(kindOfAnswer(baselineUnprotected.check(stack, { baselineStacks: undefined }))).toBe(expected);
  });
});

describe("what not even a component of Ringfence may declare", () => {
  it("a detector that is off", () => {
    const detector = resource("aws:guardduty/detector:Detector", { enable: false }, true);
    expect(guarddutyWeakened.check(detector, {}).map(({ kind }) => kind)).toEqual(["fail"]);
  });

  it("a detector of which the switch is ignored", () => {
    const detector = resource("aws:guardduty/detector:Detector", {}, true, ["enable"]);
    const stack = { name: "prod", project: "project", resources: [detector] };
    expect(baselineUnprotected.check(stack, { baselineStacks: undefined }).map(({ kind }) => kind)).toEqual(["fail"]);
  });
});
