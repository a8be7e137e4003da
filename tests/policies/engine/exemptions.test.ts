import * as fc from "../../support/properties";
import { globMatches, isDay } from "../../../policies/engine/exemptions";
import { parsePackConfig } from "../../../policies/engine/config";
import { rules } from "../../../policies/rules";
import { sectionsOf } from "../../support/reconcile";

const exemption = {
  rule: "spot-forbidden",
  resource: "urn:pulumi:prod::render::*::miners",
  reason: "a render farm that may stop at any time",
  owner: "render@example.com",
  until: "2027-01-31",
};

function parse(exemptions: unknown) {
  const parsed = parsePackConfig(sectionsOf(rules, { ringfence: { exemptions } }), rules);
  return "problems" in parsed
    ? parsed.problems.map(({ path, message }) => `${path}: ${message}`)
    : parsed.config.exemptions;
}

it("takes an exemption with rule, resource, reason, owner and last day", () => {
  expect(parse([exemption])).toEqual([exemption]);
});

it("says everything that is wrong with exemptions at once", () => {
  const { owner, ...unowned } = exemption;
  expect(owner).not.toBe("");
  const problems = parse([
    { ...exemption, rule: "spot-forbiden" },
    { ...exemption, rule: "region-allowed" },
    { ...exemption, until: "2027-02-30" },
    { ...exemption, expires: "2027-01-31" },
    { ...exemption, reason: " " },
    unowned,
  ]);
  expect(problems).toEqual([
    'ringfence.exemptions[2].until: expected a day such as 2027-01-31, received "2027-02-30"',
    expect.stringMatching(/^ringfence\.exemptions\[3\]\.expires: unknown key/),
    'ringfence.exemptions[4].reason: expected a reason in words, received " "',
    "ringfence.exemptions[5].owner: missing; see docs/policy-pack.md",
  ]);
});

it("refuses rules that there are not, and rules without exceptions", () => {
  expect(
    parse([
      { ...exemption, rule: "spot-forbiden" },
      { ...exemption, rule: "region-allowed" },
    ]),
  ).toEqual([
    'ringfence.exemptions[0].rule: unknown rule "spot-forbiden", did you mean "spot-forbidden"? docs/rules.md lists the rules',
    "ringfence.exemptions[1].rule: region-allowed has no exemptions; its page, docs/rules/region-allowed.md, says what to write instead",
  ]);
});

it.each([
  ["2027-01-31", true],
  ["2028-02-29", true],
  ["2027-02-29", false],
  ["2027-1-31", false],
  ["31.01.2027", false],
  ["2027-01-31T00:00", false],
])("%s is a day: %s", (value, is) => {
  expect(isDay(value)).toBe(is);
});

describe("a pattern", () => {
  it.each([
    ["miners", "miners", true],
    ["miners", "miners-2", false],
    ["miner*", "miners-2", true],
    ["*", "", true],
    ["a*a", "a", false],
    ["urn:pulumi:prod::*::aws:ec2/instance:Instance::*", "urn:pulumi:prod::x::aws:ec2/instance:Instance::y", true],
    ["urn:pulumi:prod::*::aws:ec2/instance:Instance::*", "urn:pulumi:dev::x::aws:ec2/instance:Instance::y", false],
    ["a*b*c", "a-c-b", false],
  ])("%s meets %s: %s", (pattern, value, meets) => {
    expect(globMatches(pattern, value)).toBe(meets);
  });

  it("means what the same regular expression means", () => {
    const short = fc.stringMatching(/^[ab*]{0,6}$/);
    const plain = fc.stringMatching(/^[ab]{0,8}$/);
    fc.assert(
      fc.property(short, plain, (pattern, value) => {
        expect(globMatches(pattern, value)).toBe(new RegExp(`^${pattern.replace(/\*+/g, ".*")}$`).test(value));
      }),
      { numRuns: 3000 },
    );
  });
});
