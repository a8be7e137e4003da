import { compilePack, resourcePolicy } from "../../../policies/engine/compile";
import { defaultConfig } from "../../../policies/engine/config";
import { rules } from "../../../policies/rules";
import { spotForbidden } from "../../../policies/rules/spend/spot-forbidden";
import type { AnyResourceRule } from "../../../policies/rule";

const config = () => defaultConfig(rules);
const markOf = (rule: AnyResourceRule): unknown =>
  (resourcePolicy(rule, config).validateResource as unknown as { __pulumiType?: string }).__pulumiType;

it("makes a policy of each rule, after the one of the pack itself", () => {
  const names = compilePack(rules, config).map((policy) => policy.name);
  expect(names).toEqual(["ringfence", ...rules.map((rule) => rule.id)]);
});

it("refuses two rules of one id, which the SDK would take", () => {
  expect(() => compilePack([spotForbidden, spotForbidden], config)).toThrow(
    "two rules have the same id: spot-forbidden",
  );
});

describe("the fast path of the SDK", () => {
  const oneType = { ...spotForbidden, types: ["aws:ec2/vpc:Vpc"] };

  it("is marked on a rule with one type", () => {
    expect(markOf(oneType)).toBe("aws:ec2/vpc:Vpc");
  });

  it.each([
    ["several types", { ...spotForbidden, types: ["aws:ec2/vpc:Vpc", "aws:ec2/subnet:Subnet"] }],
    ["a matcher", { ...spotForbidden, types: { title: "all", matches: () => true } }],
    ["a setting that it has to miss aloud", { ...oneType, needs: ["allowedRegions" as const] }],
  ])("is not marked on a rule with %s", (_, rule) => {
    expect(markOf(rule as AnyResourceRule)).toBeUndefined();
  });
});
