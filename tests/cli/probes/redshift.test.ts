import { clusters } from "../../../cli/probes/redshift";
import { itemsOf } from "../../support/probe-answers";

it.each([
  ["ra3.xlplus", 2, "available", 2.172],
  ["ra3.xlplus", 2, "paused", undefined],
  ["rg.new", 2, "available", undefined],
])("a cluster of %s with %i nodes that is %s", async (NodeType, NumberOfNodes, ClusterStatus, usd) => {
  const cluster = { ClusterIdentifier: "c", NodeType, NumberOfNodes, ClusterStatus };
  const [item] = await itemsOf(clusters, { DescribeClusters: [{ Clusters: [cluster] }] });
  expect(item!.usdPerHour).toBe(usd);
});
