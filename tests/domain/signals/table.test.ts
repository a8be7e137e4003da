import { classify, DEFAULT_REGIONS } from "../../../domain/regions/regions";
import { DRILL_SOURCE } from "../../../domain/documents/drill";
import { drillDetail } from "../../../domain/signals/drill";
import { matches } from "../../../domain/signals/match";
import { messageOf, render } from "../../../domain/signals/message";
import { type SignalRule, signalRules } from "../../../domain/signals/rules";
import { SIGNALS } from "../../../domain/signals/table";
import { askJudge, JUDGE, judge, type Question } from "../../support/event-judge";
import { ALLOWED, envelope, HOME, IDLE } from "./envelopes";
import { EXAMPLES } from "./examples";

const RULES = signalRules({ regions: classify(DEFAULT_REGIONS, ALLOWED, HOME), canary: true });
const AT_HOME = RULES.filter(({ target }) => target.kind === "notify");
const forwarding = (region: string): SignalRule[] =>
  RULES.filter((rule) => rule.target.kind === "forward" && rule.region === region);

type Event = { readonly region: string };

/** Whether each rule takes each event, asked in one run. */
function decided(events: readonly Event[], decide: (questions: readonly Question[]) => boolean[]) {
  const asked = events.flatMap((event) =>
    [...forwarding(event.region), ...AT_HOME].map((rule) => ({ rule, event, pattern: rule.pattern })),
  );
  const answers = decide(asked);
  return events.map((event) => {
    const taken = asked.filter((each, index) => each.event === event && answers[index]).map(({ rule }) => rule);
    const arrives = event.region === HOME || taken.some(({ target }) => target.kind === "forward");
    const rung = taken.flatMap(({ target }) => (target.kind === "notify" ? [target.signal.id] : []));
    return { arrives, rung };
  });
}

const byOwnMatcher = (questions: readonly Question[]) => questions.map(({ pattern, event }) => matches(pattern, event));
const byJudge = (name?: "Event Ruler" | "moto") => (questions: readonly Question[]) =>
  (name ? askJudge(name, questions) : judge(questions)).map((answer) => {
    if ("refused" in answer) throw new Error(answer.refused);
    return answer.matches;
  });

const judges: [string, (questions: readonly Question[]) => boolean[]][] = [
  ["the shipped matcher", byOwnMatcher],
  [`${JUDGE}, the judge of this machine`, byJudge()],
  ["moto, which knows no more than the sandbox", byJudge("moto")],
];

describe.each(judges)("by %s", (_, decide) => {
  it("each example rings the one signal that it should, and daily work rings none", () => {
    const results = decided(
      EXAMPLES.map(({ event }) => event),
      decide,
    );
    const wrong = EXAMPLES.flatMap(({ what, rings }, index) => {
      const { arrives, rung } = results[index]!;
      const heard = arrives ? rung : [];
      const expected = rings === undefined ? [] : [rings];
      return JSON.stringify(heard) === JSON.stringify(expected) ? [] : [{ what, expected, rung, arrives }];
    });
    expect(wrong).toEqual([]);
  });

  it("each drill rings its signal and no other, from every region", () => {
    const drills = SIGNALS.flatMap((signal) =>
      [HOME, IDLE, "us-east-1"].map((region) =>
        envelope(DRILL_SOURCE, "Ringfence drill", region, drillDetail(signal, "K3F9")),
      ),
    );
    const results = decided(drills, decide);
    expect(results.map(({ arrives, rung }) => (arrives ? rung : "lost"))).toEqual(
      SIGNALS.flatMap(({ id }) => [[id], [id], [id]]),
    );
  });
});

describe("the examples", () => {
  it("have one that rings for every signal, and more that do not", () => {
    const ringing = EXAMPLES.map(({ rings }) => rings);
    expect(SIGNALS.map(({ id }) => id).filter((id) => !ringing.includes(id))).toEqual([]);
    expect(EXAMPLES.filter(({ rings }) => rings === undefined).length).toBeGreaterThan(SIGNALS.length);
  });
});

describe("each message", () => {
  const mails = EXAMPLES.filter(({ rings }) => rings !== undefined).map(({ what, rings, event }) => ({
    what,
    text: render(messageOf(SIGNALS.find(({ id }) => id === rings)!), event),
  }));

  it.each(mails)("about $what has no place left open, and no line that a value broke", ({ text }) => {
    expect(text).not.toMatch(/<[a-z]+>|undefined|\[object/);
    // Quotes at both ends and nowhere else: EventBridge does not escape values.
    for (const line of text.split("\n")) expect(line).toMatch(/^"[^"]*"$/);
  });

  it("names the account and the region, and a command", () => {
    for (const { text } of mails)
      expect(text).toMatch(/Account 123456789012, region [a-z-]+-\d\.[^]*Run now, [^:]+: aws /);
  });
});

describe("ids", () => {
  it("are each there once, and are names of rules", () => {
    const ids = SIGNALS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)+$/.test(id) || id === "forward")).toEqual([]);
  });
});
