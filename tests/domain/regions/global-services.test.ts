import { GLOBAL_SERVICES, globalActions, locationFreeActions } from "../../../domain/regions/global-services";

const ACTIONS = GLOBAL_SERVICES.flatMap(({ actions }) => actions);

describe("GLOBAL_SERVICES", () => {
  it.each(GLOBAL_SERVICES)("says of $actions why and from where", ({ actions, reason, source }) => {
    expect(actions.length).toBeGreaterThan(0);
    expect(reason.trim()).not.toBe("");
    expect(reason).not.toMatch(/\.$/);
    expect(source).toMatch(/^https:\/\//);
  });

  it.each(ACTIONS)("writes %s as a policy does", (action) => {
    expect(action).toMatch(/^[a-z][a-z0-9-]*:([A-Z][A-Za-z0-9]*\*?|\*)$/);
  });

  it("names nothing twice, nor what a wildcard stands for already", () => {
    const whole = new Set(ACTIONS.filter((action) => action.endsWith(":*")).map((action) => action.split(":")[0]));
    expect(ACTIONS.filter((action, index) => ACTIONS.indexOf(action) !== index)).toEqual([]);
    expect(ACTIONS.filter((action) => !action.endsWith(":*") && whole.has(action.split(":")[0]))).toEqual([]);
  });

  it("leaves no way to start compute open", () => {
    const compute = ["ec2", "ecs", "eks", "lambda", "lightsail", "sagemaker", "batch", "bedrock", "elasticmapreduce"];
    expect(ACTIONS.filter((action) => compute.includes(action.split(":")[0]!))).toEqual([
      "ec2:DescribeRegions",
      "ec2:DescribeTransitGateways",
      "ec2:DescribeVpnGateways",
    ]);
  });
});

describe("globalActions", () => {
  it("is every action, ordered by name", () => {
    expect(globalActions()).toEqual([...ACTIONS].sort());
  });
});

describe("locationFreeActions", () => {
  it("is a part of them, ordered by name", () => {
    const free = locationFreeActions();
    expect(free).toEqual([...free].sort());
    expect(free.filter((action) => !globalActions().includes(action))).toEqual([]);
  });

  it("has identity, the account and money, but no service with keys, certificates or logs", () => {
    expect(locationFreeActions()).toEqual(expect.arrayContaining(["iam:*", "sts:*", "account:*", "budgets:*"]));
    expect(locationFreeActions()).not.toEqual(expect.arrayContaining(["kms:*"]));
    expect(locationFreeActions()).not.toEqual(expect.arrayContaining(["acm:*"]));
    expect(locationFreeActions()).not.toEqual(expect.arrayContaining(["logs:*"]));
  });
});
