import type { ValueTest } from "../../../domain/signals/event-patterns";
import { passes } from "../../../domain/signals/value-tests";

describe("a value passes", () => {
  it.each<[ValueTest, string | number | boolean | null, boolean]>([
    ["running", "running", true],
    ["running", "Running", false],
    [4, 4, true],
    [4, "4", false],
    [false, false, true],
    [null, null, true],
    [{ prefix: "Create" }, "CreateFleet", true],
    [{ prefix: "Create" }, "ReCreate", false],
    [{ suffix: "UnauthorizedOperation" }, "Client.UnauthorizedOperation", true],
    [{ suffix: "UnauthorizedOperation" }, 4, false],
    [{ wildcard: "arn:*:role/a*" }, "arn:aws:iam::123456789012:role/a\nb", true],
    [{ wildcard: "a\\*b" }, "a*b", true],
    [{ wildcard: "a\\*b" }, "axb", false],
    [{ wildcard: "a.c" }, "abc", false],
    [{ "anything-but": "Root" }, "IAMUser", true],
    [{ "anything-but": ["Root", "Other"] }, "Other", false],
    [{ "anything-but": "Root" }, null, true],
    [{ "anything-but": { prefix: ["a", "b"] } }, "bc", false],
    [{ "anything-but": { wildcard: "*c" } }, "bd", true],
    [{ numeric: [">=", 4, "<", 7] }, 4, true],
    [{ numeric: [">=", 4, "<", 7] }, 7, false],
    [{ numeric: ["=", 4] }, "4", false],
    [{ exists: true }, null, true],
    [{ exists: false }, "there", false],
  ])("%j of %j: %s", (test, value, expected) => {
    expect(passes(test, value)).toBe(expected);
  });

  it.each([
    [{ cidr: "10.0.0.0/8" }, "cidr is no operator of an event pattern that is known here"],
    [{ "anything-but": { cidr: "x" } }, "cidr is no operator of an event pattern that is known here"],
    [{ numeric: ["~", 4] }, "~ compares no numbers; =, <, <=, >, >= do"],
  ])("nothing when the operator of %j is unknown: that is said, and not taken for a match", (test, message) => {
    expect(() => passes(test as unknown as ValueTest, 4)).toThrow(message);
  });
});
