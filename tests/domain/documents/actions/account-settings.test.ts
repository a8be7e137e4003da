import { ACCOUNT_SETTINGS } from "../../../../domain/documents/actions/account-settings";
import { faultsOf, leftOpenByBoundary } from "./lists";

it("the list names actions of AWS, each once", async () => {
  expect(await faultsOf(ACCOUNT_SETTINGS)).toEqual([]);
});

it("a role that the boundary binds does not change what the account is set to", async () => {
  expect(await leftOpenByBoundary(ACCOUNT_SETTINGS)).toEqual([]);
});
