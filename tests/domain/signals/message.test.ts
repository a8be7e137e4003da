import { EVENT_RULE_LIMITS } from "../../../domain/limits";
import { type Message, messageOf, render } from "../../../domain/signals/message";
import { SIGNALS } from "../../../domain/signals/table";
import { EXAMPLES } from "./examples";

const message = (template: string): Message => ({
  inputPaths: {
    state: "$.detail.state",
    first: "$.detail.list[0].name",
    id: "$.detail.instance-id",
    all: "$.detail.list",
  },
  template,
});

const event = {
  detail: { state: "running", list: [{ name: "a" }, { name: "b" }], "instance-id": "i-1", count: 3, none: null },
};

describe("render", () => {
  it.each([
    ['"<state> is <id>"', '"running is i-1"'],
    ['"the first is <first>"', '"the first is a"'],
    ["<all>", '[{"name":"a"},{"name":"b"}]'],
    ['"<unknown> stays"', '"<unknown> stays"'],
  ])("%s gives %s", (template, text) => {
    expect(render(message(template), event)).toBe(text);
  });

  it("leaves out what is not in the event", () => {
    const paths = { a: "$.detail.gone", b: "$.detail.none", c: "$.gone.deep[3].er", d: "$.detail.count" };
    expect(render({ inputPaths: paths, template: "<a>|<b>|<c>|<d>" }, event)).toBe("|||3");
  });
});

describe("the messages", () => {
  const messages = SIGNALS.map((signal) => ({ id: signal.id, ...messageOf(signal) }));

  it("fit what EventBridge takes", () => {
    for (const { template, inputPaths } of messages) {
      expect(template.length).toBeLessThanOrEqual(EVENT_RULE_LIMITS.template);
      expect(Object.keys(inputPaths).length).toBeLessThanOrEqual(EVENT_RULE_LIMITS.paths);
    }
  });

  it("name nothing that has no path, and have no path that they do not name", () => {
    for (const { template, inputPaths } of messages) {
      const named = new Set([...template.matchAll(/<([^>]+)>/g)].map(([, name]) => name));
      expect([...named].sort()).toEqual(Object.keys(inputPaths).sort());
    }
  });

  it("lead to no text that a stranger writes: EventBridge does not escape quotes", () => {
    const paths = messages.flatMap(({ inputPaths }) => Object.values(inputPaths));
    expect(paths.filter((path) => /userAgent|errorMessage|[dD]escription|title|tags/.test(path))).toEqual([]);
  });

  it("begin with how urgent it is, and say it in one line", () => {
    for (const { id, template } of messages) {
      const { severity, title } = SIGNALS.find((signal) => signal.id === id)!;
      expect(template.split("\n")[0]).toBe(
        `"${severity.toUpperCase()}: <drill>${title}. Account <account>, region <region>."`,
      );
    }
  });

  it("have no quote inside a line, so that each line is as it was written", () => {
    for (const { template } of messages) for (const line of template.split("\n")) expect(line).toMatch(/^"[^"\\]+"$/);
  });
});

/** What a reader would take for a fault of the mail: a value is missing, and nothing says so. */
const HOLES = [/ {2}/, / [,.;)]/, /[(:] ?[,.]/, /--[a-z-]+ (?=["-])/, /--[a-z-]+ "$/, /=(?=[ "])/];

describe("a mail of an event that lacks a value", () => {
  const mails = EXAMPLES.flatMap(({ what, event, rings }) => {
    const signal = SIGNALS.find(({ id }) => id === rings);
    return signal ? [{ what: `${signal.id}, ${what}`, mail: render(messageOf(signal), event) }] : [];
  });

  it("has no hole", () => {
    const holes = mails.flatMap(({ what, mail }) =>
      mail
        .split("\n")
        .filter((line) => HOLES.some((hole) => hole.test(line)))
        .map((line) => `${what}: ${line}`),
    );
    expect(mails.length).toBeGreaterThan(SIGNALS.length);
    expect(holes).toEqual([]);
  });
});
