import { EMRClient, ListClustersCommand } from "@aws-sdk/client-emr";
import { paged, probe } from "./probe";

/** Their machines are rows of their own; EMR takes a fee for each beside, which is unknown. https://docs.aws.amazon.com/emr/latest/APIReference/API_ListClusters.html */
export const clusters = probe({
  id: "emr-clusters",
  service: "elasticmapreduce",
  kind: "EMR cluster",
  scope: "regional",
  sweep: "rest",
  client: EMRClient,
  calls: { list: paged(ListClustersCommand, "Marker") },
  read: async ({ list }) =>
    (await list({ ClusterStates: ["STARTING", "BOOTSTRAPPING", "RUNNING", "WAITING"] }))
      .flatMap(({ Clusters = [] }) => Clusters)
      .map(({ Id, ClusterArn, Status }) => ({
        id: Id!,
        arn: ClusterArn,
        startedAt: Status?.Timeline?.CreationDateTime,
        state: Status?.State,
      })),
});

export const PROBES = [clusters];
