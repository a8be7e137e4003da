import {
  type BatchState,
  DescribeFleetsCommand,
  DescribeInstancesCommand,
  DescribeSpotFleetRequestsCommand,
  DescribeSpotInstanceRequestsCommand,
  EC2Client,
  type Instance,
} from "@aws-sdk/client-ec2";
import { machineUsd, onSpotUsd } from "../../domain/burn/hourly";
import { paged, probe } from "./probe";
import { ownerInTags } from "./tags";

/** By the list price of Linux; of machines with another licence or on hardware of their own the price is unknown. */
function usdOf({ State, InstanceType, InstanceLifecycle, PlatformDetails, Placement }: Instance): number | undefined {
  // What is stopped costs its disks, which are rows of their own.
  if (State?.Name === "stopped" || State?.Name === "stopping") return 0;
  if ((PlatformDetails ?? "Linux/UNIX") !== "Linux/UNIX") return undefined;
  if ((Placement?.Tenancy ?? "default") !== "default") return undefined;
  const usd = machineUsd(InstanceType ?? "");
  return InstanceLifecycle === "spot" ? onSpotUsd(usd) : usd;
}

/** Machines, those that are stopped among them: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html */
export const instances = probe({
  id: "instances",
  service: "ec2",
  kind: "machine",
  scope: "regional",
  sweep: "first",
  client: EC2Client,
  calls: { list: paged(DescribeInstancesCommand, "NextToken") },
  read: async ({ list }) =>
    (
      await list({
        Filters: [{ Name: "instance-state-name", Values: ["pending", "running", "stopping", "stopped"] }],
        MaxResults: 1000,
      })
    )
      .flatMap(({ Reservations = [] }) => Reservations)
      .flatMap(({ Instances = [] }) => Instances)
      .map((instance) => ({
        id: instance.InstanceId!,
        startedAt: instance.LaunchTime,
        state: instance.State?.Name,
        size: instance.InstanceType,
        usdPerHour: usdOf(instance),
        owner: ownerInTags(instance.Tags) ?? instance.Operator?.Principal,
      })),
});

/** A fleet that was cancelled and left its machines running among them. What is over stays listed for two days. */
const FLEET_IS_THERE: readonly (BatchState | undefined)[] = ["submitted", "active", "modifying", "cancelled_running"];

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSpotFleetRequests.html. Its machines are rows of their own. */
export const spotFleets = probe({
  id: "spot-fleets",
  service: "ec2",
  kind: "spot fleet",
  scope: "regional",
  sweep: "first",
  client: EC2Client,
  calls: { list: paged(DescribeSpotFleetRequestsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ SpotFleetRequestConfigs = [] }) => SpotFleetRequestConfigs)
      .filter(({ SpotFleetRequestState }) => FLEET_IS_THERE.includes(SpotFleetRequestState))
      .map(({ SpotFleetRequestId, SpotFleetRequestState, CreateTime, SpotFleetRequestConfig, Tags }) => ({
        id: SpotFleetRequestId!,
        startedAt: CreateTime,
        state: SpotFleetRequestState,
        units: SpotFleetRequestConfig?.TargetCapacity,
        usdPerHour: 0,
        owner: ownerInTags(Tags),
      })),
});

/** Those that can start machines or left some: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeFleets.html. Its machines are rows of their own. */
export const fleets = probe({
  id: "ec2-fleets",
  service: "ec2",
  kind: "EC2 fleet",
  scope: "regional",
  sweep: "first",
  client: EC2Client,
  calls: { list: paged(DescribeFleetsCommand, "NextToken") },
  read: async ({ list }) =>
    (
      await list({
        Filters: [{ Name: "fleet-state", Values: ["submitted", "active", "modifying", "deleted-running"] }],
      })
    )
      .flatMap(({ Fleets = [] }) => Fleets)
      .map(({ FleetId, FleetState, CreateTime, TargetCapacitySpecification, Tags }) => ({
        id: FleetId!,
        startedAt: CreateTime,
        state: FleetState,
        units: TargetCapacitySpecification?.TotalTargetCapacity,
        usdPerHour: 0,
        owner: ownerInTags(Tags),
      })),
});

/**
 * Spot requests that can still start a machine: a persistent one whenever its machine ends, and any that is open.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-request-status.html
 */
export const spotRequests = probe({
  id: "spot-requests",
  service: "ec2",
  kind: "spot request",
  scope: "regional",
  sweep: "first",
  client: EC2Client,
  calls: { list: paged(DescribeSpotInstanceRequestsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ Filters: [{ Name: "state", Values: ["open", "active"] }] }))
      .flatMap(({ SpotInstanceRequests = [] }) => SpotInstanceRequests)
      .filter(({ Type, State }) => Type === "persistent" || State === "open")
      .map(({ SpotInstanceRequestId, CreateTime, State, LaunchSpecification, Tags }) => ({
        id: SpotInstanceRequestId!,
        startedAt: CreateTime,
        state: State,
        size: LaunchSpecification?.InstanceType,
        usdPerHour: 0,
        owner: ownerInTags(Tags),
      })),
});

export const PROBES = [instances, spotFleets, fleets, spotRequests];
