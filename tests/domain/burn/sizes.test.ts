import { DATABASES, GPU_G, GPU_P, onSpot, STANDARD, tasks } from "../../../domain/burn/sizes";

const find = (name: string) => STANDARD.find((size) => size.name === name);

it.each([
  ["m5.large", 0.048, 2],
  ["m5.24xlarge", 0.048, 96],
  ["t3.micro", 0.0416, 2],
  ["c7i-flex.xlarge", 0.1, 4],
])("%s costs %p USD a vCPU and has %p of them", (name, usd, units) => {
  expect(find(name)).toEqual({ name, usd, units });
});

it.each([
  "g5.xlarge",
  "p3.2xlarge",
  "x1e.xlarge",
  "mac1.metal",
  "inf1.xlarge",
  "u-6tb1.metal",
  "hpc7a.96xlarge",
  "trn1.2xlarge",
])("%s counts against another quota", (name) => {
  expect(find(name)).toBeUndefined();
});

it("the costliest comes first, because the first that is allowed counts", () => {
  for (const sizes of [STANDARD, onSpot(STANDARD), GPU_G, GPU_P, DATABASES]) {
    const prices = sizes.map(({ usd }) => usd);
    expect(prices).toEqual([...prices].sort((a, b) => b - a));
  }
});

it("spot is about a third of on demand", () => {
  expect(onSpot(GPU_G)[0]!.usd / GPU_G[0]!.usd).toBeCloseTo(0.3, 2);
});

it("a task is known by its CPU units, and takes vCPUs of the quota", () => {
  expect(tasks(2)[0]).toEqual({ name: "16384", title: "a task of 16 vCPU", usd: 2, units: 16 });
});
