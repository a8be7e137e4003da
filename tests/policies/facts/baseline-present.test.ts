import { ControlState } from "../../../domain/controls/control-state";
import { UNKNOWN } from "../../../policies/engine/reader";
import {
  holds,
  judgedBaseline,
  judgePresence,
  type Wanted,
  type WantedIn,
} from "../../../policies/facts/baseline-present";
import type { ExampleResource } from "../../../policies/rule";
import { resourceOf } from "../../support/judge-example";

const BASELINE = "ringfence:index:AccountBaseline";
const TYPE = "aws:ebs/encryptionByDefault:EncryptionByDefault";
const want: Wanted = {
  control: "ebs-encryption",
  type: TYPE,
  isGood: ({ props }) => holds(props.get("enabled"), (value) => value === true),
  expected: "an enabled default",
};
const inRegions = (...regions: string[]): WantedIn => ({ ...want, regions });

const baseline = (state?: unknown): ExampleResource => ({
  type: BASELINE,
  name: "baseline",
  props: state === undefined ? {} : { controlStates: { "ebs-encryption": state } },
});
const setting = (region: unknown, enabled: unknown = true): ExampleResource => ({
  type: TYPE,
  name: String(region),
  props: { region, enabled },
});

const stackOf = (all: readonly ExampleResource[]) => ({
  name: "account",
  project: "example",
  resources: all.map((one) => resourceOf(one, all)),
});

function kinds(wanted: Wanted | WantedIn, ...all: ExampleResource[]): string[] {
  const judged = judgedBaseline(stackOf(all), ["account"])!;
  return judgePresence(judged, [wanted]).map((verdict) => verdict.kind);
}

describe("a stack that has to hold the baseline", () => {
  it.each<[string, boolean, readonly ExampleResource[], string[] | undefined]>([
    ["declares the component", true, [baseline()], undefined],
    ["is named", true, [], ["account"]],
    ["is named with its project", true, [], ["example/account"]],
    ["is another", false, [], ["other", "other/account"]],
    ["is not named", false, [], undefined],
  ])("%s: %s", (_, expected, resources, names) => {
    expect(judgedBaseline(stackOf(resources), names) !== undefined).toBe(expected);
  });
});

describe("what is wanted in regions", () => {
  it.each<[string, string[], ExampleResource[]]>([
    ["is there in each", ["pass"], [baseline(), setting("a"), setting("b")]],
    ["is there in each, twice in one", ["pass"], [baseline(), setting("a"), setting("b", false), setting("b")]],
    ["is missing in one", ["fail"], [baseline(), setting("a")]],
    ["does not do its work in one", ["fail"], [baseline(), setting("a"), setting("b", false)]],
    ["perhaps does not in one", ["undetermined"], [baseline(), setting("a"), setting("b", UNKNOWN)]],
    ["is somewhere", ["undetermined"], [baseline(), setting("a"), setting(UNKNOWN)]],
    ["is somewhere, and does not do its work", ["fail"], [baseline(), setting("a"), setting(UNKNOWN, false)]],
    ["is missing in more regions than there are unplaced", ["fail"], [baseline(), setting(UNKNOWN)]],
    ["is perhaps not made", ["undetermined"], [baseline(UNKNOWN)]],
    ["is missing although it was adopted", ["fail"], [baseline(ControlState.Adopted)]],
  ])("%s", (_, expected, all) => {
    expect(kinds(inRegions("a", "b"), ...all)).toEqual(expected);
  });

  it.each([
    ControlState.OffByProfile,
    ControlState.OffByConfiguration,
    ControlState.Existing,
    ControlState.Organization,
  ])("is told of, and not looked for, when it is %s", (state) => {
    expect(kinds(inRegions("a", "b"), baseline(state))).toEqual(["not-applicable"]);
  });

  it("is not known when nobody says the regions", () => {
    expect(kinds({ ...want, regions: undefined }, baseline())).toEqual(["undetermined"]);
  });
});

describe("what is wanted once", () => {
  it.each<[string, string, ExampleResource[]]>([
    ["is there", "pass", [baseline(), setting("a", false), setting("b")]],
    ["is missing", "fail", [baseline()]],
    ["does not do its work", "fail", [baseline(), setting("a", false)]],
    ["perhaps does it", "undetermined", [baseline(), setting("a", UNKNOWN)]],
  ])("%s", (_, expected, all) => {
    expect(kinds(want, ...all)).toEqual([expected]);
  });

  it("is not looked for when the control works with what was there", () => {
    expect(kinds({ ...want, notWhenAdopted: true }, baseline(ControlState.Adopted))).toEqual(["pass"]);
  });

  it("is looked for in a baseline of other makers, but what only the component says", () => {
    expect(kinds(want)).toEqual(["fail"]);
    expect(kinds({ ...want, onlyWhenSaid: true })).toEqual(["pass"]);
  });
});

it("tells of several controls in one line", () => {
  const states = { "ebs-encryption": ControlState.OffByProfile, imds: ControlState.OffByConfiguration };
  const judged = judgedBaseline(stackOf([{ type: BASELINE, name: "baseline", props: { controlStates: states } }]))!;
  expect(judgePresence(judged, [want, { ...want, control: "imds" }])).toMatchObject([
    {
      reason:
        "ebs-encryption is off by profile, imds is off by configuration in baseline, so nothing of it is looked for",
      told: true,
    },
  ]);
});
