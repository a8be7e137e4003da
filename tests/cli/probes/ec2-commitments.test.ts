import { capacityReservations, reservedInstances } from "../../../cli/probes/ec2-commitments";
import { itemsOf } from "../../support/probe-answers";

const RESERVATION = {
  CapacityReservationId: "cr-1",
  State: "active",
  InstanceType: "c4.xlarge",
  InstancePlatform: "Linux/UNIX",
  TotalInstanceCount: 5,
  AvailableInstanceCount: 3,
};

// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-reservations-pricing-billing.html
it.each([
  ["that nobody uses in part costs the unused part", {}, 3 * 0.199],
  ["that is used wholly costs nothing beside its machines", { AvailableInstanceCount: 0 }, 0],
  ["that begins later costs nothing yet", { State: "scheduled" }, 0],
  ["of Windows has no known price", { InstancePlatform: "Windows" }, undefined],
  ["that was paid at once has no known price", { ReservationType: "capacity-block" }, undefined],
])("a reservation %s", async (_, more, usd) => {
  const answer = { CapacityReservations: [{ ...RESERVATION, ...more }] };
  const [item] = await itemsOf(capacityReservations, { DescribeCapacityReservations: [answer] });
  expect(item).toMatchObject({ id: "cr-1", units: 5 });
  if (usd === undefined) expect(item!.usdPerHour).toBeUndefined();
  else expect(item!.usdPerHour).toBeCloseTo(usd, 6);
});

it.each([
  ["all at once", [], 0],
  ["by the hour", [{ Frequency: "Hourly", Amount: 0.05 }], 0.1],
])("reserved machines that are paid %s", async (_, RecurringCharges, usd) => {
  const reserved = { ReservedInstancesId: "r-1", InstanceCount: 2, RecurringCharges };
  const [item] = await itemsOf(reservedInstances, { DescribeReservedInstances: [{ ReservedInstances: [reserved] }] });
  expect(item!.usdPerHour).toBe(usd);
});
