import { type Facts, seenIn } from "../../../cli/doctor/facts";
import {
  describeSent,
  farRegion,
  onlyHeard,
  questionOf,
  rehearsalOf,
  ringingRegions,
  signalsHeard,
  tellUnheard,
  told,
} from "../../../cli/doctor/rehearsal";
import { SIGNALS } from "../../../domain/signals/table";
import { changed, EXPECTED, healthy, HOME, IDLE, REGIONS, refusing } from "./healthy";

const fail = (text: string) => {
  throw new Error(text);
};

const ASKED = { regions: [IDLE], signals: ["quota-asked"], billing: true };

test("a test goes from the farthest region that has rules", () => {
  const seen = seenIn(healthy());
  expect(ringingRegions(seen, EXPECTED)).toEqual(REGIONS);
  expect(farRegion(REGIONS, EXPECTED)).toBe(IDLE);
  expect(farRegion([HOME, "us-east-1"], EXPECTED)).toBe(HOME);
  expect(farRegion([], EXPECTED)).toBeUndefined();
  const without = seenIn(changed(healthy(), "rules", IDLE, () => []));
  expect(ringingRegions(without, EXPECTED)).toEqual([HOME, "us-east-1"]);
  // Where nobody could look there may be rules.
  expect(ringingRegions(seenIn(refusing(healthy(), "rules", IDLE, "denied")), EXPECTED)).toEqual(REGIONS);
});

test("every signal that has a rule is heard, and the canary's only while there is a canary", () => {
  const heard = signalsHeard(EXPECTED);
  expect(heard).toEqual(SIGNALS.map(({ id }) => id).filter((id) => id !== "canary-used"));
  expect(signalsHeard({ ...EXPECTED, home: undefined })).toEqual([]);
});

test("who will get it is asked before it is sent", () => {
  const rehearsal = rehearsalOf(seenIn(healthy()), EXPECTED, ASKED);
  expect(questionOf(rehearsal)).toBe(
    "1 message of early warning to oncall@acme.sandbox, security@acme.sandbox; the billing alarm ringfence-billing-alarms-jump-0a1b2c3 is set off, which writes to oncall@acme.sandbox, security@acme.sandbox. Go on?",
  );
  const unseen = refusing(healthy(), "subscriptions", HOME, "denied");
  expect(questionOf(onlyHeard(rehearsalOf(seenIn(unseen), EXPECTED, ASKED)).rehearsal)).toContain(
    "early warning to readers that could not be listed;",
  );
});

const unconfirmed = (facts: Facts, region: string): Facts =>
  changed(facts, "subscriptions", region, (items) => items.map((one) => ({ ...one, arn: undefined })));

test("what nobody can receive is left out and said, with who has to do what; the rest is sent", () => {
  const { rehearsal, unheard } = onlyHeard(rehearsalOf(seenIn(unconfirmed(healthy(), HOME)), EXPECTED, ASKED));
  expect(unheard).toEqual([
    "nobody can receive a test of early warning, since no subscription in ap-southeast-2 is confirmed: oncall@acme.sandbox, security@acme.sandbox have not confirmed; follow the link in the mail of AWS Notifications",
  ]);
  // The record of tests waits for no code that nobody got.
  expect(rehearsal).toMatchObject({ messages: [], regions: [], signals: [], alarm: expect.any(String) as string });
  const none = changed(unconfirmed(healthy(), HOME), "subscriptions", "us-east-1", () => []);
  const silent = onlyHeard(rehearsalOf(seenIn(none), EXPECTED, ASKED));
  expect(silent.unheard[1]).toMatch(/the billing alarm.*us-east-1.*no subscription; add a reader in `alerts`/);
  expect(silent.rehearsal).not.toHaveProperty("alarm");
});

test("somebody who confirmed is enough, and what is not asked for is nobody's loss", () => {
  const one = changed(healthy(), "subscriptions", HOME, (items) =>
    items.map((item, index) => (index === 0 ? { ...item, arn: undefined } : item)),
  );
  expect(onlyHeard(rehearsalOf(seenIn(one), EXPECTED, ASKED)).unheard).toEqual([]);
  const bills = unconfirmed(healthy(), "us-east-1");
  expect(onlyHeard(rehearsalOf(seenIn(bills), EXPECTED, { ...ASKED, billing: false })).unheard).toEqual([]);
});

test("without a reader nothing is sent, and without a rule or an alarm there is nothing to send", () => {
  const tell = (facts: Facts) => {
    let text = "";
    const heard = onlyHeard(rehearsalOf(seenIn(facts), EXPECTED, ASKED));
    const goesOn = tellUnheard(heard, "doctor", { out: fail, err: (line) => void (text += line) });
    return { goesOn, text };
  };
  const silent = unconfirmed(unconfirmed(healthy(), HOME), "us-east-1");
  expect(tell(silent)).toEqual({
    goesOn: false,
    text: expect.stringMatching(/^doctor: nobody can .*\ndoctor: nobody can .*\ndoctor: nothing was sent; /) as string,
  });
  expect(tell(unconfirmed(healthy(), HOME)).goesOn).toBe(true);
  const bare = onlyHeard(rehearsalOf(seenIn(healthy()), EXPECTED, { regions: [], signals: [], billing: false }));
  let text = "";
  expect(tellUnheard(bare, "doctor", { out: fail, err: (line) => void (text += line) })).toBe(false);
  expect(text).toMatch(/nothing was sent: there is no rule of early warning, and no billing alarm/);
});

test.each([
  ["is in ALARM, and would tell nobody again", { state: "ALARM" as const }],
  ["is mute", { actsOnState: false }],
  ["tells nobody", { actions: [] }],
])("no alarm is set off that %s", (_, change) => {
  const facts = changed(healthy(), "alarms", "us-east-1", (items) =>
    items.map((alarm) => (alarm.id.includes("-jump-") ? { ...alarm, ...change } : alarm)),
  );
  expect(rehearsalOf(seenIn(facts), EXPECTED, ASKED).alarm).toBe("ringfence-billing-alarms-10-percent-0a1b2c3");
});

test("no alarm of somebody else is set off, and none when nobody wants it", () => {
  const foreign = changed(healthy(), "alarms", "us-east-1", (items) => items.map((one) => ({ ...one, id: "acme" })));
  expect(rehearsalOf(seenIn(foreign), EXPECTED, ASKED)).not.toHaveProperty("alarm");
  expect(rehearsalOf(seenIn(healthy()), EXPECTED, { ...ASKED, billing: false })).not.toHaveProperty("alarm");
});

test("what was sent is told without its code, and what AWS refused is told", () => {
  const sent = [
    { what: "early warning", region: IDLE, code: "K3F9QX-1" },
    { what: "billing alarm", region: "us-east-1", code: "K3F9QX-0", because: "AccessDenied: no\u001b[2J" },
  ];
  let out = "";
  let err = "";
  describeSent(sent, { out: (text) => void (out += text), err: (text) => void (err += text) });
  expect(out).toContain("AWS took 1 message.");
  expect(err).toBe("not sent: billing alarm: AccessDenied: no\\u{1b}[2J\n");
  expect(JSON.stringify(told(sent)) + out + err).not.toContain("K3F9QX");
});
