import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, undetermined } from "../../engine/verdict";
import { judgeKinds, ofKinds } from "../../facts/kind";
import { firstOf } from "../../facts/members";
import { judgeSwitch } from "../../facts/switches";
import { nameOf } from "../../facts/thing";
import { DB_CLUSTERS, DB_INSTANCES, holdsData } from "./stores";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";

/** Which member lets go of data without a word; every one is off unless told otherwise. */
const SWITCHES: readonly { things: readonly string[]; member: string }[] = [
  {
    things: [
      "athena:workgroup",
      "backup:vault",
      "s3:bucket",
      "s3:bucketv2",
      "s3:directorybucket",
      "s3tables:tablebucket",
    ],
    member: "forceDestroy",
  },
  { things: ["ecr:repository"], member: "forceDelete" },
  { things: ["ecr:repository"], member: "emptyOnDelete" },
  { things: [...DB_INSTANCES, ...DB_CLUSTERS, "redshift:cluster"], member: "skipFinalSnapshot" },
  { things: ["fsx:windowsfilesystem", "fsx:openzfsfilesystem", "fsx:ontapvolume"], member: "skipFinalBackup" },
];

const SECRET = "secretsmanager:secret";
const KINDS = [...SWITCHES.flatMap(({ things }) => things), SECRET];

/** A replica and an instance of a cluster take no last snapshot: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBInstance.html */
function judge(resource: Resource): Verdict[] {
  const name = nameOf(resource.type);
  const { holds, path } = holdsData(resource);
  if (holds === "no") return [];
  const verdicts = [
    ...SWITCHES.filter(({ things }) => things.includes(name)).flatMap(({ member }) =>
      judgeSwitch(resource.props.get(member), { position: "off", absent: "off" }),
    ),
    ...(name === SECRET ? judgeWindow(resource) : []),
  ];
  return holds === "unknown" && verdicts.length > 0 ? [undetermined(path)] : verdicts;
}

/** Zero days delete a secret at once: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html */
function judgeWindow({ props }: Resource): Verdict[] {
  const days = firstOf(props, ["recoveryWindowInDays"]);
  if (days.state === "unknown") return [undetermined(days.path)];
  return days.state === "known" && days.value !== "" && Number(days.value) === 0
    ? [fail(days.path, show(days.value), "7 to 30")]
    : [];
}

const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });

export const noForceDestroy: ResourceRule = {
  id: "no-force-destroy",
  kind: "resource",
  title: "nothing is set up to be deleted with its data",
  severity: "medium",
  level: "advisory",
  onUnknown: "ignore",
  why: "A bucket with forceDestroy is emptied by whatever deletes its stack, and a database without a last snapshot leaves nothing to come back to. Both are asked for once, in a test, and stay.",
  fix: "take forceDestroy, forceDelete or skipFinalSnapshot out; empty by hand what has to go",
  frameworks: [{ framework: "mitre-attack", version: "17", id: "T1485" }],
  types: ofKinds("buckets, repositories, vaults, databases, file systems and secrets", KINDS),
  selfService: true,
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeKinds(resource, KINDS, judge),

  examples: {
    pass: [
      example("a bucket", "aws:s3/bucket:Bucket", {}),
      example("a bucket that says no", "aws:s3/bucket:Bucket", { forceDestroy: false }),
      example("a replica, which takes no last snapshot", "aws:rds/instance:Instance", {
        replicateSourceDb: "main",
        skipFinalSnapshot: true,
      }),
      example("a secret that waits before it goes", "aws:secretsmanager/secret:Secret", { recoveryWindowInDays: 7 }),
      example("a cluster with a last snapshot", "aws:rds/cluster:Cluster", { finalSnapshotIdentifier: "last" }),
    ],
    fail: [
      example("a bucket that goes with what is in it", "aws:s3/bucket:Bucket", { forceDestroy: true }),
      example("a bucket of v6", "aws:s3/bucketV2:BucketV2", { forceDestroy: true }),
      example("a repository of images", "aws:ecr/repository:Repository", { forceDelete: true }),
      example("a repository of Cloud Control", "aws-native:ecr:Repository", { emptyOnDelete: true }),
      example("a vault of backups", "aws:backup/vault:Vault", { forceDestroy: true }),
      example("a database without a last snapshot", "aws:rds/instance:Instance", { skipFinalSnapshot: true }),
      example("a cluster without a last snapshot", "aws:docdb/cluster:Cluster", { skipFinalSnapshot: true }),
      example("a secret that goes at once", "aws:secretsmanager/secret:Secret", { recoveryWindowInDays: 0 }),
      example("a bucket of any Terraform provider", "aws:index/s3Bucket:S3Bucket", { forceDestroy: "true" }),
    ],
    unknown: [
      example("a switch that another resource decides about", "aws:s3/bucket:Bucket", { forceDestroy: UNKNOWN }),
      example("a database that perhaps replicates another", "aws:rds/instance:Instance", {
        replicateSourceDb: UNKNOWN,
        skipFinalSnapshot: true,
      }),
    ],
  },
};
