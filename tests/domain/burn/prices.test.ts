import * as prices from "../../../domain/burn/prices";
import types from "../../../domain/generated/instance-types.json";

const { STANDARD_FAMILIES, GPU_TYPES, UNLISTED_FAMILY, FARGATE_VCPU, LAMBDA_EXECUTION } = prices;
const FAMILIES: Record<string, string[]> = types;

it("every price has a page, a date, and a reason when it is an estimate", () => {
  const all = Object.values(prices).filter((price) => "source" in price && "usd" in price);
  expect(all.length).toBeGreaterThan(5);
  for (const price of all) {
    expect(price).toMatchObject({
      usd: expect.any(Number),
      source: expect.stringMatching(/^https:\/\/aws\.amazon\.com\//),
      checked: expect.stringMatching(/^2026-\d\d-\d\d$/),
    });
  }
  expect(all.filter((price) => "estimate" in price)).toHaveLength(2);
});

it("every family and type is one of EC2", () => {
  expect(Object.keys(STANDARD_FAMILIES).filter((family) => FAMILIES[family] === undefined)).toEqual([]);
  const gpus = Object.values(GPU_TYPES).flatMap((each) => Object.keys(each));
  expect(gpus.filter((name) => !FAMILIES[name.split(".")[0]!]?.includes(name.split(".")[1]!))).toEqual([]);
});

it("a family without a price costs more than every current one that has none with dense disks", () => {
  const dense = ["i2", "i3en", "d2"];
  const others = Object.entries(STANDARD_FAMILIES).filter(([family]) => !dense.includes(family));
  expect(Math.max(...others.map(([, usd]) => usd))).toBeLessThan(UNLISTED_FAMILY.usd);
});

it.each([
  ["a vCPU of Fargate with 8 GB", FARGATE_VCPU.usd, 0.07604],
  ["a function of 10,240 MB for an hour", LAMBDA_EXECUTION.usd, 0.6],
  ["200,000 tokens a minute of a model for an hour", 200_000 * prices.MODEL_TOKEN_A_MINUTE.usd, 36],
  ["2,400 messages a day, each hour", 2400 * prices.MESSAGE_A_DAY.usd, 0.01],
])("%s costs as much as the page says", (_, usd, expected) => {
  expect(usd).toBeCloseTo(expected, 4);
});
