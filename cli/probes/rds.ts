import {
  type DBInstance,
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  DescribeReservedDBInstancesCommand,
  RDSClient,
} from "@aws-sdk/client-rds";
import { databaseUsd } from "../../domain/burn/hourly";
import { paged, probe } from "./probe";

/** By the list price of MySQL and PostgreSQL; of other engines it is unknown. One that is stopped costs its disk. */
function usdOf({ Engine, DBInstanceClass = "", MultiAZ, DBInstanceStatus }: DBInstance): number | undefined {
  if (Engine !== "mysql" && Engine !== "postgres") return undefined;
  return DBInstanceStatus === "stopped" ? undefined : databaseUsd(DBInstanceClass, MultiAZ ? 2 : 1);
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html: machines of clusters among them */
export const instances = probe({
  id: "databases",
  service: "rds",
  kind: "database",
  scope: "regional",
  sweep: "rest",
  client: RDSClient,
  calls: { list: paged(DescribeDBInstancesCommand, "Marker") },
  read: async ({ list }) =>
    (await list({ MaxRecords: 100 }))
      .flatMap(({ DBInstances = [] }) => DBInstances)
      .map((database) => ({
        id: database.DBInstanceIdentifier!,
        arn: database.DBInstanceArn,
        startedAt: database.InstanceCreateTime,
        state: database.DBInstanceStatus,
        size: database.DBInstanceClass,
        usdPerHour: usdOf(database),
        owner: database.DBClusterIdentifier,
      })),
});

/** Their machines are rows of the databases, except those that a Multi-AZ cluster and a serverless one hold themselves. */
export const clusters = probe({
  id: "database-clusters",
  service: "rds",
  kind: "cluster of databases",
  scope: "regional",
  sweep: "rest",
  client: RDSClient,
  calls: { list: paged(DescribeDBClustersCommand, "Marker") },
  read: async ({ list }) =>
    (await list({ MaxRecords: 100 }))
      .flatMap(({ DBClusters = [] }) => DBClusters)
      .map(({ DBClusterIdentifier, DBClusterArn, ClusterCreateTime, Status, DBClusterInstanceClass, Engine }) => ({
        id: DBClusterIdentifier!,
        arn: DBClusterArn,
        startedAt: ClusterCreateTime,
        state: Status,
        size: DBClusterInstanceClass ?? Engine,
      })),
});

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ReservedDBInstance.html */
export const reserved = probe({
  id: "reserved-databases",
  service: "rds",
  kind: "reserved database",
  scope: "regional",
  sweep: "rest",
  client: RDSClient,
  calls: { list: paged(DescribeReservedDBInstancesCommand, "Marker") },
  read: async ({ list }) =>
    (await list({ MaxRecords: 100 }))
      .flatMap(({ ReservedDBInstances = [] }) => ReservedDBInstances)
      .filter(({ State }) => State !== "retired" && State !== "payment-failed")
      .map(({ ReservedDBInstanceId, ReservedDBInstanceArn, StartTime, State, DBInstanceClass, DBInstanceCount }) => ({
        id: ReservedDBInstanceId!,
        arn: ReservedDBInstanceArn,
        startedAt: StartTime,
        state: State,
        size: DBInstanceClass,
        units: DBInstanceCount,
      })),
});

export const PROBES = [instances, clusters, reserved];
