/** Machines that stand from the deployment on, and where a resource says how many. */
export interface Standing {
  /** As `nameOf` spells them. */
  readonly things: readonly string[];
  /** Their numbers, which are added up. */
  readonly now: readonly string[];
  /** What counts in their place when none of them is there. */
  readonly least?: readonly string[];
  /** What they cannot be above while they are not known. */
  readonly most?: readonly string[];
  /** How many there are when nothing says it. */
  readonly otherwise: number;
}

/** Containers, jobs and builds come and go, and are limited one by one in fleet-size-cap. */
export const STANDING: readonly Standing[] = [
  {
    things: [
      "cloud9:environmentec2",
      "dms:replicationinstance",
      "docdb:clusterinstance",
      "ec2:instance",
      "ec2:spotinstancerequest",
      "lightsail:instance",
      "neptune:clusterinstance",
      "neptune:dbinstance",
      "rds:clusterinstance",
      "rds:dbinstance",
      "rds:instance",
      "sagemaker:notebookinstance",
      "workspaces:workspace",
      "workspacesinstances:workspaceinstance",
    ],
    now: [],
    otherwise: 1,
  },
  {
    things: ["autoscaling:autoscalinggroup", "autoscaling:group"],
    now: ["desiredCapacity"],
    least: ["minSize"],
    most: ["maxSize"],
    otherwise: 0,
  },
  { things: ["ec2:ec2fleet", "ec2:fleet"], now: ["targetCapacitySpecification.totalTargetCapacity"], otherwise: 0 },
  {
    things: ["ec2:spotfleet", "ec2:spotfleetrequest"],
    now: ["targetCapacity", "spotFleetRequestConfigData.targetCapacity"],
    otherwise: 0,
  },
  {
    // https://docs.aws.amazon.com/eks/latest/APIReference/API_NodegroupScalingConfig.html
    things: ["eks:nodegroup"],
    now: ["scalingConfig.desiredSize"],
    least: ["scalingConfig.minSize"],
    most: ["scalingConfig.maxSize"],
    otherwise: 2,
  },
  {
    things: [
      "emr:cluster",
      "emr:instancefleet",
      "emr:instancefleetconfig",
      "emr:instancegroup",
      "emr:instancegroupconfig",
    ],
    now: [
      "coreInstanceFleet.targetOnDemandCapacity",
      "coreInstanceFleet.targetSpotCapacity",
      "coreInstanceGroup.instanceCount",
      "masterInstanceGroup.instanceCount",
      "instances.coreInstanceGroup.instanceCount",
      "instances.masterInstanceGroup.instanceCount",
      "instanceCount",
      "targetOnDemandCapacity",
      "targetSpotCapacity",
    ],
    otherwise: 1,
  },
  {
    things: ["elasticsearch:domain", "opensearch:domain", "opensearchservice:domain"],
    now: ["clusterConfig.instanceCount", "clusterConfig.dedicatedMasterCount", "clusterConfig.warmCount"],
    otherwise: 1,
  },
  { things: ["elasticache:cachecluster", "elasticache:cluster"], now: ["numCacheNodes"], otherwise: 1 },
  { things: ["elasticache:replicationgroup"], now: ["numCacheClusters"], otherwise: 1 },
  { things: ["memorydb:cluster"], now: ["numShards"], otherwise: 1 },
  { things: ["msk:cluster"], now: ["numberOfBrokerNodes"], otherwise: 0 },
  { things: ["redshift:cluster"], now: ["numberOfNodes"], otherwise: 1 },
  {
    things: ["sagemaker:endpointconfig", "sagemaker:endpointconfiguration"],
    now: ["productionVariants.initialInstanceCount", "shadowProductionVariants.initialInstanceCount"],
    otherwise: 0,
  },
  { things: ["sagemaker:cluster"], now: ["instanceGroups.instanceCount"], otherwise: 0 },
  {
    things: ["gamelift:fleet"],
    now: ["desiredEc2Instances", "locations.locationCapacity.desiredEc2Instances"],
    otherwise: 1,
  },
  { things: ["appstream:fleet"], now: ["computeCapacity.desiredInstances"], otherwise: 1 },
];
