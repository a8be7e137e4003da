import { productionAccess } from "../../../cli/probes/ses";
import { itemsOf } from "../../support/probe-answers";

it.each([
  [true, [{ id: "production-access", state: "HEALTHY", units: 50_000, usdPerHour: 0 }]],
  [false, []],
])("production access that is %s", async (ProductionAccessEnabled, items) => {
  const answer = { ProductionAccessEnabled, EnforcementStatus: "HEALTHY", SendQuota: { Max24HourSend: 50_000 } };
  expect(await itemsOf(productionAccess, { GetAccount: [answer] })).toEqual(items);
});
