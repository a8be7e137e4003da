import { instances } from "../../../cli/probes/lightsail";
import { cellOf, itemsOf } from "../../support/probe-answers";

it("a machine costs what the service says of its plan, also of one that is not sold any more", async () => {
  const found = [
    { name: "a", bundleId: "small_3_0" },
    { name: "b", bundleId: "unheard_of" },
  ];
  const answers = {
    GetInstances: [{ instances: found }],
    GetBundles: [
      { bundles: [{ bundleId: "nano_3_0", price: 5 }], nextPageToken: "n" },
      { bundles: [{ bundleId: "small_3_0", price: 12 }] },
    ],
  };
  const { cell, asked } = await cellOf(instances, answers);
  expect(cell).toMatchObject({
    items: [
      { id: "a", usdPerHour: 12 / 730 },
      { id: "b", usdPerHour: undefined },
    ],
  });
  expect(asked).toContainEqual({ GetBundles: { includeInactive: true, pageToken: "n" } });
});

it("without machines nobody asks for plans", async () => {
  expect(await itemsOf(instances, { GetInstances: [{}] })).toEqual([]);
});
