import { parsePackConfig, type RawSection } from "../../../policies/config/config";
import { rules } from "../../../policies/rules";

const parse = (sections: Record<string, Record<string, unknown>>, level = "mandatory") => {
  const raw = Object.entries(sections).map(([name, properties]): [string, RawSection] => [name, { level, properties }]);
  return parsePackConfig(Object.fromEntries(raw), rules);
};

const problemsOf = (sections: Record<string, Record<string, unknown>>): readonly string[] => {
  const parsed = parse(sections);
  return "problems" in parsed ? parsed.problems : [];
};

const ruleConfig = (id: string, sections: Record<string, Record<string, unknown>>, level?: string) => {
  const parsed = parse(sections, level);
  if ("problems" in parsed) throw new Error(parsed.problems.join("\n"));
  return parsed.config.get(id);
};

describe("a valid configuration", () => {
  it("hands a shared setting to every rule that names it", () => {
    const sections = { ringfence: { allowedRegions: ["eu-west-1"] } };
    for (const id of ["region-allowed", "provider-region-allowed"]) {
      expect(ruleConfig(id, sections)).toMatchObject({ options: { allowedRegions: ["eu-west-1"] }, missing: [] });
    }
    expect(ruleConfig("spot-forbidden", sections)?.options).toEqual({});
  });

  it("says what a rule misses", () => {
    expect(ruleConfig("region-allowed", {})?.missing).toEqual(["allowedRegions"]);
    expect(ruleConfig("guardduty-in-every-region", {})?.missing).toEqual([]);
  });

  it("takes level and unknown handling of a rule, and its defaults otherwise", () => {
    const sections = { "spot-forbidden": { onUnknown: "mandatory" } };
    expect(ruleConfig("spot-forbidden", sections, "disabled")).toMatchObject({
      level: "disabled",
      onUnknown: "mandatory",
    });
    expect(ruleConfig("aws-key-anywhere", sections)).toMatchObject({ level: "mandatory", onUnknown: "ignore" });
  });

  it("fills in the defaults of a rule's own options", () => {
    expect(ruleConfig("region-allowed", {})?.options).toMatchObject({ alsoAllowed: {} });
  });
});

describe("a mistake", () => {
  it.each<[string, Record<string, Record<string, unknown>>, string]>([
    [
      "a misspelt rule",
      { "region-alowed": {} },
      'unknown rule "region-alowed", did you mean "region-allowed"? the rules are region-allowed, provider-region-allowed, spot-forbidden, aws-key-anywhere, guardduty-in-every-region',
    ],
    [
      "a misspelt region",
      { ringfence: { allowedRegions: ["eu-west-1", "ap-southest-2"] } },
      'ringfence.allowedRegions[1]: unknown region "ap-southest-2", did you mean "ap-southeast-2"?',
    ],
    [
      "something that is no region at all",
      { ringfence: { coveredRegions: [7] } },
      "ringfence.coveredRegions[0]: unknown region 7, expected a code such as ap-southeast-2",
    ],
    [
      "no region",
      { ringfence: { allowedRegions: [] } },
      "ringfence.allowedRegions: is empty, name at least one value or leave it out",
    ],
    [
      "a text in place of a list",
      { ringfence: { allowedRegions: "eu-west-1" } },
      'ringfence.allowedRegions: received "eu-west-1", expected a list',
    ],
    [
      "a misspelt option",
      { "region-allowed": { alsoAlowed: {} } },
      'region-allowed.alsoAlowed: unknown option, did you mean "alsoAllowed"? allowed: onUnknown, alsoAllowed',
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
      'spot-forbidden.onUnknown: received "loud", expected "ignore" or "advisory" or "mandatory"',
    ],
    [
      "a type that is none",
      { "region-allowed": { alsoAllowed: { lambda: ["us-east-1"] } } },
      'region-allowed.alsoAllowed.lambda: received "lambda", expected a type token such as aws:ec2/vpc:Vpc',
    ],
    [
      "a setting for all rules",
      { all: { allowedRegions: ["eu-west-1"] } },
      'all.allowedRegions: "all" sets the level of every rule and nothing else; write allowedRegions under "ringfence" or under a rule',
    ],
  ])("%s", (_, sections, expected) => {
    expect(problemsOf(sections)).toEqual([expected]);
  });

  it("does not hide the others", () => {
    const problems = problemsOf({
      ringfence: { allowedRegions: ["mars", "eu-west-11"], coverdRegions: [] },
      "spot-forbiden": {},
      "aws-key-anywhere": { onUnknown: 1 },
    });
    expect(problems).toHaveLength(5);
  });
});
