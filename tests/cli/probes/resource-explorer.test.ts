import { defaultView, indexes } from "../../../cli/probes/resource-explorer";
import { itemsOf } from "../../support/probe-answers";

it.each([
  [{ Arn: "a", Type: "LOCAL", Tags: { ringfence: "1" } }, [{ id: "a", arn: "a", aggregator: false, own: true }]],
  [{ Arn: "a", Type: "AGGREGATOR" }, [{ id: "a", arn: "a", aggregator: true, own: false }]],
  [{ Arn: "a", State: "DELETED" }, []],
  [Object.assign(new Error("none"), { name: "ResourceNotFoundException" }), []],
])("an index %j gives %j", async (answer, items) => {
  expect(await itemsOf(indexes, { GetIndex: [answer] })).toEqual(items);
});

it.each([
  [{}, []],
  [{ ViewArn: "arn:aws:resource-explorer-2:eu-west-1:123456789012:view/all/1" }, ["all", true]],
])("a default view %j gives %j", async (answer, [id, own]) => {
  const items = await itemsOf(defaultView, { GetDefaultView: [answer], GetView: [{ Tags: { ringfence: "1" } }] });
  expect(items.map((item) => [item.id, item.own])).toEqual(id === undefined ? [] : [[id, own]]);
});
