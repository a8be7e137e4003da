import {
  type CapacityReservation,
  DescribeCapacityReservationsCommand,
  DescribeHostsCommand,
  DescribeReservedInstancesCommand,
  EC2Client,
  type ReservedInstances,
} from "@aws-sdk/client-ec2";
import { machineUsd } from "../../domain/burn/hourly";
import { once, paged, probe } from "./probe";
import { ownerInTags } from "./tags";

/** Room that nobody uses costs what its machines would; one that is used is a row of the machines. A block was paid at once. */
function unusedUsd(reservation: CapacityReservation): number | undefined {
  const { State, ReservationType, InstancePlatform, InstanceType, AvailableInstanceCount } = reservation;
  if (State !== "active") return 0;
  if (ReservationType === "capacity-block" || InstancePlatform !== "Linux/UNIX") return undefined;
  const usd = machineUsd(InstanceType ?? "");
  return AvailableInstanceCount === undefined ? undefined : usd && usd * AvailableInstanceCount;
}

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-reservations-pricing-billing.html */
export const capacityReservations = probe({
  id: "capacity-reservations",
  service: "ec2",
  kind: "capacity reservation",
  scope: "regional",
  sweep: "first",
  client: EC2Client,
  calls: { list: paged(DescribeCapacityReservationsCommand, "NextToken") },
  read: async ({ list }) =>
    (
      await list({
        Filters: [
          { Name: "state", Values: ["active", "pending", "scheduled", "delayed", "assessing", "payment-pending"] },
        ],
      })
    )
      .flatMap(({ CapacityReservations = [] }) => CapacityReservations)
      .map((reservation) => ({
        id: reservation.CapacityReservationId!,
        arn: reservation.CapacityReservationArn,
        startedAt: reservation.StartDate ?? reservation.CreateDate,
        state: reservation.State,
        size: reservation.InstanceType,
        units: reservation.TotalInstanceCount,
        usdPerHour: unusedUsd(reservation),
        owner: ownerInTags(reservation.Tags),
      })),
});

/** Dedicated hosts bill until they are released: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dedicated-hosts-billing.html */
export const hosts = probe({
  id: "dedicated-hosts",
  service: "ec2",
  kind: "dedicated host",
  scope: "regional",
  sweep: "first",
  client: EC2Client,
  calls: { list: paged(DescribeHostsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ Filter: [{ Name: "state", Values: ["available", "under-assessment", "pending"] }] }))
      .flatMap(({ Hosts = [] }) => Hosts)
      .map(({ HostId, AllocationTime, State, HostProperties, Tags }) => ({
        id: HostId!,
        startedAt: AllocationTime,
        state: State,
        size: HostProperties?.InstanceType ?? HostProperties?.InstanceFamily,
        owner: ownerInTags(Tags),
      })),
});

/** What they cost beside the sum that was paid at once, as AWS says it of each, in USD and no other currency. */
function recurringUsd({ RecurringCharges = [], InstanceCount }: ReservedInstances): number | undefined {
  if (InstanceCount === undefined) return undefined;
  const hourly = RecurringCharges.filter(({ Frequency }) => Frequency === "Hourly");
  return hourly.reduce((usd, { Amount = 0 }) => usd + Amount, 0) * InstanceCount;
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeReservedInstances.html */
export const reservedInstances = probe({
  id: "reserved-instances",
  service: "ec2",
  kind: "reserved machine",
  scope: "regional",
  sweep: "first",
  client: EC2Client,
  calls: { list: once(DescribeReservedInstancesCommand) },
  read: async ({ list }) =>
    (
      (await list({ Filters: [{ Name: "state", Values: ["active", "payment-pending", "queued"] }] }))
        .ReservedInstances ?? []
    ).map((reserved) => ({
      id: reserved.ReservedInstancesId!,
      startedAt: reserved.Start,
      state: reserved.State,
      size: reserved.InstanceType,
      units: reserved.InstanceCount,
      usdPerHour: recurringUsd(reserved),
    })),
});

export const PROBES = [capacityReservations, hosts, reservedInstances];
