import { MAY_BE_SECRET, settingFrom } from "../../../domain/settings/stack-config";

it.each<[name: string, text: string, value: unknown]>([
  ["accountId", "012345678901", "012345678901"],
  ["monthlyBudgetUsd", "100", 100],
  ["teardown", "true", true],
  ["allowedRegions", '["ap-southeast-2"]', ["ap-southeast-2"]],
  ["guardrails", '{"groups":["admins"]}', { groups: ["admins"] }],
  // Its check shows it as it is.
  ["allowedRegions", "ap-southeast-2", "ap-southeast-2"],
  ["nobodyKnowsIt", "[1]", "[1]"],
])("%s: %s", (name, text, value) => {
  expect(settingFrom(name, text)).toEqual(value);
});

it("only what tells who reads mail may be a secret", () => {
  expect(MAY_BE_SECRET).toEqual(["contacts", "alerts"]);
});
