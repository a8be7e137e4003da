import { ALERT_CHANGES, BLINDING } from "../../../../domain/documents/actions/blinding";
import { faultsOf, leftOpenByBoundary } from "./lists";

it("the list names actions of AWS, each once", async () => {
  expect(await faultsOf([...ALERT_CHANGES, ...BLINDING])).toEqual([]);
});

it("a role that the boundary binds stops nothing that watches", async () => {
  expect(await leftOpenByBoundary(BLINDING)).toEqual([]);
});
