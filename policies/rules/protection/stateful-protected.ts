import * as v from "valibot";
import { list } from "../../../domain/fields/shapes";
import { anyAwsResource } from "../../engine/types";
import { fail, notApplicable, pass, undetermined } from "../../engine/verdict";
import { nameOf } from "../../facts/thing";
import { typeToken } from "../../settings";
import { DB_CLUSTERS, DB_INSTANCES, holdsData, PERHAPS_OF_CLUSTER } from "./stores";
import type { ResourceOptions } from "../../resource";
import type { ResourceRule } from "../../rule";

/** What holds data, or the key to it, as `nameOf` spells it. */
const STORES: readonly string[] = [
  ...DB_INSTANCES,
  ...DB_CLUSTERS,
  "dynamodb:globaltable",
  "dynamodb:table",
  "efs:filesystem",
  "elasticsearch:domain",
  "kms:key",
  "opensearch:domain",
  "opensearchservice:domain",
  "redshift:cluster",
  "s3:bucket",
  "s3:bucketv2",
];

/** Components of the baseline keep what must stay by `retainOnDelete`, which the engine does not tell a rule of. */
const isOfBaseline = (parent = ""): boolean => /(::|\$)ringfence:index:\w+::/.test(parent);

const types = v.pipe(
  v.optional(list(typeToken, "a list of type tokens")),
  v.metadata({ shape: "list of type tokens" }),
  v.description(
    "The types that have to be protected, in place of databases, tables, buckets, file systems, search domains and keys; each stands for its spellings by other providers.",
  ),
);

const example = (
  title: string,
  type: string,
  props: Record<string, unknown>,
  opts: Partial<ResourceOptions> = {},
  more: { options?: Record<string, unknown> } = {},
) => ({ title, subject: { type, props, opts }, ...more });

export const statefulProtected: ResourceRule<never, never, { types: typeof types }> = {
  id: "stateful-protected",
  kind: "resource",
  title: "what holds data is protected from a slip in the program",
  severity: "medium",
  level: "advisory",
  onUnknown: "ignore",
  why: "A renamed resource, or a destroy in the wrong stack, deletes the data with the database. With protect, the engine refuses until somebody takes the protection away on purpose.",
  fix: "write the resource option protect: true",
  frameworks: [{ framework: "mitre-attack", version: "17", id: "T1485" }],
  types: anyAwsResource,
  selfService: true,
  needs: [],
  uses: [],
  options: { types },

  check(resource, { types: chosen }) {
    const things = chosen?.map(nameOf) ?? STORES;
    if (!things.includes(nameOf(resource.type))) return [notApplicable("the type is none that has to be protected")];
    if (resource.opts.protect) return [pass];
    if (isOfBaseline(resource.parent)) return [notApplicable("the baseline keeps it when it leaves the program")];
    const { holds, path } = holdsData(resource);
    if (holds === "no") return [notApplicable("its data is that of a cluster, or of the source it replicates")];
    return holds === "unknown" ? [undetermined(path)] : [fail("protect", "false", "true")];
  },

  examples: {
    pass: [
      example("a protected database", "aws:rds/instance:Instance", {}, { protect: true }),
      example("a protected bucket of Cloud Control", "aws-native:s3:Bucket", {}, { protect: true }),
      example("an instance of a cluster", "aws-native:rds:DbInstance", { engine: "aurora-mysql" }),
      example("a replica, whose data is elsewhere", "aws:rds/instance:Instance", { replicateSourceDb: "main" }),
      example("a machine, which holds nothing", "aws:ec2/instance:Instance", {}),
      example(
        "a bucket, where tables alone matter",
        "aws:s3/bucket:Bucket",
        {},
        {},
        {
          options: { types: ["aws:dynamodb/table:Table"] },
        },
      ),
    ],
    fail: [
      example("a database", "aws:rds/instance:Instance", { engine: "postgres" }),
      example("a table", "aws:dynamodb/table:Table", { name: "orders" }),
      example("a key, without which nothing can be read", "aws:kms/key:Key", {}),
      example("a bucket of v6", "aws:s3/bucketV2:BucketV2", {}),
      example("a cluster of Cloud Control", "aws-native:rds:DbCluster", { engine: "aurora-mysql" }),
      example("a file system of any Terraform provider", "aws:index/efsFileSystem:EfsFileSystem", {}),
      example(
        "a user pool, where the configuration names its type",
        "aws:cognito/userPool:UserPool",
        {},
        {},
        {
          options: { types: ["aws:cognito/userPool:UserPool"] },
        },
      ),
    ],
    unknown: [
      example("an instance that is perhaps one of a cluster", "aws-native:rds:DbInstance", PERHAPS_OF_CLUSTER),
      example("a database that perhaps replicates another", "aws:rds/instance:Instance", {
        replicateSourceDb: PERHAPS_OF_CLUSTER.dbClusterIdentifier,
      }),
    ],
  },
};
