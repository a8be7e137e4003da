import { planOf, planProblems } from "../../support/plan";

const named = { enabledRegions: ["ap-southeast-2", "us-east-1", "af-south-1"], optInRegions: ["af-south-1"] };

it("a region that is named and off in the account is refused before AWS speaks of a broken key", () => {
  expect(planProblems(named, { accountRegions: ["ap-southeast-2", "us-east-1"] })).toEqual([
    'enabledRegions[2]: "af-south-1" is not enabled in the account; remove it, or enable it there, and run again once aws account get-region-opt-status --region-name af-south-1 says ENABLED',
  ]);
  expect(planProblems(named, { accountRegions: named.enabledRegions })).toEqual([]);
  expect(planProblems(named)).toEqual([]);
});

it("an opt-in region that is off, or enabled and left out, is a warning", () => {
  const warnings = (given: object, facts: object) =>
    planOf(given, facts).warnings.filter((text) => /optInRegions names|enabledRegions leaves it out/.test(text));
  expect(warnings({ optInRegions: ["af-south-1"] }, { enabledRegions: ["ap-southeast-2", "us-east-1"] })).toEqual([
    "optInRegions names af-south-1, off in the account: nothing is made there until somebody enables it",
  ]);
  const enabledRegions = ["ap-southeast-2", "us-east-1"];
  expect(warnings({ enabledRegions }, { accountRegions: [...enabledRegions, "eu-west-1", "me-south-1"] })).toEqual([
    "the account has me-south-1 enabled, and enabledRegions leaves it out: nothing will watch it; add it there, or disable it in the account",
  ]);
  expect(warnings({ enabledRegions }, { accountRegions: enabledRegions })).toEqual([]);
});
