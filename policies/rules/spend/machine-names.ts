import { type Decided, decisionsOf } from "../../facts/decisions";

/** How a property says what machine is started, and what is made of it. */
export type MachineName = Decided &
  (
    | {
        /** A type of EC2, or of several in a list, with what a service puts around it: `db.t3.micro`, `m5.large.search`. */
        readonly kind: "type";
        readonly around?: readonly [before: string, after: string];
      }
    /** What a machine must have; any that has it may be taken. */
    | { readonly kind: "requirements" }
    /** A name of the service's own; `accelerated` tells the ones with a GPU. */
    | { readonly kind: "own name"; readonly accelerated?: RegExp; readonly why: string }
    /** A processor for models or pictures beside the machine. */
    | { readonly kind: "accelerator"; readonly isTaken: (value: unknown) => boolean }
    /** Starts no machine. */
    | { readonly kind: "none"; readonly why: string }
  );

const CLOSED = "no type of EC2: the service is closed as a whole by service-allowed";

const type = (paths: readonly string[], before = "", after = ""): MachineName => ({
  kind: "type",
  paths,
  around: [before, after],
});

const aboveZero = (value: unknown): boolean => Number(value) > 0;
const present = (value: unknown): boolean => value !== "" && !(Array.isArray(value) && value.length === 0);

/** Every property of the declarations that says what machine is started has its row; the first that fits holds. */
export const MACHINE_NAMES: readonly MachineName[] = [
  {
    kind: "none",
    paths: ["pinpoint.bundleId", "location.*"],
    why: "the name of an application, or of nothing that runs",
  },
  {
    kind: "none",
    paths: [
      "outposts.*",
      "eks.outpostConfig.*",
      "route53resolver.preferredInstanceType",
      "drs.replicationServerInstanceType",
    ],
    why: "a machine on hardware that is paid for already, or one that the service starts and pays by the hour of replication",
  },
  {
    kind: "accelerator",
    paths: ["*.acceleratorCount.min", "*.acceleratorCount.max"],
    isTaken: aboveZero,
  },
  {
    kind: "accelerator",
    paths: [
      "*.acceleratorTypes",
      "*.acceleratorNames",
      "*.acceleratorCapabilities",
      "*.acceleratorType",
      "*lasticGpuSpecifications",
      "*nferenceAccelerator*",
    ],
    isTaken: present,
  },
  { kind: "none", paths: ["*.acceleratorCount"], why: "holds the members above" },
  { kind: "requirements", paths: ["*nstanceRequirements"] },
  type(["*.allowedInstanceTypes"]),
  {
    kind: "own name",
    paths: ["appstream.instanceType"],
    accelerated: /^stream\.(graphics|accelerated)/i,
    why: CLOSED,
  },
  { kind: "own name", paths: ["workspaces.*computeTypeName"], accelerated: /^graphics/i, why: CLOSED },
  {
    kind: "own name",
    paths: ["workspaces.bundleId"],
    why: `the id of a bundle, which does not tell its size; ${CLOSED}`,
  },
  { kind: "own name", paths: ["workspacesweb.instanceType", "finspace.*", "mwaa.*", "gameliftstreams.*"], why: CLOSED },
  { kind: "own name", paths: ["lightsail.*undleId"], accelerated: /gpu/i, why: CLOSED },
  { kind: "own name", paths: ["lightsail.power"], why: CLOSED },
  { kind: "own name", paths: ["redshift.*"], why: CLOSED },
  { kind: "own name", paths: ["timestream*.*nstanceType"], why: CLOSED },
  {
    kind: "own name",
    paths: ["glue.*workerType", "datazone.*workerType", "codecatalyst.instanceType", "iotanalytics.*"],
    why: "workers by the second, up to 64 vCPUs and never with a GPU; their number is limited by fleet-size-cap",
  },
  {
    kind: "own name",
    paths: ["codebuild.environment.type", "codebuild.environmentType"],
    accelerated: /GPU/,
    why: "build machines by the minute",
  },
  {
    kind: "own name",
    paths: ["codebuild.*omputeType", "gamelift.computeType"],
    why: "a size of the service's own, of up to 72 vCPUs by the minute",
  },
  { kind: "none", paths: ["sagemaker.*slurmConfig.nodeType"], why: "what a node does" },
  type(["rds.*", "docdb.*", "neptune.*", "memorydb.*"], "db."),
  type(["elasticache.*"], "cache."),
  type(["dax.*"], "dax."),
  type(["dms.*"], "dms."),
  type(["mq.*"], "mq."),
  type(["msk.*"], "kafka."),
  type(["sagemaker.*"], "ml."),
  type(["opensearch*.*"], "", ".search"),
  type(["elasticsearch.*"], "", ".elasticsearch"),
  type(["m2.*"], "M2."),
  type([
    "autoscaling.*nstanceType*",
    "batch.*nstanceType*",
    "cloud9.instanceType",
    "codebuild.computeConfiguration.instanceType",
    "ec2.*nstanceType*",
    "eks.instanceTypes",
    "emr.*nstanceType*",
    "evs.*",
    "gamelift.*nstanceType",
    "imagebuilder.instanceTypes",
    "nimblestudio.*",
    "opsworks*.instanceType",
    "pcs.*",
    "pipes.targetParameters.batchJobParameters.*",
    "workspacesinstances.*",
  ]),
];

export const machineNameOf = decisionsOf(MACHINE_NAMES);

/** What counts in a property that nobody has decided about: whatever looks like a type of EC2. */
export const UNDECIDED: MachineName = { kind: "type", paths: [] };

/** What a service puts around a type in other sizes of the same: express brokers of Kafka, old names of search. */
export const OTHER_AROUND: readonly (readonly [before: string, after: string])[] = [
  ["express.", ""],
  ["", ".search"],
  ["", ".elasticsearch"],
];

/** The machine that is started when nothing says which, and where else it might stand. */
export interface DefaultMachine {
  /** As `nameOf` spells it. */
  readonly things: readonly string[];
  readonly path: string;
  /** With one of these members, something else says it. */
  readonly unless: readonly string[];
  readonly type: string;
  readonly source: string;
}

export const DEFAULT_MACHINES: readonly DefaultMachine[] = [
  {
    things: ["ec2:instance", "ec2:runinstances"],
    path: "instanceType",
    unless: ["launchTemplate"],
    type: "m1.small",
    source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html",
  },
  {
    things: ["eks:nodegroup"],
    path: "instanceTypes",
    unless: ["launchTemplate"],
    type: "t3.medium",
    source: "https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html",
  },
];
