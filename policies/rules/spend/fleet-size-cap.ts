import * as v from "valibot";
import { DENIED_LAUNCHES } from "../../../domain/documents/actions/launches";
import { LARGEST_GROUP, LARGEST_TASK } from "../../../domain/documents/guardrails/launch-limits";
import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { anyAwsResource } from "../../engine/types";
import { fail, pass } from "../../engine/verdict";
import { madeBy } from "../../facts/calls";
import { type Amount, amountsOf, waiting } from "./amounts";
import { madeByOneOf } from "./calls-for";
import type { Unit } from "./sizes";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";

/** What holds without options. As many vCPUs as the largest group of the largest machines that most lists allow. */
const LIMITS: Record<Unit, number> = { machines: LARGEST_GROUP, vCPUs: LARGEST_GROUP * 4, "CPU units": LARGEST_TASK };

const limit = (unit: Unit, description: string) =>
  v.pipe(
    v.optional(v.pipe(v.number(`expected a number of ${unit}`), v.integer(), v.minValue(1))),
    v.metadata({ shape: `a number of ${unit}` }),
    v.description(`${description}. Default: ${LIMITS[unit]}.`),
  );

const options = {
  mostMachines: limit("machines", "The largest group of machines, nodes, workers or containers"),
  mostVcpus: limit("vCPUs", "The same where a service counts vCPUs"),
  mostTaskCpu: limit("CPU units", "The largest task of ECS; 1,024 are a vCPU"),
};

const fleetCall = madeByOneOf(DENIED_LAUNCHES);

function judge(resource: Resource, most: Record<Unit, number>): Verdict[] {
  const { type, props } = resource;
  const call = fleetCall(type);
  // No key limits what such a call starts, so the guardrails deny it at any number.
  if (call !== undefined)
    return [fail(props.path === "" ? "type" : props.path, type, `nothing of ${call}, but a group`)];
  return amountsOf(resource).flatMap((amount) => compared(amount, most[amount.size.unit]));
}

function compared(amount: Amount, most: number): Verdict[] {
  const { number, isCertain, size, property } = amount;
  if (number === undefined) return [waiting(amount)];
  if (number <= most) return [];
  return [isCertain ? fail(property.path, show(property.value), `at most ${most} ${size.unit}`) : waiting(amount)];
}

const example = (title: string, type: string, props: Record<string, unknown>, own?: Record<string, unknown>) => ({
  title,
  subject: { type, props },
  ...(own === undefined ? {} : { options: own }),
});

export const fleetSizeCap: ResourceRule<never, never, typeof options> = {
  id: "fleet-size-cap",
  kind: "resource",
  title: "no group, fleet or task grows beyond a limit",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "One property decides between two machines and a thousand; a campaign of 2025 made groups of up to 999 and tasks of 16 vCPUs.",
  fix: "name a smaller number, or raise the limit in the options of this rule",
  frameworks: [{ framework: "mitre-attack", version: "17", id: "T1496.001" }],
  types: anyAwsResource,
  needs: [],
  uses: [],
  options,

  check(resource, { mostMachines, mostVcpus, mostTaskCpu }) {
    const most = {
      machines: mostMachines ?? LIMITS.machines,
      vCPUs: mostVcpus ?? LIMITS.vCPUs,
      "CPU units": mostTaskCpu ?? LIMITS["CPU units"],
    };
    const { resources, unread } = madeBy(resource);
    const verdicts = [...resources.flatMap((each) => judge(each, most)), ...unread];
    return verdicts.length > 0 ? verdicts : [pass];
  },

  examples: {
    pass: [
      example("an ordinary group", "aws:autoscaling/group:Group", { minSize: 1, maxSize: 50 }),
      example(
        "a larger group that the options allow",
        "aws:autoscaling/group:Group",
        { maxSize: 200 },
        { mostMachines: 200 },
      ),
      example("nodes of EKS", "aws:eks/nodeGroup:NodeGroup", {
        scalingConfig: { minSize: 1, desiredSize: 2, maxSize: 4 },
      }),
      example("throughput of a table, which counts no machines", "aws:appautoscaling/target:Target", {
        scalableDimension: "dynamodb:table:ReadCapacityUnits",
        serviceNamespace: "dynamodb",
        maxCapacity: 4000,
      }),
      example("a share of a group in percent", "aws:ecs/capacityProvider:CapacityProvider", {
        autoScalingGroupProvider: { managedScaling: { targetCapacity: 100 } },
      }),
      example("a task of four vCPUs", "aws:ecs/taskDefinition:TaskDefinition", { cpu: "4 vCPU", memory: "8192" }),
    ],
    fail: [
      example("a group of 999", "aws:autoscaling/group:Group", { minSize: 1, maxSize: 999 }),
      example("a group of Cloud Control, whose numbers are texts", "aws-native:autoscaling:AutoScalingGroup", {
        maxSize: "999",
        minSize: "1",
      }),
      example("a schedule that makes a group grow", "aws:autoscaling/schedule:Schedule", { desiredCapacity: 500 }),
      example("a fleet by one call", "aws:ec2/fleet:Fleet", {
        targetCapacitySpecification: { totalTargetCapacity: 2 },
      }),
      example(
        "a launch configuration, which launch templates replaced",
        "aws:ec2/launchConfiguration:LaunchConfiguration",
        {
          instanceType: "t3.micro",
        },
      ),
      example("a spot fleet of Cloud Control", "aws-native:ec2:SpotFleet", {
        spotFleetRequestConfigData: { targetCapacity: 100 },
      }),
      example("nodes of EKS", "aws:eks/nodeGroup:NodeGroup", { scalingConfig: { maxSize: 100 } }),
      example("nodes of EKS, by any Terraform provider", "aws:index/eksNodeGroup:EksNodeGroup", {
        scalingConfig: [{ maxSize: 100 }],
      }),
      example("vCPUs of Batch", "aws:batch/computeEnvironment:ComputeEnvironment", {
        computeResources: { maxVcpus: 4096 },
      }),
      example("vCPUs of Batch by Cloud Control", "aws-native:batch:ComputeEnvironment", {
        computeResources: { maxvCpus: 4096 },
      }),
      example("containers that scale", "aws:appautoscaling/target:Target", {
        scalableDimension: "ecs:service:DesiredCount",
        maxCapacity: 500,
      }),
      example("containers of a service", "aws:ecs/service:Service", { desiredCount: 500 }),
      example("a task of 16 vCPUs", "aws:ecs/taskDefinition:TaskDefinition", { cpu: "16384" }),
      example("a task of 16 vCPUs in words", "aws-native:ecs:TaskDefinition", { cpu: "16 vCPU" }),
      example("a service behind a gateway of its own", "aws:ecs/expressGatewayService:ExpressGatewayService", {
        cpu: "8192",
      }),
      example("machines under functions", "aws:lambda/capacityProvider:CapacityProvider", {
        capacityProviderScalingConfigs: [{ maxVcpuCount: 1000 }],
      }),
      example("a cluster of EMR", "aws:emr/cluster:Cluster", { coreInstanceGroup: { instanceCount: 100 } }),
      example("workers of Glue", "aws:glue/job:Job", { numberOfWorkers: 299, workerType: "G.2X" }),
      example("machines of an endpoint", "aws:sagemaker/endpointConfiguration:EndpointConfiguration", {
        productionVariants: [{ initialInstanceCount: 60 }],
      }),
      example("containers that a schedule starts", "aws:scheduler/schedule:Schedule", {
        target: { arn: "arn:aws:ecs:ap-southeast-2:111122223333:cluster/a", ecsParameters: { taskCount: 100 } },
      }),
      example("a group in the template of a stack", "aws:cloudformation/stack:Stack", {
        templateBody: JSON.stringify({
          Resources: { Group: { Type: "AWS::AutoScaling::AutoScalingGroup", Properties: { MaxSize: "999" } } },
        }),
      }),
      example("a state machine that starts machines", "aws:sfn/stateMachine:StateMachine", {
        definition: JSON.stringify({
          States: {
            Go: {
              Type: "Task",
              Resource: "arn:aws:states:::aws-sdk:ec2:runInstances",
              Parameters: { InstanceType: "t3.micro", MinCount: 1, MaxCount: 100 },
            },
          },
        }),
      }),
      example("a state machine that asks for a fleet", "aws:sfn/stateMachine:StateMachine", {
        definition: JSON.stringify({
          States: { Go: { Type: "Task", Resource: "arn:aws:states:::aws-sdk:ec2:createFleet" } },
        }),
      }),
    ],
    unknown: [
      example("a number that another resource decides", "aws:autoscaling/group:Group", { maxSize: UNKNOWN }),
      example("something that scales, not known what", "aws:appautoscaling/target:Target", {
        scalableDimension: UNKNOWN,
        maxCapacity: 500,
      }),
      example("a number that a parameter of a template decides", "aws:cloudformation/stack:Stack", {
        templateBody: JSON.stringify({
          Resources: {
            Group: { Type: "AWS::AutoScaling::AutoScalingGroup", Properties: { MaxSize: { Ref: "Most" } } },
          },
        }),
      }),
      example("a text that is no number", "aws:autoscaling/group:Group", { maxSize: "many" }),
    ],
  },
};
