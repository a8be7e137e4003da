import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, pass, undetermined } from "../../engine/verdict";
import { SPOT_SIGNS, SPOT_TYPES, type SpotSign } from "./spot-signs";
import type { Property } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";

/** Every property at a dotted path, through lists and through the objects that v7 made of one-item lists. */
const valuesAt = (root: Property, path: string): Property[] =>
  path
    .split(".")
    .reduce<Property[]>((found, key) => found.flatMap((at) => at.items().map((one) => one.get(key))), [root]);

function judge({ path, isSpot, expected }: SpotSign, props: Property): Verdict[] {
  return valuesAt(props, path).flatMap((property): Verdict[] => {
    if (property.state === "unknown") return [undetermined(property.path)];
    if (property.state === "absent" || !isSpot(property.value)) return [];
    return [fail(property.path, show(property.value), expected)];
  });
}

const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });

export const spotForbidden: ResourceRule = {
  id: "spot-forbidden",
  kind: "resource",
  title: "nothing launches spot capacity",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "Spot fleets are cheap, large and start again by themselves when somebody terminates them: the favourite of whoever finds a key.",
  fix: "use on-demand capacity, or disable this rule in a stack that is meant to run on spot",
  frameworks: [],
  types: [...new Set([...SPOT_TYPES, ...SPOT_SIGNS.flatMap(({ types }) => types)])],
  needs: [],
  uses: [],
  options: {},

  check({ type, props }) {
    if (SPOT_TYPES.includes(type)) return [fail("type", type, "an on-demand type")];
    const verdicts = SPOT_SIGNS.filter(({ types }) => types.includes(type)).flatMap((sign) => judge(sign, props));
    return verdicts.length > 0 ? verdicts : [pass];
  },

  examples: {
    pass: [
      example("an ordinary machine", "aws:ec2/instance:Instance", { instanceType: "t3.micro" }),
      example("a capacity block", "aws:ec2/instance:Instance", {
        instanceMarketOptions: { marketType: "capacity-block" },
      }),
      example("a template without market options", "aws:ec2/launchTemplate:LaunchTemplate", {
        instanceMarketOptions: [],
      }),
      example("an on-demand fleet", "aws:ec2/fleet:Fleet", {
        targetCapacitySpecification: { defaultTargetCapacityType: "on-demand", totalTargetCapacity: 2 },
      }),
      example("a mixed group that is all on demand", "aws:autoscaling/group:Group", {
        mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 100 } },
      }),
      example("on-demand nodes", "aws:eks/nodeGroup:NodeGroup", { capacityType: "ON_DEMAND" }),
      example("batch on demand", "aws:batch/computeEnvironment:ComputeEnvironment", {
        computeResources: { type: "EC2" },
      }),
      example("a cluster without bids", "aws:emr/cluster:Cluster", {
        coreInstanceFleet: { targetOnDemandCapacity: 2 },
      }),
      example("an on-demand instance fleet", "aws:emr/instanceFleet:InstanceFleet", { targetSpotCapacity: 0 }),
      example("a service on Fargate", "aws:ecs/service:Service", {
        capacityProviderStrategies: [{ capacityProvider: "FARGATE" }],
      }),
    ],
    fail: [
      example("a spot request", "aws:ec2/spotInstanceRequest:SpotInstanceRequest", { instanceType: "c5.xlarge" }),
      example("a spot fleet", "aws:ec2/spotFleetRequest:SpotFleetRequest", { targetCapacity: 100 }),
      example("a machine on the spot market", "aws:ec2/instance:Instance", {
        instanceMarketOptions: { marketType: "spot" },
      }),
      example("spot options without a market type", "aws:ec2/instance:Instance", {
        instanceMarketOptions: { spotOptions: { maxPrice: "0.1" } },
      }),
      example("a template, in the list form of v6", "aws:ec2/launchTemplate:LaunchTemplate", {
        instanceMarketOptions: [{ marketType: "spot" }],
      }),
      example("a spot price", "aws:ec2/launchConfiguration:LaunchConfiguration", { spotPrice: "0.05" }),
      example("a fleet that is spot by default", "aws:ec2/fleet:Fleet", {
        targetCapacitySpecification: { defaultTargetCapacityType: "spot" },
      }),
      example("a fleet with a share of spot", "aws:ec2/fleet:Fleet", {
        targetCapacitySpecification: { defaultTargetCapacityType: "on-demand", spotTargetCapacity: 1 },
      }),
      example("a mixed group with a share of spot", "aws:autoscaling/group:Group", {
        mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 50 } },
      }),
      example("spot nodes", "aws:eks/nodeGroup:NodeGroup", { capacityType: "SPOT" }),
      example("batch on spot", "aws:batch/computeEnvironment:ComputeEnvironment", {
        computeResources: { type: "SPOT" },
      }),
      example("batch on Fargate spot", "aws:batch/computeEnvironment:ComputeEnvironment", {
        computeResources: [{ type: "FARGATE_SPOT" }],
      }),
      example("a cluster whose master is spot", "aws:emr/cluster:Cluster", {
        masterInstanceFleet: { targetSpotCapacity: 1 },
      }),
      example("a cluster whose core is spot", "aws:emr/cluster:Cluster", {
        coreInstanceFleet: [{ targetSpotCapacity: 4 }],
      }),
      example("a cluster that bids for its master", "aws:emr/cluster:Cluster", {
        masterInstanceGroup: { bidPrice: "0.3" },
      }),
      example("a cluster that bids for its core", "aws:emr/cluster:Cluster", {
        coreInstanceGroup: { bidPrice: "0.3" },
      }),
      example("a spot instance fleet", "aws:emr/instanceFleet:InstanceFleet", { targetSpotCapacity: 8 }),
      example("an instance group that bids", "aws:emr/instanceGroup:InstanceGroup", { bidPrice: "0.3" }),
      example("a service on Fargate spot", "aws:ecs/service:Service", {
        capacityProviderStrategies: [{ capacityProvider: "FARGATE" }, { capacityProvider: "FARGATE_SPOT" }],
      }),
      example("a cluster on Fargate spot", "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders", {
        defaultCapacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT" }],
      }),
      example("a spot game server fleet", "aws:gamelift/fleet:Fleet", { fleetType: "SPOT" }),
    ],
    unknown: [
      example("market options that another resource decides", "aws:ec2/instance:Instance", {
        instanceMarketOptions: UNKNOWN,
      }),
      example("a capacity type that is not known yet", "aws:eks/nodeGroup:NodeGroup", { capacityType: UNKNOWN }),
    ],
  },
};
