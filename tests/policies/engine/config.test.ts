import * as v from "valibot";
import { SHARED_SECTION } from "../../../policies/settings";
import { parsePackConfig } from "../../../policies/engine/config";
import type { Rule } from "../../../policies/rule";
import { rules } from "../../../policies/rules";
import { spotForbidden } from "../../../policies/rules/spend/spot-forbidden";
import { type PackConfigFile, sectionsOf } from "../../support/reconcile";

const parse = (file: PackConfigFile) => parsePackConfig(sectionsOf(rules, file), rules);

const problemsOf = (file: PackConfigFile): string[] => {
  const parsed = parse(file);
  return "problems" in parsed ? parsed.problems.map(({ path, message }) => `${path}: ${message}`) : [];
};

const ruleConfig = (id: string, file: PackConfigFile) => {
  const parsed = parse(file);
  if ("problems" in parsed) throw new Error(problemsOf(file).join("\n"));
  return parsed.config.rules.get(id);
};

describe("a valid configuration", () => {
  it("hands each rule the shared settings that it names, and says which it misses", () => {
    const file = { [SHARED_SECTION]: { allowedRegions: ["eu-west-1"] } };
    const handed = rules.map(({ id }) => [
      id,
      ruleConfig(id, file)?.options.allowedRegions,
      ruleConfig(id, file)?.missing,
    ]);
    const named = rules.map(({ id, needs, uses }) => [
      id,
      [...needs, ...uses].includes("allowedRegions") ? ["eu-west-1"] : undefined,
      needs.filter((name) => name !== "allowedRegions"),
    ]);
    expect(handed).toEqual(named);
  });

  it("takes level and unknown handling of a rule, and its defaults otherwise", () => {
    const file = { "spot-forbidden": { enforcementLevel: "disabled", onUnknown: "mandatory" } };
    expect(ruleConfig("spot-forbidden", file)).toMatchObject({ level: "disabled", onUnknown: "mandatory" });
    expect(ruleConfig("aws-key-anywhere", file)).toMatchObject({ level: "mandatory", onUnknown: "ignore" });
  });

  it("fills in the defaults of a rule's own options", () => {
    const rule: Rule = { ...spotForbidden, options: { most: v.optional(v.number(), 5) } };
    const parsed = parsePackConfig(sectionsOf([rule], {}), [rule]);
    expect("config" in parsed && parsed.config.rules.get(rule.id)?.options).toEqual({ most: 5 });
  });
});

describe("a mistake", () => {
  it.each<[string, PackConfigFile, string]>([
    [
      "a misspelt rule",
      { "region-alowed": "advisory" },
      'region-alowed: unknown rule, did you mean "region-allowed"? docs/rules.md lists the rules',
    ],
    [
      "a rule like no other",
      { "no-more-clouds": "advisory" },
      "no-more-clouds: unknown rule; docs/rules.md lists the rules",
    ],
    [
      "a misspelt region",
      { ringfence: { allowedRegions: ["eu-west-1", "ap-southest-2"] } },
      'ringfence.allowedRegions[1]: unknown region "ap-southest-2", did you mean "ap-southeast-2"?; allowed are the codes of the aws partition, such as us-east-1',
    ],
    [
      "something that is no region at all",
      { ringfence: { coveredRegions: [7] } },
      "ringfence.coveredRegions[0]: expected a region code such as ap-southeast-2, received 7",
    ],
    [
      "no region",
      { ringfence: { allowedRegions: [] } },
      "ringfence.allowedRegions: is empty; name at least one, or leave it out",
    ],
    [
      "a text in place of a list",
      { ringfence: { allowedRegions: "eu-west-1" } },
      'ringfence.allowedRegions: expected a list of region codes, received "eu-west-1"',
    ],
    [
      "a misspelt option",
      { "region-allowed": { onUnknow: "ignore" } },
      'region-allowed.onUnknow: unknown option, did you mean "onUnknown"? allowed: onUnknown',
    ],
    [
      "an option that does not exist",
      { "spot-forbidden": { budget: 3 } },
      "spot-forbidden.budget: unknown option, allowed: onUnknown",
    ],
    [
      "a shared setting below one rule",
      { "region-allowed": { allowedRegions: ["eu-west-1"] } },
      'region-allowed.allowedRegions: allowedRegions is shared by several rules, write it under "ringfence"',
    ],
    [
      "a value out of a choice",
      { "spot-forbidden": { onUnknown: "loud" } },
      'spot-forbidden.onUnknown: expected one of ignore, advisory, mandatory, received "loud"',
    ],
    [
      "a map that is none",
      { ringfence: { alsoAllowed: 3 } },
      "ringfence.alsoAllowed: expected type token -> list of region codes, received 3",
    ],
    [
      "a type that is none",
      { ringfence: { alsoAllowed: { lambda: ["us-east-1"] } } },
      'ringfence.alsoAllowed.lambda: expected a type token such as aws:ec2/vpc:Vpc, received "lambda"',
    ],
    [
      "a setting for all rules",
      { all: { enforcementLevel: "advisory", allowedRegions: ["eu-west-1"] } },
      'all.allowedRegions: "all" sets the level of every rule and nothing else; write allowedRegions under "ringfence" or under a rule',
    ],
  ])("%s", (_, file, expected) => {
    expect(problemsOf(file)).toEqual([expected]);
  });

  it("does not hide the others", () => {
    const problems = problemsOf({
      ringfence: { allowedRegions: ["mars", "eu-west-11"], coverdRegions: [], baselinStacks: [] },
      "spot-forbiden": "disabled",
      "aws-key-anywhere": { onUnknown: 1 },
    });
    expect(problems.map((line) => line.split(":")[0])).toEqual([
      "spot-forbiden",
      "ringfence.allowedRegions[0]",
      "ringfence.allowedRegions[1]",
      "ringfence.coverdRegions",
      "ringfence.baselinStacks",
      "aws-key-anywhere.onUnknown",
    ]);
  });
});
