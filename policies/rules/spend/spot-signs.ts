/** A property that makes a resource launch spot capacity. */
export interface SpotSign {
  readonly types: readonly string[];
  /** Members joined by dots; lists on the way are searched element by element, whatever version spelled them. */
  readonly path: string;
  readonly isSpot: (value: unknown) => boolean;
  readonly expected: string;
}

/** Types that are spot capacity as a whole. */
export const SPOT_TYPES: readonly string[] = [
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
  "aws:ec2/spotFleetRequest:SpotFleetRequest",
];

const named =
  (...names: string[]) =>
  (value: unknown) =>
    names.includes(String(value).toUpperCase());
const aboveZero = (value: unknown): boolean => Number(value) > 0;
const present = (value: unknown): boolean => !(Array.isArray(value) && value.length === 0) && value !== "";

export const SPOT_SIGNS: readonly SpotSign[] = [
  {
    types: ["aws:ec2/instance:Instance", "aws:ec2/launchTemplate:LaunchTemplate"],
    path: "instanceMarketOptions.marketType",
    isSpot: named("SPOT"),
    expected: "no market options",
  },
  {
    // With options for spot and no market type, the market type is spot.
    types: ["aws:ec2/instance:Instance", "aws:ec2/launchTemplate:LaunchTemplate"],
    path: "instanceMarketOptions.spotOptions",
    isSpot: present,
    expected: "no market options",
  },
  {
    types: ["aws:ec2/launchConfiguration:LaunchConfiguration"],
    path: "spotPrice",
    isSpot: present,
    expected: "no spot price",
  },
  {
    types: ["aws:ec2/fleet:Fleet"],
    path: "targetCapacitySpecification.defaultTargetCapacityType",
    isSpot: named("SPOT"),
    expected: '"on-demand"',
  },
  {
    types: ["aws:ec2/fleet:Fleet"],
    path: "targetCapacitySpecification.spotTargetCapacity",
    isSpot: aboveZero,
    expected: "0",
  },
  {
    // What is not on demand above the base capacity is spot; 100 is the default.
    // https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html
    types: ["aws:autoscaling/group:Group"],
    path: "mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity",
    isSpot: (value) => Number(value) < 100,
    expected: "100",
  },
  {
    types: ["aws:eks/nodeGroup:NodeGroup"],
    path: "capacityType",
    isSpot: named("SPOT"),
    expected: '"ON_DEMAND"',
  },
  {
    types: ["aws:batch/computeEnvironment:ComputeEnvironment"],
    path: "computeResources.type",
    isSpot: named("SPOT", "FARGATE_SPOT"),
    expected: '"EC2" or "FARGATE"',
  },
  {
    types: ["aws:emr/cluster:Cluster"],
    path: "masterInstanceFleet.targetSpotCapacity",
    isSpot: aboveZero,
    expected: "0",
  },
  {
    types: ["aws:emr/cluster:Cluster"],
    path: "coreInstanceFleet.targetSpotCapacity",
    isSpot: aboveZero,
    expected: "0",
  },
  {
    types: ["aws:emr/cluster:Cluster"],
    path: "masterInstanceGroup.bidPrice",
    isSpot: present,
    expected: "no bid price",
  },
  {
    types: ["aws:emr/cluster:Cluster"],
    path: "coreInstanceGroup.bidPrice",
    isSpot: present,
    expected: "no bid price",
  },
  {
    types: ["aws:emr/instanceFleet:InstanceFleet"],
    path: "targetSpotCapacity",
    isSpot: aboveZero,
    expected: "0",
  },
  {
    types: ["aws:emr/instanceGroup:InstanceGroup"],
    path: "bidPrice",
    isSpot: present,
    expected: "no bid price",
  },
  {
    types: ["aws:ecs/service:Service"],
    path: "capacityProviderStrategies.capacityProvider",
    isSpot: named("FARGATE_SPOT"),
    expected: '"FARGATE"',
  },
  {
    types: ["aws:ecs/clusterCapacityProviders:ClusterCapacityProviders"],
    path: "defaultCapacityProviderStrategies.capacityProvider",
    isSpot: named("FARGATE_SPOT"),
    expected: '"FARGATE"',
  },
  {
    types: ["aws:gamelift/fleet:Fleet"],
    path: "fleetType",
    isSpot: named("SPOT"),
    expected: '"ON_DEMAND"',
  },
];
