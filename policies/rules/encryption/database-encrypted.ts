import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, undetermined } from "../../engine/verdict";
import { change } from "../../facts/change";
import { judgeKinds, ofKinds } from "../../facts/kind";
import { firstOf, isGiven, positionOf } from "../../facts/members";
import { nameOf } from "../../facts/thing";
import { CLUSTER_ENGINES, DATABASES, ENCRYPTED_ENGINES, type Database } from "./databases";
import type { Property, Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";

const KINDS = DATABASES.flatMap(({ things }) => things);

const databaseOf = ({ type }: Resource): Database | undefined =>
  DATABASES.find(({ things }) => things.includes(nameOf(type)));

/** The switch where it is set, through the one-item lists of older providers. */
function switchOf({ switches }: Database, props: Property): Property {
  const found = switches.map((path) => path.split(".").reduce((at, key) => (at.items()[0] ?? at).get(key), props));
  return found.find(({ state }) => state !== "absent") ?? found[0]!;
}

function judge(resource: Resource): Verdict[] {
  const database = databaseOf(resource);
  return database === undefined ? [] : judgeDatabase(database, resource.props);
}

function judgeDatabase(database: Database, props: Property): Verdict[] {
  const encrypted = switchOf(database, props);
  const position = positionOf(encrypted);
  const engine = props.get("engine");
  if (position === "on") return [];
  if (position === "unknown") return [undetermined(encrypted.path)];
  if (database.partOf !== undefined) {
    const cluster = firstOf(props, database.partOf);
    if (isGiven(cluster) || CLUSTER_ENGINES.test(String(engine.value))) return [];
    if (cluster.state === "unknown") return [undetermined(cluster.path)];
  }
  const source = firstOf(props, database.sources);
  if (source.state === "unknown" || isGiven(source)) {
    return [undetermined(encrypted.path, `what ${source.path} names decides`)];
  }
  if (position === "absent") {
    // Serverless clusters of the first version are always encrypted.
    if (database.absent === "on" || props.get("engineMode").value === "serverless") return [];
    if (engine.state === "unknown") return [undetermined(engine.path)];
    if (ENCRYPTED_ENGINES.test(String(engine.value))) {
      return [
        undetermined(
          encrypted.path,
          "a cluster that was made before 18 February 2026 may have none; say true to be sure",
        ),
      ];
    }
  }
  return [fail(encrypted.path, show(encrypted.value), "true")];
}

const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });

export const databaseEncrypted: ResourceRule = {
  id: "database-encrypted",
  kind: "resource",
  title: "databases are encrypted where they store",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "A snapshot of an unencrypted database can be shared with any account, and read there. A database is encrypted when it is made: later it takes a copy and a move.",
  fix: "write storageEncrypted: true (encrypted: true for Redshift); a database that exists has to be restored from an encrypted copy of its snapshot",
  frameworks: [
    { framework: "fsbp", version: "1.0.0", id: "RDS.3" },
    { framework: "fsbp", version: "1.0.0", id: "RDS.27" },
    { framework: "fsbp", version: "1.0.0", id: "DocumentDB.1" },
    { framework: "fsbp", version: "1.0.0", id: "Neptune.1" },
    { framework: "fsbp", version: "1.0.0", id: "Redshift.10" },
    { framework: "fsbp", version: "1.0.0", id: "DynamoDB.3" },
    { framework: "cis-aws", version: "5.0.0", id: "2.2.1" },
    { framework: "cis-aws", version: "7.0.0", id: "3.2.1" },
  ],
  types: ofKinds("databases and clusters of RDS, Aurora, DocumentDB, Neptune, Redshift and DAX", KINDS),
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeKinds(resource, KINDS, judge),

  remediate(resource) {
    const database = databaseOf(resource);
    if (database === undefined || !judgeDatabase(database, resource.props).some(({ kind }) => kind === "fail"))
      return [];
    return [change(switchOf(database, resource.props), true, database.changeable !== true)];
  },

  examples: {
    pass: [
      example("an encrypted instance", "aws:rds/instance:Instance", { engine: "postgres", storageEncrypted: true }),
      example("an encrypted cluster", "aws:rds/cluster:Cluster", { engine: "aurora-mysql", storageEncrypted: true }),
      example("a serverless cluster of the first version", "aws:rds/cluster:Cluster", {
        engine: "aurora-mysql",
        engineMode: "serverless",
      }),
      example("an instance of a cluster", "aws-native:rds:DbInstance", {
        engine: "aurora-mysql",
        dbClusterIdentifier: "main",
      }),
      example("an instance of a cluster in a template", "aws:cloudformation/stack:Stack", {
        templateBody: JSON.stringify({
          Resources: { One: { Type: "AWS::RDS::DBInstance", Properties: { DBClusterIdentifier: "main" } } },
        }),
      }),
      example("a Redshift cluster, encrypted unless told otherwise", "aws:redshift/cluster:Cluster", {
        nodeType: "ra3.xlplus",
      }),
      example("a switch as text", "aws:redshift/cluster:Cluster", { encrypted: "true" }),
      example("a DAX cluster", "aws:dax/cluster:Cluster", { serverSideEncryption: { enabled: true } }),
    ],
    fail: [
      example("an instance that does not say it", "aws:rds/instance:Instance", { engine: "postgres" }),
      example("an instance that says no", "aws:rds/instance:Instance", { engine: "mysql", storageEncrypted: false }),
      example("a cluster of instances that share nothing", "aws:rds/cluster:Cluster", { engine: "postgres" }),
      example("an Aurora cluster that says no", "aws:rds/cluster:Cluster", {
        engine: "aurora-postgresql",
        storageEncrypted: false,
      }),
      example("a DocumentDB cluster", "aws:docdb/cluster:Cluster", {}),
      example("a Neptune cluster", "aws:neptune/cluster:Cluster", { storageEncrypted: false }),
      example("a cluster of many regions", "aws:docdb/globalCluster:GlobalCluster", { engine: "docdb" }),
      example("a Redshift cluster that says no", "aws:redshift/cluster:Cluster", { encrypted: "false" }),
      example("a DAX cluster that does not say it", "aws:dax/cluster:Cluster", { nodeType: "dax.t3.small" }),
      example("a DAX cluster, in the list form of older providers", "aws:dax/cluster:Cluster", {
        serverSideEncryption: [{ enabled: false }],
      }),
      example("an instance of Cloud Control", "aws-native:rds:DbInstance", { engine: "postgres" }),
      example("a Neptune cluster of Cloud Control", "aws-native:neptune:DbCluster", {}),
      example("an instance of any Terraform provider", "aws:index/dbInstance:DbInstance", { engine: "postgres" }),
      example("an instance in the template of a stack", "aws:cloudformation/stack:Stack", {
        templateBody: "Resources:\n  Data:\n    Type: AWS::RDS::DBInstance\n    Properties: { Engine: postgres }\n",
      }),
    ],
    unknown: [
      example("a switch that another resource decides about", "aws:rds/instance:Instance", {
        storageEncrypted: UNKNOWN,
      }),
      example("a replica, which is as its source", "aws:rds/instance:Instance", { replicateSourceDb: "main" }),
      example("a replica of another database in the stack", "aws:rds/instance:Instance", {
        replicateSourceDb: UNKNOWN,
      }),
      example("an instance that is restored from a snapshot", "aws:rds/instance:Instance", {
        engine: "postgres",
        snapshotIdentifier: "before-the-move",
      }),
      example("the same in a template", "aws:cloudformation/stack:Stack", {
        templateBody: JSON.stringify({
          Resources: { One: { Type: "AWS::RDS::DBInstance", Properties: { DBSnapshotIdentifier: "before" } } },
        }),
      }),
      example("an Aurora cluster, which is encrypted if it is new", "aws:rds/cluster:Cluster", {
        engine: "aurora-postgresql",
      }),
      example("a cluster whose engine is not known yet", "aws:rds/cluster:Cluster", { engine: UNKNOWN }),
    ],
  },
};
