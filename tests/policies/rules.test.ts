import { readdirSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import type { AnyOptions, Example, Rule, Verdict } from "../../policies/rule";
import type { Resource, Stack } from "../../policies/resource";
import { rules } from "../../policies/rules";
import declared from "../../domain/generated/types/aws.json";
import { judgeExample, outcomeOf, type Outcome } from "../support/judge-example";

const EXPECTED: Record<"pass" | "fail" | "unknown", readonly Outcome[]> = {
  pass: ["pass", "not applicable"],
  fail: ["fail"],
  unknown: ["undetermined"],
};
const KINDS = ["pass", "fail", "unknown"] as const;

interface Case {
  readonly kind: keyof typeof EXPECTED;
  readonly example: Example<unknown>;
}

const casesOf = ({ examples }: Rule): Case[] =>
  KINDS.flatMap((kind) => examples[kind].map((example) => ({ kind, example })));

const holds = (rule: Rule, { kind, example }: Case): boolean =>
  EXPECTED[kind].includes(outcomeOf(judgeExample(rule, example)));

/** One line for each example whose verdict is another: the tests below list what is wrong, and expect nothing. */
const wrongVerdicts = (rule: Rule): string[] =>
  casesOf(rule)
    .filter((one) => !holds(rule, one))
    .map(({ kind, example }) => {
      const judgement = judgeExample(rule, example);
      const { defect } = judgement;
      return `${rule.id}, ${kind}, ${example.title}: ${defect instanceof Error ? defect.message : outcomeOf(judgement)}`;
    });

/** The ids of the rules for which a sentence does not hold. */
const without = (sentence: (rule: Rule) => boolean): string[] =>
  rules.filter((rule) => !sentence(rule)).map(({ id }) => id);

const isDescribed = (option: v.GenericSchema): boolean =>
  typeof v.getMetadata(option)["shape"] === "string" && v.getDescription(option) !== undefined;

describe("each rule", () => {
  it("judges its examples as they say", () => {
    expect(rules.flatMap(wrongVerdicts)).toEqual([]);
  });

  it("has an example of each kind, and one that it passes by judging", () => {
    const isShown = (rule: Rule) => KINDS.every((kind) => rule.examples[kind].length > 0);
    const passes = (rule: Rule) =>
      rule.examples.pass.some((example) => outcomeOf(judgeExample(rule, example)) === "pass");
    expect(without((rule) => isShown(rule) && passes(rule))).toEqual([]);
  });

  it.each<[string, (verdict: Verdict) => Verdict]>([
    ["takes pass for fail", swapped],
    ["never fails", silenced("fail")],
    ["takes the unknown for good", silenced("undetermined")],
  ])("breaks an example when it %s", (_, mistake) => {
    expect(without((rule) => wrongVerdicts(withVerdicts(rule, mistake)).length > 0)).toEqual([]);
  });

  it("tells everything that its page needs", () => {
    const isPhrase = (text: string) => text !== "" && !text.endsWith(".");
    expect(without(({ id }) => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))).toEqual([]);
    expect(without(({ title }) => isPhrase(title) && title.length < 70)).toEqual([]);
    expect(without(({ fix }) => isPhrase(fix))).toEqual([]);
    expect(without((rule) => casesOf(rule).every(({ example }) => isPhrase(example.title)))).toEqual([]);
    expect(without(({ why }) => /^[A-Z].*\.$/.test(why))).toEqual([]);
    expect(without(({ options }) => Object.values(options).every(isDescribed))).toEqual([]);
  });

  it("names types that the installed @pulumi/aws has", () => {
    const tokens = new Set(declared.types);
    const named = rules.flatMap(({ types }) => ("matches" in types ? [] : types));
    expect(named.filter((type) => type.startsWith("aws:") && !tokens.has(type))).toEqual([]);
  });
});

describe("the list of rules", () => {
  const folder = path.join(__dirname, "..", "..", "policies", "rules");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const exported: { file: string; rule: Rule }[] = [];

  beforeAll(async () => {
    for (const file of files) {
      const values = Object.values((await import(path.join(folder, file))) as Record<string, unknown>);
      exported.push(...values.filter(isRule).map((rule) => ({ file, rule })));
    }
  });

  it("holds every rule of policies/rules once, and no other", () => {
    expect(exported.map(({ rule }) => rule.id).sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  it("names each as its file, in the folder of a family", () => {
    const misplaced = exported.filter(
      ({ file, rule }) => !/^[a-z]+\/[^/]+$/.test(file) || path.parse(file).name !== rule.id,
    );
    expect(misplaced.map(({ file }) => file)).toEqual([]);
  });
});

function isRule(value: unknown): value is Rule {
  return typeof value === "object" && value !== null && "check" in value && "examples" in value;
}

/** The rule with its answers changed, as a mistake in its condition would change them. */
function withVerdicts(rule: Rule, change: (verdict: Verdict) => Verdict): Rule {
  return rule.kind === "resource"
    ? { ...rule, check: (resource: Resource, options: AnyOptions) => rule.check(resource, options).map(change) }
    : { ...rule, check: (stack: Stack, options: AnyOptions) => rule.check(stack, options).map(change) };
}

function swapped(verdict: Verdict): Verdict {
  if (verdict.kind === "pass") return { kind: "fail", path: "x", observed: "x", expected: "y" };
  return verdict.kind === "fail" ? { kind: "pass" } : verdict;
}

function silenced(kind: Verdict["kind"]) {
  return (verdict: Verdict): Verdict => (verdict.kind === kind ? { kind: "pass" } : verdict);
}
