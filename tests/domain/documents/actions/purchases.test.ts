import { PURCHASES } from "../../../../domain/documents/actions/purchases";
import { faultsOf, leftOpenByBoundary } from "./lists";

it("the list names actions of AWS, each once", async () => {
  expect(await faultsOf(PURCHASES)).toEqual([]);
});

/** The boundary is one policy. It keeps what is bought with one call and owed for a year at the price of machines. */
const LEFT_TO_ATTACHED_DENIES = [
  "athena:CreateCapacityReservation",
  "devicefarm:PurchaseOffering",
  "devicefarm:RenewOffering",
  "elemental-appliances-software:SubmitOrderV1",
  "glacier:PurchaseProvisionedCapacity",
  "interconnect:CreateConnection",
  "mediaconnect:PurchaseOffering",
  "mediaconvert:CreateQueue",
  "medialive:PurchaseOffering",
  "quicksight:CreateAccountSubscription",
  "quicksight:Subscribe",
  "security-ir:CreateMembership",
  "user-subscriptions:ConfirmPurchaseSession",
  "user-subscriptions:SetAutoTopUpRule",
  "user-subscriptions:SetOverageConfig",
];

it("a role that the boundary binds buys nothing else, and raises no quota", async () => {
  expect(await leftOpenByBoundary(PURCHASES)).toEqual(LEFT_TO_ATTACHED_DENIES);
});
