import { readdirSync } from "node:fs";
import path from "node:path";
import type { Example } from "../../policies/example";
import type { AnyOptions, Resource, Rule, Stack } from "../../policies/rule";
import { rules } from "../../policies/rules";
import type { Verdict } from "../../policies/verdict";
import { judgeExample, outcomeOf, type Outcome } from "../support/judge-example";

const EXPECTED: Record<"pass" | "fail" | "unknown", readonly Outcome[]> = {
  pass: ["pass", "not applicable"],
  fail: ["fail"],
  unknown: ["undetermined"],
};

type Case = { kind: keyof typeof EXPECTED; example: Example<unknown> };

const casesOf = ({ examples }: Rule): Case[] =>
  (["pass", "fail", "unknown"] as const).flatMap((kind) => examples[kind].map((example) => ({ kind, example })));

const holds = (rule: Rule, { kind, example }: Case): boolean =>
  EXPECTED[kind].includes(outcomeOf(judgeExample(rule, example)));

describe.each(rules)("$id", (rule) => {
  it.each(casesOf(rule))("$kind: $example.title", ({ kind, example }) => {
    const judgement = judgeExample(rule, example);
    expect(judgement.defect).toBeUndefined();
    expect(EXPECTED[kind]).toContain(outcomeOf(judgement));
  });

  it("has an example of each kind, and one that it passes by judging", () => {
    for (const kind of ["pass", "fail", "unknown"] as const) expect(rule.examples[kind]).not.toHaveLength(0);
    expect(rule.examples.pass.map((example) => outcomeOf(judgeExample(rule, example)))).toContain("pass");
  });

  it("breaks an example when it takes pass for fail", () => {
    expect(casesOf(rule).every((one) => holds(withVerdicts(rule, swapped), one))).toBe(false);
  });

  it("breaks an example when it never fails", () => {
    expect(casesOf(rule).every((one) => holds(withVerdicts(rule, silenced("fail")), one))).toBe(false);
  });

  it("breaks an example when it takes the unknown for good", () => {
    expect(casesOf(rule).every((one) => holds(withVerdicts(rule, silenced("undetermined")), one))).toBe(false);
  });

  it("tells everything that its page needs", () => {
    expect(rule.id).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
    expect(rule.title.length).toBeLessThan(70);
    for (const text of [rule.title, rule.fix, ...casesOf(rule).map(({ example }) => example.title)]) {
      expect(text).not.toMatch(/\.$/);
    }
    expect(rule.why).toMatch(/^[A-Z].*\.$/);
  });
});

it("each file below policies/rules with the name of a rule is in the list, and the other way round", () => {
  const folder = path.join(__dirname, "..", "..", "policies", "rules");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const stems = files.filter((file) => file.endsWith(".ts")).map((file) => path.basename(file, ".ts"));
  expect(stems).toEqual(expect.arrayContaining(rules.map((rule) => rule.id)));
  expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
});

/** The rule with its answers changed, as a mistake in its condition would change them. */
const withVerdicts = (rule: Rule, change: (verdict: Verdict) => Verdict): Rule =>
  rule.kind === "resource"
    ? { ...rule, check: (resource: Resource, options: AnyOptions) => rule.check(resource, options).map(change) }
    : { ...rule, check: (stack: Stack, options: AnyOptions) => rule.check(stack, options).map(change) };

const swapped = (verdict: Verdict): Verdict => {
  if (verdict.kind === "pass") return { kind: "fail", path: "x", observed: "x", expected: "y" };
  return verdict.kind === "fail" ? { kind: "pass" } : verdict;
};

const silenced =
  (kind: Verdict["kind"]) =>
  (verdict: Verdict): Verdict =>
    verdict.kind === kind ? { kind: "pass" } : verdict;
