import { comparison, type Row } from "../../../sandbox/tour/show/comparison";
import { bar, controlLine, inOrder } from "../../../sandbox/tour/show/control-line";
import { indented, widthOf } from "../../../sandbox/tour/show/lines";
import { createScreen } from "../../../sandbox/tour/show/screen";
import { rowsOf } from "../../../sandbox/tour/sights";

const widths = [30, 40, 60, 79, 80];

const GUARDDUTY = { stem: "guardduty", begun: 102, done: 51, failed: 0, seconds: 3.14 };

describe("the tour's lines", () => {
  test.each([
    [undefined, 80],
    [0, 80],
    [200, 80],
    [57, 57],
    [3, 30],
  ])("%s columns are written in as %s", (columns, width) => {
    expect(widthOf(columns)).toBe(width);
  });

  test.each(widths)("no detail is longer than %s columns, whatever its words", (width) => {
    const text = `a sentence of many words\nand ${"arn:aws:iam::123456789012:policy/".repeat(6)} in the second`;
    const lines = indented(text, width);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(
      lines
        .map((line) => line.slice(3))
        .join("")
        .replaceAll(" ", ""),
    ).toBe(text.replaceAll(/\s/g, ""));
  });

  test("a bar is full only when all is done", () => {
    expect([bar(0, 102, 10), bar(51, 102, 10), bar(101, 102, 10), bar(102, 102, 10)]).toEqual([
      "░░░░░░░░░░",
      "█████░░░░░",
      "█████████░",
      "██████████",
    ]);
    expect(bar(0, 0, 3)).toBe("███");
    expect(bar(5, 3, 3)).toBe("███");
  });

  test("a control: name, bar, count and time, and its place where there is room", () => {
    expect(controlLine(GUARDDUTY, 102, 80)).toBe("   guardduty                ██████████░░░░░░░░░░    51/102   3.1 s");
    expect(controlLine({ ...GUARDDUTY, failed: 2 }, 102, 80)).toContain("2 failed");
  });

  test.each(widths)("a control keeps its count in %s columns", (width) => {
    const line = controlLine(GUARDDUTY, 102, width);
    expect(line.length).toBeLessThanOrEqual(width);
    if (width >= 40) expect(line).toContain("51/102   3.1 s");
    expect(line).toContain("guardduty");
  });

  test("controls stand in the order of their table", () => {
    const begun = new Map(Object.entries({ guardrails: 31, guardduty: 102, contacts: 3 }));
    expect([...inOrder(begun).keys()]).toEqual(["contacts", "guardduty", "guardrails"]);
  });

  test("nothing is written over where there is no terminal, a dumb one, or the engine's lines between", () => {
    const stream = { columns: 80, isTTY: true, write: () => true };
    expect(createScreen(stream, false, {}).moves).toBe(true);
    expect(createScreen(stream, true, {}).moves).toBe(false);
    expect(createScreen(stream, false, { TERM: "dumb" }).moves).toBe(false);
    expect(createScreen({ ...stream, isTTY: false }, false, {}).moves).toBe(false);
  });
});

describe("the account before and after", () => {
  const view = {
    contacts: {},
    enabledRegions: ["us-east-1", "eu-west-1"],
    watchedRegions: ["us-east-1"],
    encryptedRegions: [],
    billingAlarms: 0,
    budgets: {},
    mailSubscriptions: 0,
    policies: [],
  };

  test("stand side by side; what was not looked at is a dash", () => {
    const after = { ...view, contacts: { security: "a@b.c", billing: "d@e.f" }, billingAlarms: 5 };
    const rows = rowsOf({ before: { view }, after: { view: after, key: { "leaked key": "0 machines run" } } });
    expect(rows).toContainEqual(["AWS writes to", "the root mailbox only", "security, billing"]);
    expect(rows).toContainEqual(["GuardDuty", "1 of 2 regions", "1 of 2 regions"]);
    expect(rows).toContainEqual(["billing alarms", "none", "5"]);
    expect(rows.at(-1)).toEqual(["leaked key", "-", "0 machines run"]);
  });

  const HEAD: Row = ["The account", "before", "after"];
  const ROWS = Array.from({ length: 16 }, (_, row): Row => [`what ${row}`, "none", "security, billing, operations"]);

  test.each(widths)("fit in %s columns", (width) => {
    const lines = comparison(HEAD, ROWS, width).trimEnd().split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
  });

  test("are one screen: a line a row, a line under the head", () => {
    expect(comparison(HEAD, ROWS, 80).trimEnd().split("\n")).toHaveLength(ROWS.length + 4);
  });

  test("have no colours of their own", () => {
    expect(comparison(HEAD, ROWS, 80)).not.toContain("\u001b");
  });
});
