import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { anyAwsResource } from "../../engine/types";
import { fail, pass, undetermined } from "../../engine/verdict";
import { watchedIn, type Watched } from "../../facts/table";
import { declaredBy } from "../../facts/template";
import { nameOf } from "../../facts/thing";
import { signOf, SPOT_THINGS, UNDECIDED } from "./spot-signs";
import type { Property, Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";

const judgeProperty = (type: string, { path, property }: Watched): Verdict[] => {
  const { isSpot, expected } = signOf(type, path) ?? UNDECIDED;
  const one = (each: Property): Verdict[] => {
    if (each.state === "unknown") return expected === "" ? [] : [undetermined(each.path)];
    const spot = each.state === "known" && isSpot(each.value);
    if (spot === false) return [];
    if (spot === undefined) return [undetermined(each.path)];
    return [fail(each.path, show(each.value), expected)];
  };
  return property.state === "unknown" ? one(property) : property.items().flatMap(one);
};

/** A resource of a template has the name of the template in its path. */
function judge({ type, props }: Resource): Verdict[] {
  if (SPOT_THINGS.includes(nameOf(type))) {
    return [fail(props.path === "" ? "type" : props.path, type, "an on-demand type")];
  }
  return watchedIn("market", type, props).flatMap((watched) => judgeProperty(type, watched));
}

const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });

export const spotForbidden: ResourceRule = {
  id: "spot-forbidden",
  kind: "resource",
  title: "nothing is bought on the spot market or in capacity blocks",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "Spot fleets are cheap, large and start again by themselves when somebody terminates them: the favourite of whoever finds a key.",
  fix: "use on-demand capacity, or disable this rule in a stack that is meant to run on spot",
  frameworks: [],
  types: anyAwsResource,
  needs: [],
  uses: [],
  options: {},

  check(resource) {
    const { resources, unread } = declaredBy(resource);
    const verdicts = [...[resource, ...resources].flatMap(judge), ...unread];
    return verdicts.length > 0 ? verdicts : [pass];
  },

  examples: {
    pass: [
      example("an ordinary machine", "aws:ec2/instance:Instance", { instanceType: "t3.micro" }),
      example("a stack whose template is on demand", "aws:cloudformation/stack:Stack", {
        templateBody: JSON.stringify({
          Resources: { Machine: { Type: "AWS::EC2::Instance", Properties: { InstanceType: "t3.micro" } } },
        }),
      }),
      example("a tag that looks like it", "aws:ec2/instance:Instance", { tags: { capacityType: "SPOT" } }),
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
      example("a capacity block, which is owed for its whole time", "aws:ec2/instance:Instance", {
        instanceMarketOptions: { marketType: "capacity-block" },
      }),
      example("a set of tasks on Fargate spot", "aws:ecs/taskSet:TaskSet", {
        capacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }],
      }),
      example("a rule that starts containers on Fargate spot", "aws:cloudwatch/eventTarget:EventTarget", {
        ecsTarget: { capacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT" }] },
      }),
      example("a schedule that starts containers on Fargate spot", "aws:scheduler/schedule:Schedule", {
        target: { ecsParameters: { capacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT" }] } },
      }),
      example("a schedule that asks for a spot fleet by itself", "aws:scheduler/schedule:Schedule", {
        target: { arn: "arn:aws:scheduler:::aws-sdk:ec2:requestSpotFleet", input: "{}" },
      }),
      example("a state machine that starts a spot machine", "aws:sfn/stateMachine:StateMachine", {
        definition: JSON.stringify({
          States: {
            Mine: {
              Resource: "arn:aws:states:::aws-sdk:ec2:runInstances",
              Parameters: { InstanceMarketOptions: { MarketType: "spot" } },
            },
          },
        }),
      }),
      example("training on spot", "aws:sagemaker/trainingJob:TrainingJob", { enableManagedSpotTraining: true }),
      example("an environment of Elastic Beanstalk on spot", "aws:elasticbeanstalk/environment:Environment", {
        settings: [{ namespace: "aws:ec2:instances", name: "EnableSpot", value: "true" }],
      }),
      example("a spot fleet of Cloud Control", "aws-native:ec2:SpotFleet", {
        spotFleetRequestConfigData: { targetCapacity: 100 },
      }),
      example("spot nodes of Cloud Control", "aws-native:eks:Nodegroup", { capacityType: "SPOT" }),
      example("a spot fleet of any Terraform provider", "aws:index/spotFleetRequest:SpotFleetRequest", {
        targetCapacity: 100,
      }),
      example("spot nodes of any Terraform provider", "aws:index/eksNodeGroup:EksNodeGroup", { capacityType: "SPOT" }),
      example("a spot fleet in the template of a stack", "aws-native:cloudformation:Stack", {
        templateBody: JSON.stringify({ Resources: { Fleet: { Type: "AWS::EC2::SpotFleet", Properties: {} } } }),
      }),
      example("a spot template in a template of YAML", "aws:cloudformation/stack:Stack", {
        templateBody:
          "Resources:\n  Machines:\n    Type: AWS::EC2::LaunchTemplate\n    Properties:\n      LaunchTemplateData:\n        ImageId: !Ref Image\n        InstanceMarketOptions: { MarketType: spot }\n",
      }),
      example("a spot fleet as a document of Cloud Control", "aws:cloudcontrol/resource:Resource", {
        typeName: "AWS::EKS::Nodegroup",
        desiredState: JSON.stringify({ CapacityType: "SPOT" }),
      }),
      example("a spot game server fleet", "aws:gamelift/fleet:Fleet", { fleetType: "SPOT" }),
    ],
    unknown: [
      example("a market that a parameter of a template decides", "aws:cloudformation/stack:Stack", {
        templateBody: JSON.stringify({
          Resources: { Nodes: { Type: "AWS::EKS::Nodegroup", Properties: { CapacityType: { Ref: "Market" } } } },
        }),
      }),
      example("market options that another resource decides", "aws:ec2/instance:Instance", {
        instanceMarketOptions: UNKNOWN,
      }),
      example("a capacity type that is not known yet", "aws:eks/nodeGroup:NodeGroup", { capacityType: UNKNOWN }),
    ],
  },
};
