import { ALLOWED_INSTANCE_TYPES } from "../../../domain/documents/actions/instance-types";
import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { anyAwsResource } from "../../engine/types";
import { fail, pass, undetermined } from "../../engine/verdict";
import { madeBy } from "../../facts/calls";
import { valuesAt } from "../../facts/table";
import { allIn } from "./machines";
import { ec2TypeIn, type Machine, machinesOf, valuesIn } from "./started";
import type { ResourceRule, Verdict } from "../../rule";

const LISTS = ["allowedInstanceTypes", "instanceTypes"];

function judge({ property, name }: Machine, allowed: readonly string[]): Verdict[] {
  if (name.kind === "requirements") {
    // With nothing but numbers, EC2 takes any machine that meets them, and its price decides which.
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceRequirementsRequest.html
    return property.items().flatMap((each): Verdict[] => {
      if (each.state === "unknown") return [undetermined(each.path)];
      if (LISTS.some((list) => valuesAt(each, list).length > 0)) return [];
      return [fail(each.path, "requirements that any machine may meet", "allowedInstanceTypes")];
    });
  }
  if (name.kind !== "type") return [];
  const values = property.state === "unknown" ? [property] : valuesIn(property);
  return values.flatMap((each): Verdict[] => {
    if (each.state === "unknown") return [undetermined(each.path)];
    const type = typeof each.value === "string" && each.value !== "" ? ec2TypeIn(each.value, name) : undefined;
    if (type === undefined || allIn(allowed, type)) return [];
    return [fail(each.path, show(each.value), `one of ${allowed.join(", ")}`)];
  });
}

const example = (title: string, type: string, props: Record<string, unknown>, allowedInstanceTypes?: string[]) => ({
  title,
  subject: { type, props },
  ...(allowedInstanceTypes === undefined ? {} : { options: { allowedInstanceTypes } }),
});
const template = (type: string, properties: Record<string, unknown>): Record<string, unknown> => ({
  templateBody: JSON.stringify({ Resources: { One: { Type: type, Properties: properties } } }),
});

export const instanceTypeAllowed: ResourceRule<never, "allowedInstanceTypes"> = {
  id: "instance-type-allowed",
  kind: "resource",
  title: "machines are of allowed types only",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "The size of a machine is what a stolen key multiplies; the guardrails deny the same types, but see none that a service starts by itself.",
  fix: "use an allowed type, or add this one to ringfence.allowedInstanceTypes and to guardrails.allowedInstanceTypes of the baseline",
  frameworks: [],
  types: anyAwsResource,
  needs: [],
  uses: ["allowedInstanceTypes"],
  options: {},

  check(resource, { allowedInstanceTypes = ALLOWED_INSTANCE_TYPES }) {
    const { resources, unread } = madeBy(resource);
    const verdicts = resources.flatMap(machinesOf).flatMap((machine) => judge(machine, allowedInstanceTypes));
    return verdicts.length + unread.length > 0 ? [...verdicts, ...unread] : [pass];
  },

  examples: {
    pass: [
      example("a small machine", "aws:ec2/instance:Instance", { instanceType: "t3.micro" }),
      example("a type that the owner allows", "aws:ec2/instance:Instance", { instanceType: "c7g.4xlarge" }, ["c7g.*"]),
      example("a machine whose launch template says the type", "aws:ec2/instance:Instance", {
        launchTemplate: { id: "lt-0123456789abcdef0" },
      }),
      example("a small database", "aws:rds/instance:Instance", { instanceClass: "db.t4g.small" }),
      example("a broker of Kafka", "aws:msk/cluster:Cluster", {
        brokerNodeGroupInfo: { instanceType: "express.m7g.large" },
      }),
      example("a domain of search", "aws:opensearch/domain:Domain", {
        clusterConfig: { instanceType: "m5.large.search" },
      }),
      example("nodes without a type, which are t3.medium", "aws:eks/nodeGroup:NodeGroup", { scalingConfig: {} }),
      example("requirements with a list of types", "aws:ec2/launchTemplate:LaunchTemplate", {
        instanceRequirements: { vcpuCount: { min: 2 }, allowedInstanceTypes: ["m5.large", "c*.xlarge"] },
      }),
      example("a name of Lightsail's own", "aws:lightsail/instance:Instance", { bundleId: "nano_3_0" }),
      example("a tag that looks like it", "aws:s3/bucket:Bucket", { tags: { instanceType: "p5.48xlarge" } }),
      example("input of a function that looks like it", "aws:scheduler/schedule:Schedule", {
        target: {
          arn: "arn:aws:lambda:ap-southeast-2:111122223333:function:report",
          input: '{"InstanceType":"p5.48xlarge"}',
        },
      }),
    ],
    fail: [
      example("a machine that is larger than the owner uses", "aws:ec2/instance:Instance", {
        instanceType: "c5.24xlarge",
      }),
      example("a machine without a type, which is of an old one", "aws:ec2/instance:Instance", { ami: "ami-1" }),
      example("a type that the owner did not name", "aws:ec2/instance:Instance", { instanceType: "t3.micro" }, [
        "m7i.large",
      ]),
      example("a template of Cloud Control", "aws-native:ec2:LaunchTemplate", {
        launchTemplateData: { instanceType: "m5.4xlarge" },
      }),
      example("a launch configuration", "aws:ec2/launchConfiguration:LaunchConfiguration", {
        instanceType: "r5.8xlarge",
      }),
      example("an override of a fleet", "aws:ec2/fleet:Fleet", {
        launchTemplateConfigs: [{ overrides: [{ instanceType: "t3.micro" }, { instanceType: "c5.18xlarge" }] }],
      }),
      example("an override of a mixed group", "aws:autoscaling/group:Group", {
        mixedInstancesPolicy: { launchTemplate: { overrides: [{ instanceType: "c5.18xlarge" }] } },
      }),
      example("requirements that any machine may meet", "aws:autoscaling/group:Group", {
        mixedInstancesPolicy: {
          launchTemplate: { overrides: [{ instanceRequirements: { vcpuCount: { min: 64 }, memoryMib: { min: 1 } } }] },
        },
      }),
      example("nodes of EKS", "aws:eks/nodeGroup:NodeGroup", { instanceTypes: ["m5.large", "m5.12xlarge"] }),
      example("nodes of EKS, by any Terraform provider", "aws:index/eksNodeGroup:EksNodeGroup", {
        instanceTypes: ["m5.12xlarge"],
      }),
      example("whole families of Batch", "aws:batch/computeEnvironment:ComputeEnvironment", {
        computeResources: { instanceTypes: ["c5"] },
      }),
      example("whatever Batch takes", "aws:batch/computeEnvironment:ComputeEnvironment", {
        computeResources: { instanceTypes: ["optimal"] },
      }),
      example("a database", "aws:rds/instance:Instance", { instanceClass: "db.r6g.16xlarge" }),
      example("a database of Cloud Control", "aws-native:rds:DbInstance", { dbInstanceClass: "db.r6g.16xlarge" }),
      example("a cache", "aws:elasticache/replicationGroup:ReplicationGroup", { nodeType: "cache.r7g.16xlarge" }),
      example("a notebook", "aws:sagemaker/notebookInstance:NotebookInstance", { instanceType: "ml.p3.2xlarge" }),
      example("an endpoint", "aws:sagemaker/endpointConfiguration:EndpointConfiguration", {
        productionVariants: [{ instanceType: "ml.g5.12xlarge" }],
      }),
      example("a training job", "aws:sagemaker/trainingJob:TrainingJob", {
        resourceConfig: { instanceType: "ml.p5.48xlarge" },
      }),
      example("a cluster of EMR", "aws:emr/cluster:Cluster", { coreInstanceGroup: { instanceType: "m5.24xlarge" } }),
      example("game servers", "aws:gamelift/fleet:Fleet", { ec2InstanceType: "c5.9xlarge" }),
      example("a cluster of search", "aws:opensearch/domain:Domain", {
        clusterConfig: { instanceType: "r6g.12xlarge.search" },
      }),
      example("a machine that Lambda may take", "aws:lambda/capacityProvider:CapacityProvider", {
        instanceRequirements: [{ allowedInstanceTypes: ["c*"] }],
      }),
      example("a database in the template of a stack", "aws:cloudformation/stack:Stack", {
        ...template("AWS::RDS::DBInstance", { DBInstanceClass: "db.x2g.16xlarge" }),
      }),
      example("a cluster in the template of a stack", "aws-native:cloudformation:Stack", {
        ...template("AWS::EMR::Cluster", { Instances: { CoreInstanceGroup: { InstanceType: "m5.24xlarge" } } }),
      }),
      example("a document of Cloud Control", "aws:cloudcontrol/resource:Resource", {
        typeName: "AWS::EC2::Instance",
        desiredState: JSON.stringify({ InstanceType: "c5.24xlarge" }),
      }),
      example("a schedule that starts machines by itself", "aws:scheduler/schedule:Schedule", {
        target: {
          arn: "arn:aws:scheduler:::aws-sdk:ec2:runInstances",
          input: '{"InstanceType":"c5.24xlarge","MinCount":1,"MaxCount":1}',
        },
      }),
      example("a state machine that trains a model", "aws:sfn/stateMachine:StateMachine", {
        definition: JSON.stringify({
          States: {
            Train: {
              Type: "Task",
              Resource: "arn:aws:states:::sagemaker:createTrainingJob.sync",
              Parameters: { ResourceConfig: { InstanceType: "ml.p4d.24xlarge", InstanceCount: 1 } },
            },
          },
        }),
      }),
      example("an automation that starts a machine", "aws:ssm/document:Document", {
        content:
          "schemaVersion: '0.3'\nmainSteps:\n  - name: go\n    action: aws:runInstances\n    inputs: { ImageId: ami-1, InstanceType: c5.24xlarge }\n",
      }),
    ],
    unknown: [
      example("a type that another resource decides", "aws:ec2/instance:Instance", { instanceType: UNKNOWN }),
      example("types of a fleet that another resource decides", "aws:ec2/fleet:Fleet", {
        launchTemplateConfigs: UNKNOWN,
      }),
      example("a type that a parameter of a template decides", "aws:cloudformation/stack:Stack", {
        ...template("AWS::EC2::Instance", { InstanceType: { Ref: "Size" } }),
      }),
      example("a type that the input of a state machine decides", "aws:sfn/stateMachine:StateMachine", {
        definition: JSON.stringify({
          States: {
            Start: {
              Type: "Task",
              Resource: "arn:aws:states:::aws-sdk:ec2:runInstances",
              Parameters: { "InstanceType.$": "$.type", MinCount: 1, MaxCount: 1 },
            },
          },
        }),
      }),
    ],
  },
};
