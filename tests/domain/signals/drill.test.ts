import { DRILL_SOURCE } from "../../../domain/documents/drill";
import { ANY_DRILL, DRILL_WORDS, drillDetail, drillOf } from "../../../domain/signals/drill";
import { matches } from "../../../domain/signals/match";
import { messageOf, render } from "../../../domain/signals/message";
import { SIGNALS } from "../../../domain/signals/table";
import { EXAMPLES } from "./examples";

it("a drill has a source that PutEvents takes, and is about one signal", () => {
  expect(DRILL_SOURCE).not.toMatch(/^aws\./);
  const drill = { source: DRILL_SOURCE, detail: { signal: "idle-machine", code: "K3F9" } };
  expect([ANY_DRILL, drillOf("idle-machine"), drillOf("root-call")].map((pattern) => matches(pattern, drill))).toEqual([
    true,
    true,
    false,
  ]);
});

it.each(SIGNALS.map((signal) => [signal.id, signal] as const))(
  "the mail of a drill of %s says that it is a test before its title and wherever an alarm has a value, and ends with its code",
  (id, signal) => {
    const detail = drillDetail(signal, "K3F9QX-7");
    expect(detail).toMatchObject({ signal: id, code: "K3F9QX-7" });
    const message = messageOf(signal);
    const event = { account: "123456789012", region: "sa-east-1", time: "2026-11-27T12:00:00Z", detail };
    const text = render(message, event);
    const named = [...message.template.matchAll(/<([a-z]+)>/g)].map(([, name]) => message.inputPaths[name!]!);
    const values = named.filter((path) => path.startsWith("$.detail.") && path !== "$.detail.code");
    expect(values.length).toBeGreaterThan(0);
    expect(text.split(DRILL_WORDS)).toHaveLength(values.length + 1);
    const [first] = text.split("\n");
    expect(first).toBe(
      `"${signal.severity.toUpperCase()}: THIS IS A TEST. ${signal.title}. Account 123456789012, region sa-east-1."`,
    );
    expect(text.split("\n").at(-1)).toContain("K3F9QX-7");
  },
);

it("the mail of an alarm begins with its title, and nothing in it says that it is a test", () => {
  const alarms = EXAMPLES.flatMap(({ rings, event }) => (rings === undefined ? [] : [{ rings, event }]));
  expect(alarms.length).toBeGreaterThan(SIGNALS.length);
  for (const { rings, event } of alarms) {
    const signal = SIGNALS.find(({ id }) => id === rings)!;
    const text = render(messageOf(signal), event);
    expect(text.startsWith(`"${signal.severity.toUpperCase()}: ${signal.title}. `)).toBe(true);
    expect(text).not.toContain(DRILL_WORDS);
  }
});
