import { DEFAULT_REGIONS } from "../../../domain/regions/regions";
import { KEEPERS, machinesOf, seedOf } from "../../../sandbox/lab/seed";

it("is an attack with a hundred machines in 17 regions, with each keeper and protected machines", () => {
  const launches = seedOf(DEFAULT_REGIONS);
  expect(launches.map(({ region }) => region)).toEqual(DEFAULT_REGIONS);
  expect(DEFAULT_REGIONS).toHaveLength(17);
  expect(machinesOf(launches)).toBeGreaterThanOrEqual(100);
  expect(new Set(launches.map(({ keeper }) => keeper))).toEqual(new Set(KEEPERS));
  expect(launches.filter(({ isHeld }) => isHeld).length).toBeGreaterThan(1);
});

it("can be as small as a test needs it", () => {
  expect(machinesOf(seedOf(["eu-west-1"], 2))).toBe(4);
});
