import { type Decided, decisionsOf } from "../../facts/decisions";

/** What a number counts, so that it can be compared with a limit. */
export type Unit = "machines" | "vCPUs" | "CPU units";

/** A property that says how much is started. */
export type Size = Decided &
  (
    | {
        readonly unit: Unit;
        /** `most`: how many there can be; `now`: how many there are, which counts for the sum of a stack, too. */
        readonly says: "most" | "now";
        /** The member beside it that must have one of these values; what scales by itself says there what it scales. */
        readonly where?: { readonly member: string; readonly is: RegExp };
      }
    | { readonly unit: "none"; readonly why: string }
  );

const most = (unit: Unit, paths: readonly string[], where?: { member: string; is: RegExp }): Size => ({
  unit,
  says: "most",
  paths,
  ...(where === undefined ? {} : { where }),
});
const now = (unit: Unit, paths: readonly string[]): Size => ({ unit, says: "now", paths });

/** What of Application Auto Scaling counts machines or containers, and not units of throughput or of storage. */
const COUNTS = {
  member: "scalableDimension",
  is: /^(ecs:service|ec2:spot-fleet|autoscaling:auto|elasticmapreduce:|appstream:fleet|rds:cluster|sagemaker:variant|elasticache:|workspaces:)/,
};

/** Every property of the declarations that says how much is started has its row; the first that fits holds. */
export const SIZES: readonly Size[] = [
  {
    unit: "none",
    paths: ["*.min*Capacity*", "*.minSize", "*.min*Count", "*.minWorkers", "*.min*Units", "*.min?cpus"],
    why: "never above the largest number, which is limited",
  },
  {
    unit: "none",
    paths: [
      "amplifyuibuilder.*",
      "batch.capacityLimits.*",
      "cleanroomsml.*",
      "codepipeline.*",
      "deadline.maxCount",
      "elasticbeanstalk.*",
      "licensemanager.*",
      "sagemaker.*Config.taskCount",
    ],
    why: "counts files, versions, seats or opinions, or shares out what is limited elsewhere",
  },
  {
    unit: "none",
    paths: ["*.managedScaling.targetCapacity", "ecs.scale*"],
    why: "a share in percent of what is limited elsewhere",
  },
  {
    unit: "none",
    paths: ["dynamodb.*", "cassandra.*", "kinesis.*"],
    why: "throughput by use, without any code of a stranger; a budget sees it",
  },
  {
    unit: "none",
    paths: [
      "*.nodeGroupConfiguration*.replicaCount",
      "docdb*.shardInstanceCount",
      "memorydb.numReplicasPerShard",
      "neptunegraph.*",
      "elasticsearch.clusterConfig.dedicatedMasterCount",
      "opensearch*.clusterConfig.dedicatedMasterCount",
    ],
    why: "five at most by the service itself",
  },
  {
    unit: "none",
    paths: ["lightsail.scale", "m2.*", "odb.*", "route53resolver.*", "opsworks.*", "finspace.*"],
    why: "twenty at most by the service itself, or closed as a whole by service-allowed",
  },
  {
    unit: "none",
    paths: ["rds.instanceCount", "ec2.instanceCount"],
    why: "what is reserved is refused by commitment-forbidden at any number",
  },
  {
    unit: "none",
    paths: [
      "*erverless*2ScalingConfiguration.*",
      "rds.scalingConfiguration.*",
      "neptune.*",
      "redshiftserverless.*",
      "dms.*",
      "osis.*",
      "opensearchingest.*",
    ],
    why: "capacity units of a database or a pipeline, which runs no code of a stranger; each service has a largest value",
  },
  {
    unit: "none",
    paths: [
      "*.containerDefinitions.cpu",
      "*.containerOverrides.cpu",
      "apprunner.instanceConfiguration.cpu",
      "emrserverless.*cpu",
      "emrserverless.maximumCapacity",
    ],
    why: "a part of what its task or its instance is limited to, or text with units that a worker is limited by",
  },
  // The number that LaunchLimits of the guardrails knows, too: autoscaling:MaxSize.
  most("machines", ["autoscaling.maxSize", "autoscaling.*axGroupPreparedCapacity"]),
  now("machines", ["autoscaling.desiredCapacity"]),
  now("machines", ["ec2.*argetCapacity", "ec2.maxCount", "gamelift.*desiredEc2Instances"]),
  most("machines", ["eks.scalingConfig.maxSize", "eks.warmPoolConfig.maxGroupPreparedCapacity"]),
  now("machines", ["eks.scalingConfig.desiredSize"]),
  most(
    "machines",
    ["appautoscaling.*axCapacity", "applicationautoscaling.*axCapacity", "autoscalingplans.*axCapacity"],
    COUNTS,
  ),
  most("machines", ["emr.computeLimits.*"]),
  now("machines", ["emr.*instanceCount", "emr.*target*Capacity"]),
  now("machines", ["sagemaker.*nstanceCount"]),
  most("machines", ["*.maxInstanceCount", "*.maxWorkerCount", "*.maxWorkers", "*.maxSize", "*.maxTaskCount"]),
  now("machines", [
    "appstream.computeCapacity.desiredInstances",
    "codebuild.baseCapacity",
    "deadline.*standbyWorkerCount",
    "docdb*.shardCount",
    "ecs.desiredCount",
    "elasticache.numCache*",
    "elasticsearch.*",
    "emrserverless.*workerCount",
    "events.*taskCount",
    "glue.numberOf*",
    "datazone.*numberOfWorkers",
    "kafkaconnect.*workerCount",
    "memorydb.numShards",
    "msk.numberOfBrokerNodes",
    "mskconnect.*workerCount",
    "opensearch*.clusterConfig.*",
    "pipes.*taskCount",
    "redshift.*umberOfNodes",
    "scheduler.*taskCount",
  ]),
  most("machines", ["codebuild.*Capacity", "databrew.maxCapacity", "gameliftstreams.*", "glue.maxCapacity"]),
  most("vCPUs", ["batch.computeResources.*", "lambda.capacityProviderScalingConfig*", "gamelift.totalVcpuLimit"]),
  // The number that LaunchLimits of the guardrails knows, too: ecs:task-cpu.
  most("CPU units", ["ecs.cpu", "pipes.targetParameters.ecsTaskParameters.overrides.cpu", "*.overrides.cpu"]),
];

export const sizeOf = decisionsOf(SIZES);
