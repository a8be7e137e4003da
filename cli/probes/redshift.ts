import { DescribeClustersCommand, DescribeReservedNodesCommand, RedshiftClient } from "@aws-sdk/client-redshift";
import { WAREHOUSE_NODES } from "../../domain/burn/standing-prices";
import { paged, probe } from "./probe";

/** One that is paused costs its storage: https://docs.aws.amazon.com/redshift/latest/mgmt/rs-mgmt-pause-resume-cluster.html */
function usdOf(type = "", nodes?: number, status?: string): number | undefined {
  const usd = WAREHOUSE_NODES[type];
  return usd === undefined || nodes === undefined || status === "paused" ? undefined : usd * nodes;
}

/** https://docs.aws.amazon.com/redshift/latest/APIReference/API_Cluster.html */
export const clusters = probe({
  id: "warehouse-clusters",
  service: "redshift",
  kind: "Redshift cluster",
  scope: "regional",
  sweep: "rest",
  client: RedshiftClient,
  calls: { list: paged(DescribeClustersCommand, "Marker") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ Clusters = [] }) => Clusters)
      .map(({ ClusterIdentifier, ClusterCreateTime, ClusterStatus, NodeType, NumberOfNodes, ClusterNamespaceArn }) => ({
        id: ClusterIdentifier!,
        startedAt: ClusterCreateTime,
        state: ClusterStatus,
        size: NodeType,
        units: NumberOfNodes,
        usdPerHour: usdOf(NodeType, NumberOfNodes, ClusterStatus),
        owner: ClusterNamespaceArn,
      })),
});

/** https://docs.aws.amazon.com/redshift/latest/APIReference/API_ReservedNode.html */
export const reserved = probe({
  id: "reserved-warehouse-nodes",
  service: "redshift",
  kind: "reserved Redshift node",
  scope: "regional",
  sweep: "rest",
  client: RedshiftClient,
  calls: { list: paged(DescribeReservedNodesCommand, "Marker") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ ReservedNodes = [] }) => ReservedNodes)
      .filter(({ State }) => State !== "retired" && State !== "payment-failed")
      .map(({ ReservedNodeId, StartTime, State, NodeType, NodeCount }) => ({
        id: ReservedNodeId!,
        startedAt: StartTime,
        state: State,
        size: NodeType,
        units: NodeCount,
      })),
});

export const PROBES = [clusters, reserved];
