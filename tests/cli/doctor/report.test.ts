import { CHECKS } from "../../../cli/doctor/checks";
import type { Expected } from "../../../cli/doctor/expected";
import { all, type Facts, seenIn } from "../../../cli/doctor/facts";
import { reportOf } from "../../../cli/doctor/report";
import { describeDoctor } from "../../../cli/doctor/text";
import { some, without } from "./cases/case";
import { ACCOUNT, changed, EXPECTED, healthy, HOME, IDLE, OUTPUTS, REGIONS, refusing } from "./healthy";

test("of an account in which everything is armed nothing is found, and everything is known", () => {
  const report = reportOf(healthy(), { ...EXPECTED, outputs: OUTPUTS });
  expect({ findings: report.findings, gaps: report.gaps }).toEqual({ findings: [], gaps: [] });
  expect(report.checks.filter(({ state }) => state !== "fine")).toEqual([]);
  expect(report.checks.map(({ title }) => title)).toContain("Every user with an access key is bound");
  expect(report).toMatchObject({ account: ACCOUNT, complete: true, home: HOME });
  expect(report.channels).toEqual([
    {
      name: "early warning",
      armed: "yes",
      provenAt: "2026-11-27T11:00:00.000Z",
      seconds: 41,
      note: "tested in 1 of 3 regions by 1 signal",
    },
    { name: "billing alarm", armed: "yes", provenAt: "2026-11-27T11:10:00.000Z", seconds: 12 },
    expect.objectContaining({ name: "budgets", armed: "yes" }),
    expect.objectContaining({ name: "mails of AWS", armed: "yes" }),
  ]);
});

test("what was not asked is a gap, too", () => {
  const report = reportOf({ ...healthy(), users: [] }, EXPECTED);
  expect(report.checks.find(({ id }) => id === "unbound-keys")!.state).toBe("unknown");
  expect(report.gaps).toEqual([expect.objectContaining({ checks: ["unbound-keys"], state: "not-asked" })]);
  expect(describeDoctor(report)).toContain(
    "  who has an access key: not asked, because nobody could list who is bound, and only the others are asked for keys (check unbound-keys)",
  );
});

test("a control that is off by the outputs is not asked for, and its channel is off", () => {
  const outputs = {
    ...OUTPUTS,
    controlStates: { guardduty: "off by configuration", budgets: "off by profile" },
    detectorIds: {},
    budgetNames: {},
  };
  const facts = changed(changed(healthy(), "detectors", IDLE, without), "budgets", "us-east-1", without);
  const report = reportOf(facts, { ...EXPECTED, outputs });
  expect(report.findings).toEqual([]);
  expect(report.checks.filter(({ state }) => state === "off").map(({ id }) => id)).toEqual(["budgets", "detectors"]);
  expect(report.channels.find(({ name }) => name === "budgets")!.armed).toBe("off");
});

test("a finding of the other topic leaves a channel armed", () => {
  const report = reportOf(changed(healthy(), "subscriptions", "us-east-1", without), EXPECTED);
  expect(report.channels.map(({ armed }) => armed)).toEqual(["yes", "no", "yes", "yes"]);
});

test("without the allowed regions a usage alarm is no finding, and the rules are known by their signals", () => {
  const expected: Expected = { ...EXPECTED };
  delete expected.allowed;
  const facts = changed(healthy(), "alarms", IDLE, without);
  expect(reportOf(facts, expected).findings).toEqual([]);
  const gone = changed(facts, "rules", HOME, (items) => items.filter(({ id }) => !id.includes("-root-call-")));
  expect(reportOf(gone, expected).findings).toHaveLength(1);
});

test("what nobody asked is not fine: each says why, the count says how many, and the exit code stays", () => {
  const expected: Expected = { ...EXPECTED, maxAgeDays: 0 };
  delete expected.allowed;
  const report = reportOf(healthy(), expected);
  const left = report.checks.filter(({ state }) => state === "not-asked");
  expect(left.map(({ id, because }) => [id, because])).toEqual([
    ["usage-alarms", expect.stringMatching(/--allowed-regions/)],
    ["drift", expect.stringMatching(/give --outputs/)],
    ["proof", expect.stringMatching(/--max-age 0/)],
  ]);
  expect(report.complete).toBe(true);
  const text = describeDoctor(report);
  expect(text).toMatch(/: what was asked is armed$/m);
  expect(text).toContain(`Of ${CHECKS.length} checks ${CHECKS.length - 3} armed, 3 not asked;`);
  expect(text).toMatch(/^not asked +The account has what the outputs name \(compared with nothing/m);
  expect(text).not.toContain("everything is armed");
});

test("what cannot be seen from here is not fine, and neither is a channel that needs it", () => {
  const hidden = { everyRegion: true, logging: undefined, reads: undefined, writes: undefined };
  const report = reportOf(changed(healthy(), "trails", HOME, some(0, hidden)), EXPECTED);
  expect(report.checks.find(({ id }) => id === "trail")).toMatchObject({
    state: "not-asked",
    because: expect.stringMatching(/a trail of the organization/) as string,
  });
  expect(report.channels[0]!.armed).toBe("unknown");
});

test("users who were not asked for keys are told beside those who have one", () => {
  const facts = changed(
    changed(healthy(), "bindings", "us-east-1", (items) => items.map((one) => ({ ...one, groups: [] }))),
    "users",
    "us-east-1",
    some(0, { hasKey: undefined }),
  );
  const check = (spoiled: Facts) => reportOf(spoiled, EXPECTED).checks.find(({ id }) => id === "unbound-keys");
  expect(check(facts)).toMatchObject({ state: "not-asked", because: expect.stringMatching(/^1 more user/) as string });
  const both = changed(facts, "users", "us-east-1", ([one]) => [one!, { ...one!, id: "kay", hasKey: true }]);
  expect(check(both)).toMatchObject({ state: "found", notes: [expect.stringMatching(/more user/)] });
});

test("guardrails on groups without a user are attached, and the note says that they bind nobody", () => {
  const note = (facts: Facts) => reportOf(facts, EXPECTED).checks.find(({ id }) => id === "guardrails");
  const empty = changed(healthy(), "bindings", "us-east-1", (items) => items.filter(({ kind }) => kind !== "user"));
  expect(note(empty)).toMatchObject({
    state: "fine",
    notes: [expect.stringContaining("group developers (0 users)"), expect.stringContaining("bind nobody yet")],
  });
  expect(note(healthy())!.notes).toHaveLength(1);
});

/** The account without anything of the baseline. */
const removed = (): Facts => {
  const names = ["topics", "subscriptions", "rules", "detectors", "alarms", "policies"] as const;
  const emptied = names.reduce(
    (facts, name) => ({ ...facts, [name]: facts[name].map((cell) => ({ ...cell, items: [] })) }),
    healthy(),
  );
  const foreign = changed(emptied, "bindings", "us-east-1", (items) =>
    items.filter(({ kind }) => kind !== "role").map((one) => ({ ...one, policies: [] })),
  );
  return { ...foreign, proof: [] };
};

const SETTINGS: NonNullable<Expected["settings"]> = {
  file: "Pulumi.prod.yaml",
  home: HOME,
  allowed: [HOME],
  covered: REGIONS,
  controlStates: {} as NonNullable<Expected["settings"]>["controlStates"],
  mode: "account",
  denies: ["region-deny"],
};

test("an account without a baseline is told so once, and what is alike in several regions is one line", () => {
  const expected: Expected = { ...EXPECTED };
  delete expected.home;
  const report = reportOf(removed(), { ...expected, settings: SETTINGS });
  expect(report.absent).toBe(true);
  expect(report.findings.filter(({ check }) => check === "detectors")).toHaveLength(REGIONS.length);
  const text = describeDoctor(report);
  expect(text.match(/intrusion/g)).toHaveLength(1);
  expect(text).toContain(
    `  detectors, ${REGIONS.join(", ")}: there is no detector\n    see above: there is no baseline`,
  );
});

test("while one thing of the baseline is there, or nobody could look, it is not called absent", () => {
  expect(reportOf(healthy(), EXPECTED)).not.toHaveProperty("absent");
  const one = changed(removed(), "bindings", "us-east-1", () => all(seenIn(healthy()).bindings));
  expect(reportOf(one, EXPECTED)).not.toHaveProperty("absent");
  expect(reportOf(refusing(removed(), "rules", IDLE, "denied"), EXPECTED)).not.toHaveProperty("absent");
});
