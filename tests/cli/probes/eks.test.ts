import { ResourceNotFoundException } from "@aws-sdk/client-eks";
import { clusters, nodeGroups } from "../../../cli/probes/eks";
import { itemsOf } from "../../support/probe-answers";

it("a cluster that goes between the two questions is left out", async () => {
  const gone = new ResourceNotFoundException({ message: "No cluster found for name: b.", $metadata: {} });
  const answers = { ListClusters: [{ clusters: ["b", "a"] }], DescribeCluster: [gone, { cluster: { name: "a" } }] };
  expect(await itemsOf(clusters, answers)).toMatchObject([{ id: "a", usdPerHour: 0.1 }]);
});

it("a node group counts as many machines as it wants", async () => {
  const nodegroup = {
    nodegroupName: "workers",
    clusterName: "a",
    scalingConfig: { desiredSize: 6 },
    instanceTypes: ["m5.large", "m5a.large"],
  };
  const answers = {
    ListClusters: [{ clusters: ["a"] }],
    ListNodegroups: [{ nodegroups: ["workers"] }],
    DescribeNodegroup: [{ nodegroup }],
  };
  expect(await itemsOf(nodeGroups, answers)).toMatchObject([
    { id: "a/workers", units: 6, size: "m5.large, m5a.large", usdPerHour: 0 },
  ]);
});
