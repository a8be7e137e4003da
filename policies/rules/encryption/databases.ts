/** Data stores that are encrypted when they are made or never, and what they are made of. */
export interface Database {
  /** As `nameOf` spells them. */
  readonly things: readonly string[];
  /** Path of the switch, and of the same in another provider. */
  readonly switches: readonly string[];
  /** A switch that nobody sets: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html and the others. */
  readonly absent: "on" | "off";
  /** Members that name what it is made of, which decides: a snapshot, a source, a point in time. */
  readonly sources: readonly string[];
  /** Members that name the cluster which it is a part of. */
  readonly partOf?: readonly string[];
  /** True where the switch of a store that exists can be changed. */
  readonly changeable?: boolean;
}

const RESTORED = ["restoreToPointInTime", "sourceDbClusterIdentifier", "sourceDbClusterResourceId"];

/** Stores that AWS always encrypts are not here: DynamoDB, Timestream, Keyspaces, MemoryDB, DocumentDB elastic, DSQL. */
export const DATABASES: readonly Database[] = [
  {
    things: ["rds:instance", "rds:dbinstance", "ec2:dbinstance"],
    switches: ["storageEncrypted"],
    absent: "off",
    // A replica and a restored instance are as their source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html
    sources: [
      "replicateSourceDb",
      "sourceDbInstanceIdentifier",
      "sourceDbiResourceId",
      "sourceDbInstanceAutomatedBackupsArn",
      "sourceDbClusterIdentifier",
      "snapshotIdentifier",
      "dbSnapshotIdentifier",
      "dbClusterSnapshotIdentifier",
      "restoreToPointInTime",
    ],
    partOf: ["dbClusterIdentifier"],
  },
  {
    things: ["rds:cluster", "rds:dbcluster"],
    switches: ["storageEncrypted"],
    absent: "off",
    sources: ["snapshotIdentifier", "replicationSourceIdentifier", ...RESTORED],
  },
  {
    things: ["docdb:cluster", "docdb:dbcluster"],
    switches: ["storageEncrypted"],
    absent: "off",
    sources: ["snapshotIdentifier", ...RESTORED],
  },
  {
    things: ["neptune:cluster", "neptune:dbcluster"],
    switches: ["storageEncrypted"],
    absent: "off",
    sources: ["snapshotIdentifier", "replicationSourceIdentifier", ...RESTORED],
  },
  {
    things: ["rds:globalcluster", "docdb:globalcluster", "neptune:globalcluster"],
    switches: ["storageEncrypted"],
    absent: "off",
    sources: ["sourceDbClusterIdentifier"],
  },
  {
    // Encrypted unless told otherwise, by AWS since January 2025 and by the provider since v7:
    // https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html
    things: ["redshift:cluster"],
    switches: ["encrypted"],
    absent: "on",
    sources: ["snapshotIdentifier", "snapshotArn"],
    changeable: true,
  },
  {
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionAtRest.html
    things: ["dax:cluster"],
    switches: ["serverSideEncryption.enabled", "sSESpecification.sSEEnabled", "sseSpecification.sseEnabled"],
    absent: "off",
    sources: [],
  },
];

/**
 * Engines whose new clusters AWS encrypts, whatever a program says, since 18 February 2026. One that is older is as it was made.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html
 */
export const ENCRYPTED_ENGINES = /^aurora/i;

/**
 * Engines whose instances are always those of a cluster, and are as their cluster.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 */
export const CLUSTER_ENGINES = /^(aurora|docdb|neptune)/i;
