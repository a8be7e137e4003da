import { compilePack, levelsFor } from "../../../policies/engine/compile";
import { defaultConfig, parsePackConfig } from "../../../policies/engine/config";
import { rules } from "../../../policies/rules";
import { spotForbidden } from "../../../policies/rules/spend/spot-forbidden";
import { sectionsOf } from "../../support/reconcile";

const config = () => defaultConfig(rules);

it("makes a policy of each rule, after the two that judge", () => {
  const policies = compilePack(rules, config);
  expect(policies.map(({ name }) => name)).toEqual(["ringfence", "ringfence-stack", ...rules.map((rule) => rule.id)]);
  const judging = policies.filter((policy) => "validateResource" in policy || "validateStack" in policy);
  expect(judging.map(({ name }) => name)).toEqual(["ringfence", "ringfence-stack"]);
});

it("refuses two rules of one id, which the SDK would take", () => {
  expect(() => compilePack([spotForbidden, spotForbidden], config)).toThrow(
    "two rules have the same id: spot-forbidden",
  );
});

it("keeps the two that judge on, whatever the level of all", () => {
  const parsed = parsePackConfig(sectionsOf([spotForbidden], { all: "disabled" }), [spotForbidden]);
  expect("config" in parsed && levelsFor([spotForbidden], parsed.config)).toEqual({
    ringfence: "advisory",
    "ringfence-stack": "advisory",
  });
});
