import type { Cell } from "../../../cli/probes/run";
import { basisOf } from "../../../cli/doctor/coverage";
import type { Expected } from "../../../cli/doctor/expected";
import type { FactName, Facts } from "../../../cli/doctor/facts";
import { reportOf } from "../../../cli/doctor/report";
import type { StackSettings } from "../../../cli/doctor/stack-settings";
import { describeDoctor } from "../../../cli/doctor/text";
import { changed, EXPECTED, healthy, HOME, IDLE, REGIONS, refusing } from "./healthy";

const BARE = ["eu-west-1", "us-west-2"];
const ENABLED = [...REGIONS, ...BARE];

/** The armed account with two more regions, in which there is nothing. */
function withBareRegions(): Facts {
  const facts = changed(healthy(), "regions", "us-east-1", (items) => [
    ...items,
    ...BARE.map((id) => ({ id, enabled: true })),
  ]);
  const places: FactName[] = ["topics", "alarms", "rules", "detectors"];
  const empty = BARE.map((region): Cell => ({ region, service: "s", kind: "k", state: "count", items: [] }));
  return { ...facts, ...Object.fromEntries(places.map((name) => [name, [...facts[name], ...empty]])) };
}

/** Nobody said which regions are covered. */
const ASKED: Expected = { ...EXPECTED, covered: ENABLED };

const SETTINGS: StackSettings = {
  file: "Pulumi.prod.yaml",
  home: HOME,
  allowed: [HOME],
  covered: REGIONS,
  controlStates: {} as StackSettings["controlStates"],
  mode: "account",
  denies: ["region-deny", "launch-deny", "persistence-deny", "service-deny", "tamper-deny"],
};

const OF_REGIONS = ["usage-alarms", "early-warning", "detectors"];
const found = (facts: Facts, expected: Expected) =>
  reportOf(facts, expected).findings.map(({ check, region, todo }) => ({ check, region, todo }));

test("regions with nothing of the baseline are no finding, and no region of which all is well", () => {
  const report = reportOf(withBareRegions(), ASKED);
  expect(report.findings).toEqual([]);
  expect(report.gaps.map(({ region, checks }) => [region, checks])).toEqual(BARE.map((region) => [region, OF_REGIONS]));
  expect(report.complete).toBe(false);
  for (const id of OF_REGIONS) expect(report.checks.find((one) => one.id === id)!.state).toBe("unknown");
  expect(report.channels[0]).toMatchObject({ armed: "unknown", note: "tested in 1 of 3 regions by 1 signal" });
  const text = describeDoctor(report);
  expect(text).toContain(
    "whether the baseline covers it in eu-west-1, us-west-2: not asked, because nothing of it is there",
  );
  expect(text).toContain("pass --outputs");
  expect(text).not.toContain("intrusion");
});

test.each<[string, FactName, string]>([
  ["the rules", "rules", "early-warning"],
  ["the detector", "detectors", "detectors"],
  ["the alarm", "alarms", "usage-alarms"],
])("where something of the baseline is left, %s that is gone is a finding", (_, name, check) => {
  const facts = changed(withBareRegions(), name, IDLE, () => []);
  expect(found(facts, ASKED)).toEqual([
    { check, region: IDLE, todo: expect.stringMatching(/^give --outputs.*if it was there before/) as string },
  ]);
});

test("a detector that somebody else made is nothing of the baseline, and neither is an alarm", () => {
  const facts = changed(
    changed(withBareRegions(), "detectors", "eu-west-1", () => [
      { id: "d", enabled: true, publishes: undefined, administrator: undefined, own: false },
    ]),
    "alarms",
    "eu-west-1",
    () => [{ ...healthyAlarm(), id: "acme-queue" }],
  );
  expect(reportOf(facts, ASKED).gaps.map(({ region }) => region)).toEqual(BARE);
});

const healthyAlarm = () => {
  const cell = healthy().alarms.find(({ region }) => region === IDLE);
  if (cell?.state !== "count") throw new Error("no alarm");
  return cell.items[0]!;
};

test("a region that refuses is a gap of its own, and not taken for one that is not covered", () => {
  const facts = refusing(
    refusing(withBareRegions(), "rules", "eu-west-1", "denied"),
    "detectors",
    "eu-west-1",
    "denied",
  );
  const { gaps } = reportOf(facts, ASKED);
  expect(gaps.filter(({ region }) => region === "eu-west-1").map(({ state }) => state)).toEqual(["denied", "denied"]);
});

describe("with the settings of the stack", () => {
  const expected: Expected = { ...ASKED, settings: SETTINGS };

  test("what they do not cover is not asked for, and what they cover is", () => {
    expect(reportOf(withBareRegions(), expected)).toMatchObject({ findings: [], gaps: [], complete: true });
    const emptied = (["rules", "detectors", "alarms"] as const).reduce<Facts>(
      (facts, name) => changed(facts, name, IDLE, () => []),
      withBareRegions(),
    );
    expect(found(emptied, expected)).toEqual(
      OF_REGIONS.map((check) => ({
        check,
        region: IDLE,
        todo: expect.stringMatching(/^run `pulumi up --refresh`.*if it was there before/) as string,
      })),
    );
  });

  test("a region that they no longer cover and that has something of the baseline is still looked at", () => {
    const less = { ...expected, settings: { ...SETTINGS, covered: [HOME, "us-east-1"] } };
    const facts = changed(withBareRegions(), "rules", IDLE, () => []);
    expect(found(facts, less).map(({ check, region }) => [check, region])).toEqual([["early-warning", IDLE]]);
  });

  test("a control that they switch off is off, and in an organization nobody here sees what binds", () => {
    const settings: StackSettings = {
      ...SETTINGS,
      mode: "organization",
      controlStates: { budgets: "off by profile" } as StackSettings["controlStates"],
    };
    const facts = changed(withBareRegions(), "budgets", "us-east-1", () => []);
    const { checks, findings } = reportOf(facts, { ...expected, settings });
    expect(findings).toEqual([]);
    const state = (id: string) => checks.find((one) => one.id === id)!.state;
    expect([state("budgets"), state("guardrails"), state("unbound-keys")]).toEqual(["off", "not-asked", "not-asked"]);
  });

  test("a deny that they do not make is missed by nobody", () => {
    const facts = changed(withBareRegions(), "bindings", "us-east-1", (items) =>
      items.map((one) => ({ ...one, policies: one.policies.filter((arn) => !arn.includes("tamper-deny")) })),
    );
    expect(found(facts, expected).map(({ check }) => check)).toEqual(["guardrails"]);
    const denies = SETTINGS.denies.filter((deny) => deny !== "tamper-deny");
    expect(found(facts, { ...expected, settings: { ...SETTINGS, denies } })).toEqual([]);
  });
});

test("the report says who said what should be there", () => {
  const covered = REGIONS;
  expect(basisOf({ ...ASKED, covered, settings: SETTINGS }, ENABLED)).toBe(
    "without --outputs: 3 regions covered by Pulumi.prod.yaml; enabled and not covered: eu-west-1, us-west-2",
  );
  expect(basisOf({ ...ASKED, covered, unused: "not by Pulumi.prod.yaml: no" }, ENABLED)).toBe(
    "without --outputs (not by Pulumi.prod.yaml: no): the default profile, in 3 regions that have something of the baseline",
  );
});
