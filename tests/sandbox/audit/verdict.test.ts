import { CONTROLS } from "../../../domain/controls/table";
import { ANSWERED } from "../../../sandbox/audit/checks";
import type { Finding } from "../../../sandbox/audit/prowler";
import { REMAINING } from "../../../sandbox/audit/remaining";
import { verdicts } from "../../../sandbox/audit/verdict";

const found = (check: string, status: string, resource = "arn:aws:iam::123456789012:root"): Finding => ({
  check,
  status,
  region: "us-east-1",
  resource,
});
const ROW = { check: "a", control: "imds" } as const;

/** The faults when one check was to change, and `reasons` are given for what still fails. */
const faults = (before: Finding[], after: Finding[], reasons: Record<string, string> = {}): string[] =>
  verdicts([ROW], reasons, before, after)
    .filter(({ holds }) => !holds)
    .map(({ check, words }) => `${check}: ${words}`);

describe("a check that was to change", () => {
  it("holds when something failed before and all of it passes after, which it names", () => {
    const before = [found("a", "FAIL"), found("a", "PASS")];
    expect(verdicts([ROW], {}, before, [found("a", "PASS", "sg-1")])).toEqual([
      { check: "a", holds: true, words: "imds: before 1 FAIL, after 1 PASS, such as sg-1 in us-east-1" },
    ]);
  });

  it.each([
    ["that was silent before", [], [found("a", "PASS")], "a: did not fail before (0 findings)"],
    ["that passed before", [found("a", "PASS")], [found("a", "PASS")], "a: did not fail before (1 findings)"],
    ["that is silent after", [found("a", "FAIL")], [], "a: judged nothing after"],
    [
      "that fails somewhere after",
      [found("a", "FAIL")],
      [found("a", "PASS"), found("a", "FAIL", "sg-2")],
      "a: FAIL after: sg-2 in us-east-1",
    ],
    [
      "that nobody can judge after",
      [found("a", "FAIL")],
      [found("a", "MANUAL", "sg-3")],
      "a: MANUAL after: sg-3 in us-east-1",
    ],
  ])("does not hold %s", (_what, before, after, fault) => {
    expect(faults(before, after)).toEqual([fault]);
  });
});

describe("what still fails", () => {
  const [before, passes] = [[found("a", "FAIL")], found("a", "PASS")];

  it("needs a reason", () => {
    expect(faults(before, [passes, found("b", "FAIL", "vpc-1")])).toEqual([
      "b: fails after, and nobody says why: vpc-1",
    ]);
    expect(faults(before, [passes, found("b", "FAIL")], { b: "costs too much" })).toEqual([]);
  });

  it("has no reason once it passes", () => {
    expect(faults(before, [passes, found("b", "PASS")], { b: "costs too much" })).toEqual([
      "b: fails no more; take its reason away",
    ]);
  });
});

describe("the lists", () => {
  it("name each check once, with a control that there is", () => {
    const checks = [...ANSWERED.map(({ check }) => check), ...Object.keys(REMAINING)];
    expect(checks).toEqual([...new Set(checks)]);
    const ids: string[] = CONTROLS.map(({ id }) => id);
    expect(ANSWERED.filter(({ control }) => !ids.includes(control))).toEqual([]);
  });
});
