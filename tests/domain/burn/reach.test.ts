import { LAUNCH_PATHS, type LaunchPath } from "../../../domain/burn/paths";
import { type Barrier, bestOf, offersOf } from "../../../domain/burn/reach";
import { ADMINISTRATOR } from "../../../domain/burn/worked-example";
import type { Statement } from "../../../domain/documents/document";
import { compile } from "../../../domain/documents/evaluate";

const pathOf = (quota: string): LaunchPath => LAUNCH_PATHS.find((path) => path.quota === quota)!;
const deny = (Action: string | string[], Condition?: Statement["Condition"], Resource = "*"): Barrier => ({
  denies: compile([
    {
      Version: "2012-10-17",
      Statement: [{ Sid: "", Effect: "Deny", Action, Resource, ...(Condition ? { Condition } : {}) }],
    },
  ]),
  binds: () => true,
});
const reach = (quota: string, value: number, ...barriers: Barrier[]) =>
  bestOf(offersOf(ADMINISTRATOR, pathOf(quota), "eu-west-1", barriers), value);

const OTHERS = ["eks:*", "batch:*", "elasticmapreduce:*", "imagebuilder:*", "ecs:*", "lambda:*", "cloud9:*"];
const FLEETS = ["ec2:CreateFleet", "autoscaling:CreateLaunchConfiguration"];

describe("a quota", () => {
  it("is counted once, however many ways lead to it, at the price of the costliest size", () => {
    expect(reach("on-demand", 10)).toEqual({ usd: 10 * 0.21325, units: 10, size: "i2.xlarge", by: "ec2:RunInstances" });
  });

  it("is reached by the next way when one is closed", () => {
    expect(reach("on-demand", 10, deny(["ec2:*", "autoscaling:*"]))?.by).toBe("eks:CreateNodegroup");
    expect(reach("on-demand", 10, deny(["ec2:*", "autoscaling:*", ...OTHERS]))).toBeUndefined();
  });

  it("of zero gives nothing to spend", () => {
    expect(reach("gpu-p", 0)).toMatchObject({ usd: 0, units: 0 });
  });
});

describe("a limit of types", () => {
  const only = (...types: string[]) =>
    deny("ec2:RunInstances", { StringNotLike: { "ec2:InstanceType": types } }, "arn:aws:ec2:*:*:instance/*");

  it("makes the costliest type that is allowed the price", () => {
    const barriers = [only("m5.large", "t3.*"), deny([...FLEETS, ...OTHERS])];
    expect(reach("on-demand", 10, ...barriers)).toMatchObject({ usd: 10 * 0.048, size: "m5.large" });
  });

  it("closes the way when no type is left", () => {
    expect(reach("on-demand", 10, only("g5.xlarge"), deny([...FLEETS, ...OTHERS]))).toBeUndefined();
  });
});

describe("a limit of groups", () => {
  /** Groups alone, of launch configurations, of t3.nano. */
  const groups = (MaxSize: string) => [
    deny(["ec2:*", ...OTHERS]),
    deny("autoscaling:CreateLaunchConfiguration", { StringNotLike: { "autoscaling:InstanceType": "t3.nano" } }),
    deny("autoscaling:CreateAutoScalingGroup", { NumericGreaterThan: { "autoscaling:MaxSize": MaxSize } }),
  ];

  it("holds when the quota is larger than all groups together", () => {
    // 500 groups of less than 100 machines with two vCPUs each: 50 were tried, and 100.
    expect(reach("on-demand", 1_000_000, ...groups("50"))).toMatchObject({ units: 500 * 99 * 2, size: "t3.nano" });
  });

  it("does not matter when the quota is smaller", () => {
    expect(reach("on-demand", 64, ...groups("50"))).toMatchObject({ units: 64 });
  });

  it("of no machine closes the way", () => {
    expect(reach("on-demand", 64, ...groups("0"))).toBeUndefined();
  });
});

it("spot that is denied by its market leaves machines on demand open", () => {
  const barriers = [
    deny("ec2:RunInstances", { StringEquals: { "ec2:InstanceMarketType": "spot" } }, "arn:aws:ec2:*:*:instance/*"),
    deny(["ec2:RequestSpot*", ...FLEETS, ...OTHERS]),
  ];
  expect(reach("spot", 10, ...barriers)).toBeUndefined();
  expect(reach("on-demand", 10, ...barriers)).toMatchObject({ units: 10 });
});

it("a barrier leaves those alone whom it does not bind", () => {
  const barrier: Barrier = { ...deny("*"), binds: ({ kind }) => kind !== "user" };
  expect(reach("on-demand", 10, barrier)).toMatchObject({ units: 10 });
});

it("a condition that nobody can decide counts as met by the thief", () => {
  expect(reach("lambda", 10, deny("lambda:*", { NotIpAddress: { "aws:SourceIp": "10.0.0.0/8" } }))).toMatchObject({
    units: 10,
  });
});
