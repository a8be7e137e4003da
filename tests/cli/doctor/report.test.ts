import { CHECKS } from "../../../cli/doctor/checks";
import type { Expected } from "../../../cli/doctor/expected";
import { all, type FactName, type Facts, seenIn } from "../../../cli/doctor/facts";
import type { Outputs } from "../../../cli/doctor/outputs";
import { reportOf } from "../../../cli/doctor/report";
import { describeDoctor } from "../../../cli/doctor/text";
import { ACCOUNT, changed, EXPECTED, healthy, HOME, IDLE, NOW, policy, refusing, REGIONS, topic } from "./healthy";

const OUTPUTS: Outputs = {
  coveredRegions: REGIONS,
  skippedRegions: { "af-south-1": "opt-in region that is not enabled" },
  controlStates: {},
  detectorIds: Object.fromEntries(REGIONS.map((region) => [region, `d-${region}`])),
  alertTopicArns: { [HOME]: topic(HOME), "us-east-1": topic("us-east-1") },
  guardrailDocuments: {
    // In everyday life it hangs on nobody.
    freeze: { arn: policy("freeze"), kind: "managed" },
    "region-deny": { arn: policy("guardrails-region-deny"), kind: "managed" },
  },
  budgetNames: { monthly: "ringfence-budgets-monthly-0a1b2c3" },
  groupNames: { developer: "developers" },
  roleArns: {},
};

test("of an account in which everything is armed nothing is found, and everything is known", () => {
  const report = reportOf(healthy(), { ...EXPECTED, outputs: OUTPUTS });
  expect({ findings: report.findings, gaps: report.gaps }).toEqual({ findings: [], gaps: [] });
  expect(report.checks.filter(({ state }) => state !== "fine")).toEqual([]);
  expect(report).toMatchObject({ account: ACCOUNT, complete: true, home: HOME });
  expect(report.channels).toEqual([
    {
      name: "early warning",
      armed: "yes",
      provenAt: "2026-11-27T11:00:00.000Z",
      seconds: 41,
      note: "1 of 3 regions, 1 signals",
    },
    { name: "billing alarm", armed: "yes", provenAt: "2026-11-27T11:10:00.000Z", seconds: 12 },
    expect.objectContaining({ name: "budgets", armed: "yes" }),
    expect.objectContaining({ name: "mails of AWS", armed: "yes" }),
  ]);
});

interface Case {
  what: string;
  spoil: (facts: Facts) => Facts;
  /** The check that finds it, where, and what it says. */
  finds: [check: string, region: string | undefined, says: RegExp];
  expected?: Partial<Expected>;
}

const without = () => [];
const some =
  <T>(index: number, change: object) =>
  (items: T[]): T[] =>
    items.map((item, at) => (at === index ? { ...item, ...change } : item));

const DELETED = JSON.stringify({
  Statement: { Effect: "Allow", Principal: { AWS: "AIDAEXAMPLE000000000" }, Action: "sts:AssumeRole" },
});

const CASES: readonly Case[] = [
  {
    what: "a contact is gone",
    spoil: (facts) => changed(facts, "contacts", "us-east-1", (items) => items.slice(1)),
    finds: ["contacts", undefined, /no security contact/],
  },
  {
    what: "the account is suspended",
    spoil: (facts) => changed(facts, "accountState", "us-east-1", some(0, { state: "SUSPENDED" })),
    finds: ["account-state", undefined, /SUSPENDED/],
  },
  {
    what: "the owner's phone is not verified",
    spoil: (facts) => changed(facts, "accountState", "us-east-1", some(0, { phone: "UNVERIFIED" })),
    finds: ["account-state", undefined, /unverified/],
  },
  {
    what: "a reader has not confirmed",
    spoil: (facts) => changed(facts, "subscriptions", HOME, some(0, { arn: undefined })),
    finds: ["subscriptions", HOME, /oncall@acme.sandbox has not confirmed/],
  },
  {
    what: "a reader of one topic does not read the other",
    spoil: (facts) => changed(facts, "subscriptions", HOME, (items) => items.slice(1)),
    finds: ["subscriptions", HOME, /^oncall@acme.sandbox reads the alerts of the other region/],
  },
  {
    what: "nobody reads",
    spoil: (facts) => changed(facts, "subscriptions", "us-east-1", without),
    finds: ["subscriptions", "us-east-1", /no subscription is confirmed/],
  },
  {
    what: "the topic is gone",
    spoil: (facts) => changed(facts, "topics", HOME, without),
    finds: ["subscriptions", HOME, /no topic for alerts/],
  },
  {
    what: "billing alerts are off",
    spoil: (facts) => changed(facts, "billingAlerts", "us-east-1", some(0, { enabled: false })),
    finds: ["billing-alerts", undefined, /switched off/],
  },
  {
    what: "a billing alarm is mute",
    spoil: (facts) => changed(facts, "alarms", "us-east-1", some(0, { actsOnState: false })),
    finds: ["billing-alarms", "us-east-1", /10-percent.* is mute: its actions are switched off/],
  },
  {
    what: "a billing alarm tells another topic",
    spoil: (facts) => changed(facts, "alarms", "us-east-1", some(1, { actions: ["arn:aws:sns:us-east-1:1:mallory"] })),
    finds: ["billing-alarms", "us-east-1", /jump.* does not tell the topic of the baseline/],
  },
  {
    what: "a billing alarm has no data for days",
    spoil: (facts) => changed(facts, "alarms", "us-east-1", some(0, { state: "INSUFFICIENT_DATA" })),
    finds: ["billing-alarms", "us-east-1", /1 of 2 billing alarms have had no data/],
  },
  {
    what: "the billing alarms are gone",
    spoil: (facts) => changed(facts, "alarms", "us-east-1", (items) => items.slice(2)),
    finds: ["billing-alarms", "us-east-1", /no alarm watches/],
  },
  {
    what: "a rule mutes a billing alarm",
    spoil: (facts) =>
      changed(facts, "muteRules", "us-east-1", some(0, { mutes: ["ringfence-billing-alarms-jump-0a1b2c3"] })),
    finds: ["alarm-mutes", "us-east-1", /nightly silences ringfence-billing-alarms-jump-0a1b2c3 at set times/],
  },
  {
    what: "a usage alarm is gone",
    spoil: (facts) => changed(facts, "alarms", IDLE, without),
    finds: ["usage-alarms", IDLE, /no alarm counts/],
  },
  {
    what: "a budget is gone",
    spoil: (facts) => changed(facts, "budgets", "us-east-1", (items) => items.slice(1)),
    finds: ["budgets", undefined, /the budget monthly is missing/],
  },
  {
    what: "a notification of a budget has no reader",
    spoil: (facts) => changed(facts, "budgets", "us-east-1", some(1, { readers: [2, 0] })),
    finds: ["budgets", undefined, /1 notifications of the budget daily have no reader/],
  },
  {
    what: "a rule is disabled",
    spoil: (facts) =>
      changed(facts, "rules", HOME, (items) =>
        items.map((rule) => (rule.id.includes("-root-call-") ? { ...rule, state: "DISABLED" } : rule)),
      ),
    finds: ["early-warning", HOME, /root-call-\w+ does not ring: it is disabled/],
  },
  {
    what: "a rule no longer hears reads",
    spoil: (facts) =>
      changed(facts, "rules", HOME, (items) =>
        items.map((rule) => (rule.id.includes("-model-call-") ? { ...rule, state: "ENABLED" } : rule)),
      ),
    finds: ["early-warning", HOME, /model-call-\w+ does not ring: it hears no calls that only read/],
  },
  {
    what: "a rule has lost its target",
    spoil: (facts) => changed(facts, "rules", IDLE, some(0, { targets: [] })),
    finds: ["early-warning", IDLE, /forward-sa-east-1-\w+ does not ring: it has no target/],
  },
  {
    what: "a rule sends to somebody else",
    spoil: (facts) => changed(facts, "rules", IDLE, some(0, { targets: ["arn:aws:events:sa-east-1:1:event-bus/x"] })),
    finds: ["early-warning", IDLE, /and not to arn:aws:events:ap-southeast-2/],
  },
  {
    what: "the pattern of a rule was rewritten",
    spoil: (facts) => changed(facts, "rules", IDLE, some(0, { pattern: '{"source":["acme"]}' })),
    finds: ["early-warning", IDLE, /its pattern is another one/],
  },
  {
    what: "a rule is gone",
    spoil: (facts) => changed(facts, "rules", HOME, (items) => items.filter(({ id }) => !id.includes("-root-call-"))),
    finds: ["early-warning", HOME, /missing: ringfence-early-warning-root-call$/],
  },
  {
    what: "no rule is in a region",
    spoil: (facts) => changed(facts, "rules", IDLE, without),
    finds: ["early-warning", IDLE, /no rule of early warning/],
  },
  {
    what: "nobody knows where home is",
    spoil: (facts) => facts,
    expected: { home: undefined },
    finds: ["early-warning", undefined, /there is no home/],
  },
  {
    what: "the trail is stopped",
    spoil: (facts) => changed(facts, "trails", HOME, some(0, { logging: false, readsLogged: false })),
    finds: ["trail", undefined, /arn:trail is stopped/],
  },
  {
    what: "the trail records no reads",
    spoil: (facts) => changed(facts, "trails", HOME, some(0, { reads: false })),
    finds: ["trail", undefined, /both the calls/],
  },
  {
    what: "the trail is of one region",
    spoil: (facts) => changed(facts, "trails", HOME, some(0, { everyRegion: false })),
    finds: ["trail", undefined, /no trail records every region/],
  },
  {
    what: "a detector is gone",
    spoil: (facts) => changed(facts, "detectors", IDLE, without),
    finds: ["detectors", IDLE, /no detector/],
  },
  {
    what: "a detector is suspended",
    spoil: (facts) => changed(facts, "detectors", IDLE, some(0, { enabled: false })),
    finds: ["detectors", IDLE, /suspended/],
  },
  {
    what: "a guardrail hangs on nobody",
    spoil: (facts) =>
      changed(facts, "bindings", "us-east-1", (items) =>
        items.map((one) => ({ ...one, policies: one.policies.filter((arn) => !arn.includes("tamper-deny")) })),
      ),
    finds: ["guardrails", undefined, /^tamper-deny hangs on nobody/],
  },
  {
    what: "a user with a key is bound by nothing",
    spoil: (facts) =>
      changed(
        changed(facts, "bindings", "us-east-1", (items) =>
          items.map((one) => (one.kind === "user" ? { ...one, groups: [] } : one)),
        ),
        "users",
        "us-east-1",
        some(0, { hasKey: true, groups: [] }),
      ),
    finds: ["unbound-keys", undefined, /1 user has an access key and is bound by nothing: dora/],
  },
  {
    what: "a role is gone",
    spoil: (facts) => changed(facts, "bindings", "us-east-1", (items) => items.filter(({ id }) => !/auditor/.test(id))),
    finds: ["roles", undefined, /the role auditor is missing/],
  },
  {
    what: "whom a role trusts was deleted",
    spoil: (facts) =>
      changed(facts, "bindings", "us-east-1", (items) =>
        items.map((one) => (/responder/.test(one.id) ? { ...one, trust: DELETED } : one)),
      ),
    finds: ["roles", undefined, /responder-\w+: whom it trusts was deleted/],
  },
  {
    what: "a role is denied everything",
    spoil: (facts) =>
      changed(facts, "bindings", "us-east-1", (items) =>
        items.map((one) =>
          /responder/.test(one.id) ? { ...one, policies: ["arn:aws:iam::aws:policy/AWSDenyAll"] } : one,
        ),
      ),
    finds: ["roles", undefined, /AWSDenyAll hangs on it/],
  },
  {
    what: "root has a key",
    spoil: (facts) => changed(facts, "root", "us-east-1", some(0, { hasKey: true })),
    finds: ["root", undefined, /access key/],
  },
  {
    what: "root has no second factor",
    spoil: (facts) => changed(facts, "root", "us-east-1", some(0, { mfa: false })),
    finds: ["root", undefined, /no second factor/],
  },
  {
    what: "a region was enabled since",
    spoil: (facts) =>
      changed(facts, "regions", "us-east-1", (items) => [...items, { id: "af-south-1", enabled: true }]),
    expected: { outputs: OUTPUTS },
    finds: ["drift", "af-south-1", /is enabled and the baseline does not cover it/],
  },
  {
    what: "a detector is another one",
    spoil: (facts) => changed(facts, "detectors", IDLE, some(0, { id: "new" })),
    expected: { outputs: OUTPUTS },
    finds: ["drift", undefined, /the detector sa-east-1 \(d-sa-east-1\) is in the outputs/],
  },
  {
    what: "a policy is gone",
    spoil: (facts) => changed(facts, "policies", "us-east-1", without),
    expected: { outputs: OUTPUTS },
    finds: ["drift", undefined, /the policy region-deny/],
  },
  {
    what: "nobody has ever read a test",
    spoil: (facts) => changed(facts, "proof", HOME, without),
    finds: ["proof", undefined, /early warning was never shown to reach a person/],
  },
  {
    what: "the last test is old",
    spoil: (facts) => facts,
    expected: { now: new Date("2027-03-27T12:00:00Z") },
    finds: ["proof", undefined, /120 days ago, more than 92/],
  },
  {
    what: "a test is not confirmed",
    spoil: (facts) =>
      changed(facts, "proof", HOME, (items) =>
        items.map((item) => ({
          ...item,
          proof: {
            ...item.proof!,
            drill: {
              code: "x",
              sentAt: NOW.getTime() / 1_000 - 3_700 + 1_200,
              regions: [],
              signals: [],
              billing: true,
            },
          },
        })),
      ),
    expected: { now: new Date("2026-11-27T13:00:00Z") },
    finds: ["proof", undefined, /nobody has confirmed the test of 2026-11-27T11:18:20/],
  },
  {
    what: "the record is something else",
    spoil: (facts) => changed(facts, "proof", HOME, some(0, { proof: undefined })),
    finds: ["proof", undefined, /holds no record of tests/],
  },
];

test.each(CASES)("is named: $what", ({ spoil, finds: [check, region, says], expected = {} }) => {
  const { findings } = reportOf(spoil(healthy()), { ...EXPECTED, ...expected });
  const [found] = findings.filter((one) => one.check === check && says.test(one.what));
  expect(found).toBeDefined();
  expect(found!.region).toBe(region);
  expect(found!.todo).not.toBe("");
});

test("every check that finds something has a case", () => {
  const tried = new Set(CASES.map(({ finds: [check] }) => check));
  expect(CHECKS.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
});

const READS: [string, FactName, string][] = CHECKS.flatMap(({ id, reads }) =>
  reads.map((name): [string, FactName, string] => [id, name, healthy()[name][0]!.region]),
);

test.each(READS)("%s: a region that refuses %s is unknown, and never fine or empty", (id, name, region) => {
  for (const state of ["denied", "unreachable"] as const) {
    const report = reportOf(refusing(healthy(), name, region, state), { ...EXPECTED, outputs: OUTPUTS });
    expect(report.complete).toBe(false);
    expect(report.checks.find((one) => one.id === id)!.state).not.toBe("fine");
    expect(report.findings).toEqual([]);
    const gap = report.gaps.find((one) => one.checks.includes(id) && one.region === region);
    expect(gap).toMatchObject({ state, because: `is not authorized to perform: ${name}:Read` });
  }
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

test("a URL that is called is shown without its path, which may hold a key", () => {
  const url = "https://events.acme.sandbox/integration/0123456789abcdef/enqueue";
  const facts = changed(
    healthy(),
    "subscriptions",
    HOME,
    some(0, { id: `${topic(HOME)} https ${url}`, arn: undefined }),
  );
  const report = reportOf(facts, EXPECTED);
  expect(report.findings.map(({ what }) => what)).toContain("https://events.acme.sandbox/… has not confirmed");
  expect(JSON.stringify(report) + describeDoctor(report)).not.toContain("0123456789abcdef");
  const confirmed = reportOf(
    changed(healthy(), "subscriptions", HOME, some(0, { id: `${topic(HOME)} https ${url}` })),
    EXPECTED,
  );
  expect(JSON.stringify(confirmed)).not.toContain("0123456789abcdef");
});

test("text for people: the table, what was found and what to do; names are harmless", () => {
  const facts = changed(
    healthy(),
    "subscriptions",
    HOME,
    some(0, { id: `${topic(HOME)} email \u001b[2Jevil`, arn: undefined }),
  );
  const text = describeDoctor(reportOf(facts, EXPECTED));
  expect(text).toMatch(/^channel +armed +last read by a person +seconds/m);
  expect(text).toMatch(/^early warning +no +2026-11-27 11:00 +41 +1 of 3 regions/m);
  expect(text).toMatch(/^budgets +yes +- +no test/m);
  expect(text).toMatch(/^mails of AWS +yes +- +no test, and whether a mailbox is read nobody sees/m);
  expect(text).toMatch(/^NOT ARMED Alerts have confirmed readers$/m);
  expect(text).toMatch(/^armed +A trail of every region records$/m);
  expect(text).toContain("subscriptions, ap-southeast-2: \\u{1b}[2Jevil has not confirmed");
  expect(text).not.toContain("\u001b[2J");
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
