import {
  DescribeCacheClustersCommand,
  DescribeReservedCacheNodesCommand,
  DescribeServerlessCachesCommand,
  ElastiCacheClient,
} from "@aws-sdk/client-elasticache";
import { paged, probe } from "./probe";

const ROW = { service: "elasticache", scope: "regional", sweep: "rest", client: ElastiCacheClient } as const;

/** https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CacheCluster.html */
export const clusters = probe({
  ...ROW,
  id: "cache-clusters",
  kind: "cache cluster",
  calls: { list: paged(DescribeCacheClustersCommand, "Marker") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ CacheClusters = [] }) => CacheClusters)
      .map(
        ({ CacheClusterId, ARN, CacheClusterCreateTime, CacheClusterStatus, CacheNodeType, NumCacheNodes, ...of }) => ({
          id: CacheClusterId!,
          arn: ARN,
          startedAt: CacheClusterCreateTime,
          state: CacheClusterStatus,
          size: CacheNodeType,
          units: NumCacheNodes,
          owner: of.ReplicationGroupId,
        }),
      ),
});

/** https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ServerlessCache.html */
export const serverless = probe({
  ...ROW,
  id: "serverless-caches",
  kind: "serverless cache",
  calls: { list: paged(DescribeServerlessCachesCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ ServerlessCaches = [] }) => ServerlessCaches)
      .map(({ ServerlessCacheName, ARN, CreateTime, Status, Engine }) => ({
        id: ServerlessCacheName!,
        arn: ARN,
        startedAt: CreateTime,
        state: Status,
        size: Engine,
      })),
});

/** https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ReservedCacheNode.html */
export const reserved = probe({
  ...ROW,
  id: "reserved-cache-nodes",
  kind: "reserved cache node",
  calls: { list: paged(DescribeReservedCacheNodesCommand, "Marker") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ ReservedCacheNodes = [] }) => ReservedCacheNodes)
      .filter(({ State }) => State !== "retired" && State !== "payment-failed")
      .map(({ ReservedCacheNodeId, ReservationARN, StartTime, State, CacheNodeType, CacheNodeCount }) => ({
        id: ReservedCacheNodeId!,
        arn: ReservationARN,
        startedAt: StartTime,
        state: State,
        size: CacheNodeType,
        units: CacheNodeCount,
      })),
});

export const PROBES = [clusters, serverless, reserved];
