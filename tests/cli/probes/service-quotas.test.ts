import { launchQuotas } from "../../../cli/probes/service-quotas";
import { QUOTAS } from "../../../domain/burn/quotas";
import { cellOf } from "../../support/probe-answers";

const absent = Object.assign(new Error("no"), { name: "NoSuchResourceException" });

it("a quota without a value of its own has the default, and one that the region lacks is left out", async () => {
  const value = (Value: number) => ({ Quota: { Value } });
  const others = QUOTAS.slice(3).map(() => value(7));
  const { cell } = await cellOf(launchQuotas, {
    GetServiceQuota: [value(32), absent, absent, ...others],
    GetAWSDefaultServiceQuota: [value(5), absent],
  });
  expect(cell).toMatchObject({ region: "eu-west-1", state: "count" });
  expect(cell.state === "count" ? cell.items : []).toEqual([
    { id: "on-demand", value: 32 },
    { id: "spot", value: 5 },
    ...QUOTAS.slice(3).map(({ id }) => ({ id, value: 7 })),
  ]);
});
