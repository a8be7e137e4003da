import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, notApplicable, pass, undetermined } from "../../engine/verdict";
import { BUCKET_NAMES, BUCKETS, holdsBucket, takesFrom } from "../../facts/edges";
import { firstOf, positionOf } from "../../facts/members";
import { judgeSwitch } from "../../facts/switches";
import { valuesAt } from "../../facts/table";
import { nameOf } from "../../facts/thing";
import { TRAILS } from "./trails";
import type { Property, Stack, StackResource } from "../../resource";
import type { StackRule, Verdict } from "../../rule";

/** What stands beside a bucket; each kind in its older spelling too. */
const ACLS = ["s3:bucketacl", "s3:bucketaclv2"];
const BLOCKS = ["s3:bucketpublicaccessblock"];
const VERSIONINGS = ["s3:bucketversioning", "s3:bucketversioningv2"];

const isOneOf = ({ type }: StackResource, things: readonly string[]): boolean => things.includes(nameOf(type));

/** The properties of a trail that name its bucket. */
const BUCKET_OF_TRAIL = "s3BucketName";

/** The bucket of a trail; the name may come by way of what stands beside it, such as its policy. */
function bucketsOf(trail: StackResource, { resources }: Stack): StackResource[] {
  const buckets = resources.filter((one) => isOneOf(one, BUCKETS));
  const beside = resources.filter((one) => takesFrom(trail, BUCKET_OF_TRAIL, one));
  const candidates = buckets.filter((bucket) =>
    [trail, ...beside].some((one) => holdsBucket(one, one === trail ? BUCKET_OF_TRAIL : "bucket", bucket)),
  );
  const named = candidates.filter((bucket) =>
    holdsBucket({ ...trail, propertyDependencies: {} }, BUCKET_OF_TRAIL, bucket),
  );
  return named.length > 0 ? named : candidates;
}

const open = (one: StackResource, property: Property): Verdict => undetermined(`${one.name}.${property.path}`);

const wrong = (one: StackResource, property: Property, expected: string): Verdict =>
  fail(`${one.name}.${property.path}`, show(property.value), expected, one.urn);

/** The answers of one resource, with its name in front of the path. */
const of = (one: StackResource, verdicts: readonly Verdict[]): Verdict[] =>
  verdicts.map((verdict) => ("path" in verdict ? { ...verdict, path: `${one.name}.${verdict.path}` } : verdict));

/**
 * Versions are kept by a resource beside the bucket, by the bucket itself in older providers and in Cloud Control, and
 * wherever objects are locked. https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
function judgeVersions(bucket: StackResource, beside: readonly StackResource[]): Verdict[] {
  const states = [
    ...valuesAt(bucket.props, "versioning.enabled").map((each) => ({ each, kept: positionOf(each) === "on" })),
    ...valuesAt(bucket.props, "objectLockEnabled").map((each) => ({ each, kept: positionOf(each) === "on" })),
    ...[bucket, ...beside.filter((one) => isOneOf(one, VERSIONINGS))]
      .flatMap(({ props }) => valuesAt(props, "versioningConfiguration.status"))
      .map((each) => ({ each, kept: each.value === "Enabled" })),
  ];
  if (states.some(({ kept }) => kept)) return [];
  const unknown = states.find(({ each }) => each.state === "unknown");
  if (unknown !== undefined) return [open(bucket, unknown.each)];
  const observed = states.map(({ each }) => each).at(-1) ?? bucket.props.get("versioning");
  return [wrong(bucket, observed, "kept versions (aws.s3.BucketVersioning)")];
}

const PUBLIC_ACL = /^public|^authenticated-?read$/i;
const BLOCK_FLAGS = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

/**
 * A bucket is closed to the public unless something opens it: AWS blocks that on every bucket made since April 2023. A block
 * that is declared says all four, and what it leaves out is open.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
function judgeClosed(bucket: StackResource, beside: readonly StackResource[]): Verdict[] {
  const acls = [bucket, ...beside.filter((one) => isOneOf(one, ACLS))].flatMap((one): Verdict[] => {
    const acl = firstOf(one.props, ["acl", "accessControl"]);
    if (acl.state === "unknown") return [open(one, acl)];
    return PUBLIC_ACL.test(String(acl.value)) ? [wrong(one, acl, '"private"')] : [];
  });
  const blocks = [
    ...beside.filter((one) => isOneOf(one, BLOCKS)).map((one) => ({ one, block: one.props })),
    ...valuesAt(bucket.props, "publicAccessBlockConfiguration").map((block) => ({ one: bucket, block })),
  ];
  const flags = blocks.flatMap(({ one, block }) =>
    block.state === "unknown"
      ? [open(one, block)]
      : of(
          one,
          BLOCK_FLAGS.flatMap((flag) => judgeSwitch(block.get(flag), { position: "on", absent: "off" }, one.urn)),
        ),
  );
  return [...acls, ...flags];
}

function judgeBucket(bucket: StackResource, { resources }: Stack): Verdict[] {
  const beside = resources.filter((one) => one !== bucket && holdsBucket(one, "bucket", bucket));
  return [
    ...of(bucket, judgeSwitch(bucket.props.get("forceDestroy"), { position: "off", absent: "off" }, bucket.urn)),
    ...judgeVersions(bucket, beside),
    ...judgeClosed(bucket, beside),
  ];
}

/** Whether the names are known by which a bucket without an edge would be found. */
const isNamed = (trail: StackResource, { resources }: Stack): boolean =>
  trail.props.get(BUCKET_OF_TRAIL).state !== "unknown" &&
  resources.every((one) => !isOneOf(one, BUCKETS) || firstOf(one.props, BUCKET_NAMES).state !== "unknown");

function judgeTrail(trail: StackResource, stack: Stack): Verdict[] {
  const buckets = bucketsOf(trail, stack);
  const verdicts = buckets.flatMap((bucket) => judgeBucket(bucket, stack));
  if (buckets.length === 0) {
    return isNamed(trail, stack)
      ? [notApplicable(`the bucket of ${trail.name} is not in this stack`)]
      : [undetermined(`${trail.name}.${BUCKET_OF_TRAIL}`)];
  }
  // A name that is put together of several buckets shows at the deployment.
  if (buckets.length > 1 && verdicts.length > 0) return [undetermined(`${trail.name}.${BUCKET_OF_TRAIL}`)];
  return verdicts.length > 0 ? verdicts : [pass];
}

const trail = (props: Record<string, unknown> = { s3BucketName: UNKNOWN }, type = "aws:cloudtrail/trail:Trail") => ({
  type,
  name: "trail",
  props,
  propertyDependencies: { s3BucketName: ["logs"] },
});
const bucket = (props: Record<string, unknown> = {}, type = "aws:s3/bucket:Bucket") => ({ type, name: "logs", props });
const side = (type: string, props: Record<string, unknown>) => ({
  type,
  name: `logs-${type.split(":").at(-1)!}`,
  props: { bucket: UNKNOWN, ...props },
  propertyDependencies: { bucket: ["logs"] },
});
const versioning = (status: unknown = "Enabled") =>
  side("aws:s3/bucketVersioning:BucketVersioning", { versioningConfiguration: { status } });
const closed = (flags: Record<string, unknown> = {}) =>
  side("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", {
    ...Object.fromEntries(BLOCK_FLAGS.map((flag) => [flag, true])),
    ...flags,
  });
const example = (title: string, ...resources: StackRule["examples"]["pass"][number]["subject"]["resources"]) => ({
  title,
  subject: { resources },
});

export const trailBucketSafe: StackRule = {
  id: "trail-bucket-safe",
  kind: "stack",
  title: "the bucket of a trail keeps what it gets, for nobody else to read",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "The log of an incident is worth what its bucket is worth: without versions whoever may write can overwrite it, with forceDestroy it goes with its stack, and in the open everybody reads what the account is made of.",
  fix: "keep versions with aws.s3.BucketVersioning, leave forceDestroy out, and block public access in all four ways",
  frameworks: [
    { framework: "fsbp", version: "1.0.0", id: "CloudTrail.6" },
    { framework: "mitre-attack", version: "17", id: "T1485" },
  ],
  types: [
    "aws:cloudtrail/trail:Trail",
    "aws:s3/bucket:Bucket",
    "aws:s3/bucketVersioning:BucketVersioning",
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    "aws:s3/bucketAcl:BucketAcl",
  ],
  needs: [],
  uses: [],
  options: {},

  check(stack) {
    const trails = stack.resources.filter((one) => isOneOf(one, TRAILS));
    if (trails.length === 0) return [notApplicable("the stack declares no trail")];
    return trails.flatMap((one) => judgeTrail(one, stack));
  },

  examples: {
    pass: [
      example("a bucket that keeps versions and is closed", trail(), bucket(), versioning(), closed()),
      example("a bucket that is closed by default", trail(), bucket(), versioning()),
      example(
        "a bucket of v6, which keeps versions itself",
        trail(),
        bucket({ acl: "private", versioning: { enabled: true } }),
      ),
      example("a bucket whose objects are locked", trail(), bucket({ objectLockEnabled: true })),
      example(
        "a bucket of Cloud Control",
        trail(undefined, "aws-native:cloudtrail:Trail"),
        bucket({ versioningConfiguration: { status: "Enabled" } }, "aws-native:s3:Bucket"),
      ),
      example("a trail whose bucket is in another stack", {
        type: "aws:cloudtrail/trail:Trail",
        name: "trail",
        props: { s3BucketName: "logs-of-the-organization" },
      }),
      example("another bucket, which is nobody's evidence", trail(), bucket(), versioning(), {
        type: "aws:s3/bucket:Bucket",
        name: "scratch",
        props: { forceDestroy: true },
      }),
    ],
    fail: [
      example("a bucket that goes with its stack", trail(), bucket({ forceDestroy: true }), versioning()),
      example("a bucket without versions", trail(), bucket()),
      example("versions that are kept no longer", trail(), bucket(), versioning("Suspended")),
      example("a bucket that everybody reads", trail(), bucket({ acl: "public-read" }), versioning()),
      example(
        "the same by a resource beside it",
        trail(),
        bucket(),
        versioning(),
        side("aws:s3/bucketAcl:BucketAcl", { acl: "public-read-write" }),
      ),
      example("a block that is open in one way", trail(), bucket(), versioning(), closed({ blockPublicPolicy: false })),
      example(
        "a block that says two of four",
        trail(),
        bucket(),
        versioning(),
        side("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", {
          blockPublicAcls: true,
          ignorePublicAcls: true,
        }),
      ),
      example(
        "a bucket of Cloud Control",
        trail(undefined, "aws-native:cloudtrail:Trail"),
        bucket({ bucketName: "logs" }, "aws-native:s3:Bucket"),
      ),
      example(
        "a bucket that the trail names",
        { ...trail({ s3BucketName: "logs" }), propertyDependencies: {} },
        bucket({ bucket: "logs" }),
      ),
      example(
        "a bucket whose name comes by way of its policy",
        { ...trail(), propertyDependencies: { s3BucketName: ["logs-BucketPolicy"] } },
        bucket(),
        side("aws:s3/bucketPolicy:BucketPolicy", { policy: UNKNOWN }),
      ),
    ],
    unknown: [
      example("versions that another resource decides about", trail(), bucket(), versioning(UNKNOWN)),
      example(
        "a bucket of which nobody knows whether it goes",
        trail(),
        bucket({ forceDestroy: UNKNOWN }),
        versioning(),
      ),
      example(
        "one of two buckets",
        { ...trail(), propertyDependencies: { s3BucketName: ["logs", "other"] } },
        bucket(),
        { ...bucket(), name: "other" },
      ),
    ],
  },
};
