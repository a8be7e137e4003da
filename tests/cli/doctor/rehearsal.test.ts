import { seenIn } from "../../../cli/doctor/facts";
import {
  describeSent,
  farRegion,
  questionOf,
  rehearsalOf,
  ringingRegions,
  signalsHeard,
  told,
} from "../../../cli/doctor/rehearsal";
import { SIGNALS } from "../../../domain/signals/table";
import { changed, EXPECTED, healthy, HOME, IDLE, REGIONS, refusing } from "./healthy";

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
  const unread = changed(healthy(), "subscriptions", HOME, (items) => items.map((one) => ({ ...one, arn: undefined })));
  expect(questionOf(rehearsalOf(seenIn(unread), EXPECTED, ASKED))).toContain(
    "to nobody, since no subscription is confirmed",
  );
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
