import * as pulumi from "@pulumi/pulumi";
import { describeProblems, redact, show } from "../../../domain/fields/problems";

describe("show", () => {
  it.each([
    [undefined, "nothing"],
    [null, "null"],
    ["text", '"text"'],
    [0, "0"],
    [{ a: [1] }, '{"a":[1]}'],
    [Number.NaN, "NaN"],
    [true, "true"],
    [10n, "10"],
    [() => "later", "a function"],
    [Symbol("odd"), "Symbol(odd)"],
    [Promise.resolve("later"), "a value that is not known yet"],
    [pulumi.output("later"), "a value that is not known yet"],
  ])("%p is %s", (value, text) => {
    expect(show(value)).toBe(text);
  });

  it("cuts what is long", () => {
    expect(show("x".repeat(59))).toBe(`"${"x".repeat(59)}…`);
    expect(show("x".repeat(58))).toBe(`"${"x".repeat(58)}"`);
  });
});

describe("describeProblems", () => {
  const problem = (path: string) => ({ path, message: "is wrong" });

  it("counts them and gives each a line", () => {
    expect(describeProblems("settings", [problem("a"), problem("b")])).toBe(
      "settings: 2 problems\n  - a: is wrong\n  - b: is wrong",
    );
  });

  it("says 1 problem", () => {
    expect(describeProblems("settings", [problem("a")])).toBe("settings: 1 problem\n  - a: is wrong");
  });
});

describe("redact", () => {
  const message = (value: unknown) => [{ path: "contacts", message: `received ${show(value)}; give another` }];

  it.each([
    ["a text", "hidden", { email: "hidden" }],
    ["a text with quotes", 'hid"den', { email: 'hid"den' }],
    ["a text that is cut", "hidden".repeat(20), { email: "hidden".repeat(20) }],
    ["a number", 61293744000, { phone: 61293744000 }],
    ["a structure", { email: "hidden" }, { security: { email: "hidden" } }],
    ["a structure that is cut", ["hidden".repeat(20)], { security: ["hidden".repeat(20)] }],
    ["the whole value", "hidden", "hidden"],
  ])("hides %s", (_, received, secret) => {
    expect(redact(message(received), secret)).toEqual([
      { path: "contacts", message: "received [secret]; give another" },
    ]);
  });

  it("leaves what is not part of the secret", () => {
    expect(redact(message("shown"), { email: "hidden" })).toEqual(message("shown"));
  });

  it("leaves the advice to set a switch", () => {
    const problems = [{ path: "contacts", message: "set acceptSharedMailbox: true" }];
    expect(redact(problems, { acceptSharedMailbox: true, primary: null })).toEqual(problems);
  });
});
