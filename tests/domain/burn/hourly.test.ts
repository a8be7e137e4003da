import { databaseUsd, machineUsd, onSpotUsd, taskUsd, volumeUsd } from "../../../domain/burn/hourly";

const GIB_100 = { gib: 100 };

// https://aws.amazon.com/ec2/pricing/on-demand/
it.each([
  ["c4.xlarge", 0.199],
  ["c4.8xlarge", 1.592],
  ["t3.nano", 0.0052],
  ["t3.micro", 0.0104],
  ["t3.2xlarge", 0.3328],
  ["c6g.medium", 0.034],
  ["p3.2xlarge", 3.06],
  ["p5.48xlarge", 55.04],
])("a machine of %s costs %d an hour", (type, usd) => {
  expect(machineUsd(type)).toBeCloseTo(usd, 4);
});

it.each(["m5.metal", "p3.8xlarge", "x1.32xlarge", "c4", ""])("the price of '%s' is unknown", (type) => {
  expect(machineUsd(type)).toBeUndefined();
  expect(onSpotUsd(machineUsd(type))).toBeUndefined();
});

it("on spot c4.xlarge costs what it cost in the worked incident", () => {
  expect(onSpotUsd(machineUsd("c4.xlarge"))).toBeCloseTo(0.06, 4);
});

it("a task costs its vCPUs and its memory", () => {
  expect(taskUsd(4, 8)).toBeCloseTo(0.16192 + 0.03556, 5);
});

it("a database in two zones costs twice one, and of a class without a price nothing is known", () => {
  expect([databaseUsd("db.t3.micro", 1), databaseUsd("db.t3.micro", 2)]).toEqual([0.017, 0.034]);
  expect(databaseUsd("db.x2g.large", 1)).toBeUndefined();
});

// https://aws.amazon.com/ebs/pricing/: USD a month
it.each([
  ["gp3 as it comes", { ...GIB_100, type: "gp3", iops: 3000, mibPerSecond: 125 }, 8],
  ["gp3 with more of both", { ...GIB_100, type: "gp3", iops: 4000, mibPerSecond: 225 }, 8 + 5 + 4],
  ["gp2, whose operations come with its size", { ...GIB_100, type: "gp2", iops: 300 }, 10],
  ["io1 with every operation", { ...GIB_100, type: "io1", iops: 1000 }, 12.5 + 65],
])("a disk of 100 GiB %s", (_, volume, monthly) => {
  expect(volumeUsd(volume)! * 730).toBeCloseTo(monthly, 6);
});

it("of disks whose price is not in the table nothing is said", () => {
  expect(volumeUsd({ ...GIB_100, type: "io2", iops: 64_000 })).toBeUndefined();
  expect(volumeUsd({ ...GIB_100, type: "new" })).toBeUndefined();
});
