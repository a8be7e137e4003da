import { UNKNOWN } from "../../engine/reader";
import { firstOf, isGiven } from "../../facts/members";
import { nameOf } from "../../facts/thing";
import { CLUSTER_ENGINES } from "../encryption/databases";
import type { Resource } from "../../resource";

/** Instances of RDS, as `nameOf` spells them. */
export const DB_INSTANCES: readonly string[] = ["rds:instance", "rds:dbinstance", "ec2:dbinstance"];

/** Clusters that hold the data of their instances. */
export const DB_CLUSTERS: readonly string[] = [
  "rds:cluster",
  "rds:dbcluster",
  "docdb:cluster",
  "docdb:dbcluster",
  "neptune:cluster",
  "neptune:dbcluster",
];

/** What an instance of RDS takes its data from, and goes on without it. */
const SOURCES: readonly string[] = ["replicateSourceDb", "sourceDbInstanceIdentifier", "sourceDbClusterIdentifier"];

export interface Holding {
  readonly holds: "yes" | "no" | "unknown";
  readonly path: string;
}

/** Whether an instance of RDS holds data that nothing else has: not one of a cluster, and no replica. */
export function holdsData({ type, props }: Resource): Holding {
  if (!DB_INSTANCES.includes(nameOf(type))) return { holds: "yes", path: "" };
  const others = [["dbClusterIdentifier"], SOURCES].map((names) => firstOf(props, names));
  const engine = props.get("engine");
  if (CLUSTER_ENGINES.test(String(engine.value)) || others.some(isGiven)) return { holds: "no", path: engine.path };
  const unknown = others.find(({ state }) => state === "unknown");
  return unknown === undefined ? { holds: "yes", path: "" } : { holds: "unknown", path: unknown.path };
}

/** For examples: an instance of which nobody knows yet what it is a part of. */
export const PERHAPS_OF_CLUSTER = { engine: "postgres", dbClusterIdentifier: UNKNOWN };
