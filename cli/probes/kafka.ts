import { KafkaClient, ListClustersV2Command } from "@aws-sdk/client-kafka";
import { paged, probe } from "./probe";

/** Provisioned and serverless ones: https://docs.aws.amazon.com/msk/2.0/APIReference/v2-clusters.html */
export const clusters = probe({
  id: "kafka-clusters",
  service: "kafka",
  kind: "Kafka cluster",
  scope: "regional",
  sweep: "rest",
  client: KafkaClient,
  calls: { list: paged(ListClustersV2Command, "NextToken") },
  read: async ({ list }) =>
    (await list({ MaxResults: 100 }))
      .flatMap(({ ClusterInfoList = [] }) => ClusterInfoList)
      .map(({ ClusterName, ClusterArn, CreationTime, State, Provisioned }) => ({
        id: ClusterName!,
        arn: ClusterArn,
        startedAt: CreationTime,
        state: State,
        size: Provisioned?.BrokerNodeGroupInfo?.InstanceType,
        units: Provisioned?.NumberOfBrokerNodes,
      })),
});

export const PROBES = [clusters];
