import { functions } from "../../../cli/probes/lambda";
import { itemsOf } from "../../support/probe-answers";

const DAY = 24 * 60 * 60 * 1000;

it("functions are those that were changed in the last month, of all pages", async () => {
  // Lambda writes the zone without a colon: 2026-11-27T06:00:00.000+0000
  const changed = (days: number) => new Date(Date.now() - days * DAY).toISOString().replace("Z", "+0000");
  const pages = [
    { Functions: [{ FunctionName: "old", LastModified: changed(32) }], NextMarker: "n" },
    { Functions: [{ FunctionName: "new", LastModified: changed(30), Role: "arn:role", MemorySize: 128 }] },
  ];
  expect(await itemsOf(functions, { ListFunctions: pages })).toMatchObject([
    { id: "new", startedAt: expect.any(Date), size: "128 MB", usdPerHour: 0, owner: "arn:role" },
  ]);
});
