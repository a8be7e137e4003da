import { autoName, resourceName, resourceToken } from "../../../../sandbox/provider/core/naming";

const URN = "urn:pulumi:prod::shop::ringfence:index:Alerts$aws:sns/topic:Topic::alerts";
const seed = Buffer.from("a seed of the engine");
const rule = { maxLength: 30 };

test("a URN gives type and name of the resource, whatever its parents", () => {
  expect(resourceToken(URN)).toBe("aws:sns/topic:Topic");
  expect(resourceName(URN)).toBe("alerts");
});

test("an automatic name is the resource name and seven hex digits out of the engine's seed", () => {
  const name = autoName(URN, rule, { seed });
  expect(name).toMatch(/^alerts-[0-9a-f]{7}$/);
  expect(autoName(URN, rule, { seed })).toBe(name);
  expect(autoName(URN, rule, { seed: Buffer.from("another") })).not.toBe(name);
});

test("without a seed every name is new", () => {
  const names = Array.from({ length: 20 }, () => autoName(URN, rule, { seed: Buffer.alloc(0) }));
  expect(new Set(names).size).toBe(20);
});

test("a prefix that AWS demands comes first", () => {
  expect(autoName(URN, { ...rule, prefix: "alias/" }, { seed })).toMatch(/^alias\/alerts-[0-9a-f]{7}$/);
});

test("the project's own naming wins, and can switch automatic names off", () => {
  expect(autoName(URN, rule, { seed, configured: { mode: "enforce", name: "shop-alerts" } })).toBe("shop-alerts");
  expect(autoName(URN, rule, { seed, configured: { mode: "propose", name: "shop-alerts" } })).toBe("shop-alerts");
  expect(autoName(URN, rule, { seed, configured: { mode: "disable", name: "" } })).toBeUndefined();
});

test("a name that is too long for AWS says so", () => {
  expect(() => autoName(URN, { maxLength: 10 }, { seed })).toThrow(
    /"alerts-[0-9a-f]{7}" has 14 characters, allowed are 10/,
  );
});
