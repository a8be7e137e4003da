import { fleets, instances, spotFleets, spotRequests } from "../../../cli/probes/ec2-machines";
import { cellOf, itemsOf } from "../../support/probe-answers";

const RUNNING = { InstanceId: "i-1", InstanceType: "c4.xlarge", State: { Name: "running" } };

const oneOf = async (instance: object) => {
  const [item] = await itemsOf(instances, { DescribeInstances: [{ Reservations: [{ Instances: [instance] }] }] });
  return item!;
};

it("machines are asked for while they can cost something, a thousand at once", async () => {
  const { asked } = await cellOf(instances, { DescribeInstances: [{ NextToken: "n" }, {}] });
  const Filters = [{ Name: "instance-state-name", Values: ["pending", "running", "stopping", "stopped"] }];
  expect(asked.slice(0, 2)).toEqual([
    { DescribeInstances: { Filters, MaxResults: 1000 } },
    { DescribeInstances: { Filters, MaxResults: 1000, NextToken: "n" } },
  ]);
});

it.each([
  ["that runs", {}, 0.199],
  ["on spot", { InstanceLifecycle: "spot" }, 0.06],
  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Stop_Start.html
  ["that is stopped", { State: { Name: "stopped" } }, 0],
  ["with Windows", { PlatformDetails: "Windows" }, undefined],
  ["on hardware of its own", { Placement: { Tenancy: "dedicated" } }, undefined],
  ["of a type without a price", { InstanceType: "u-6tb1.metal" }, undefined],
])("a machine %s costs what is known", async (_, more, usd) => {
  const { usdPerHour } = await oneOf({ ...RUNNING, ...more });
  if (usd === undefined) expect(usdPerHour).toBeUndefined();
  else expect(usdPerHour).toBeCloseTo(usd, 4);
});

it.each([
  ["aws:autoscaling:groupName", "group"],
  ["aws:ec2spot:fleet-request-id", "sfr-1"],
  ["aws:ec2:fleet-id", "fleet-1"],
])("a machine belongs to what %s says", async (Key, Value) => {
  expect(
    (
      await oneOf({
        ...RUNNING,
        Tags: [
          { Key: "owner", Value: "ada" },
          { Key, Value },
        ],
      })
    ).owner,
  ).toBe(Value);
});

it("a machine of a group that a fleet made is the group's, and a managed one its service's", async () => {
  const Tags = [
    { Key: "aws:ec2:fleet-id", Value: "fleet-1" },
    { Key: "aws:autoscaling:groupName", Value: "group" },
  ];
  expect((await oneOf({ ...RUNNING, Tags })).owner).toBe("group");
  const Operator = { Managed: true, Principal: "ecs.amazonaws.com" };
  expect((await oneOf({ ...RUNNING, Operator })).owner).toBe("ecs.amazonaws.com");
  expect((await oneOf({ ...RUNNING, Tags: [{ Key: "owner", Value: "ada" }] })).owner).toBeUndefined();
});

it.each([
  ["submitted", 1],
  ["active", 1],
  ["modifying", 1],
  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/work-with-spot-fleets.html: its machines go on running
  ["cancelled_running", 1],
  ["cancelled_terminating", 0],
  ["cancelled", 0],
  ["failed", 0],
])("a spot fleet that is %s is there %i times", async (SpotFleetRequestState, count) => {
  const fleet = { SpotFleetRequestId: "sfr-1", SpotFleetRequestState, SpotFleetRequestConfig: { TargetCapacity: 20 } };
  const found = await itemsOf(spotFleets, { DescribeSpotFleetRequests: [{ SpotFleetRequestConfigs: [fleet] }] });
  expect(found.map(({ units, usdPerHour }) => ({ units, usdPerHour }))).toEqual(
    Array.from({ length: count }, () => ({ units: 20, usdPerHour: 0 })),
  );
});

it("AWS is asked for fleets that are not over", async () => {
  const { asked } = await cellOf(fleets, { DescribeFleets: [{}] });
  expect(asked[0]).toEqual({
    DescribeFleets: {
      Filters: [{ Name: "fleet-state", Values: ["submitted", "active", "modifying", "deleted-running"] }],
    },
  });
});

it.each([
  ["persistent", "open", 1],
  ["persistent", "active", 1],
  ["one-time", "open", 1],
  // Its machine is there, and it makes no other.
  ["one-time", "active", 0],
])("a %s spot request that is %s counts %i times", async (Type, State, count) => {
  const request = { SpotInstanceRequestId: "sir-1", Type, State };
  const found = await itemsOf(spotRequests, { DescribeSpotInstanceRequests: [{ SpotInstanceRequests: [request] }] });
  expect(found).toHaveLength(count);
});
