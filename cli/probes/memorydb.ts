import { DescribeClustersCommand, MemoryDBClient } from "@aws-sdk/client-memorydb";
import { paged, probe } from "./probe";

/** https://docs.aws.amazon.com/memorydb/latest/APIReference/API_Cluster.html */
export const clusters = probe({
  id: "memory-databases",
  service: "memorydb",
  kind: "MemoryDB cluster",
  scope: "regional",
  sweep: "rest",
  client: MemoryDBClient,
  calls: { list: paged(DescribeClustersCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ Clusters = [] }) => Clusters)
      .map(({ Name, ARN, Status, NodeType, NumberOfShards }) => ({
        id: Name!,
        arn: ARN,
        state: Status,
        size: NodeType,
        units: NumberOfShards,
      })),
});

export const PROBES = [clusters];
