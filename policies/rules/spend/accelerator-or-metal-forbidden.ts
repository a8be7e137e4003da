import * as v from "valibot";
import { ALLOWED_INSTANCE_TYPES, typesLike } from "../../../domain/documents/actions/instance-types";
import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { anyAwsResource } from "../../engine/types";
import { fail, pass, undetermined } from "../../engine/verdict";
import { madeBy } from "../../facts/calls";
import { allIn, excessOf, isSpecial, LARGEST_MACHINE } from "./machines";
import { ec2TypeIn, type Machine, machinesOf, valuesIn } from "./started";
import type { Property } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";

/** Every type that a text may stand for: a family or a pattern for several, of which only special families count. */
function excessIn(text: string, mostVcpus: number): string | undefined {
  const isOne = /^[^*]+\.[^*]+$/.test(text);
  if (isOne) return excessOf(text, mostVcpus);
  const meant = typesLike(text.includes("*") ? text : `${text}.*`);
  return meant.some(isSpecial) ? "families without accelerators" : undefined;
}

function judge({ property, name }: Machine, allowed: readonly string[], mostVcpus: number): Verdict[] {
  if (name.kind === "none" || name.kind === "requirements") return [];
  if (name.kind === "own name" && name.accelerated === undefined) return [];
  const wrong = ({ value }: Property): string | undefined => {
    if (name.kind === "accelerator") return name.isTaken(value) ? "no accelerator" : undefined;
    if (typeof value !== "string") return undefined;
    if (name.kind === "own name") return name.accelerated!.test(value) ? "a size without a GPU" : undefined;
    const type = ec2TypeIn(value, name);
    return type === undefined || allIn(allowed, type) ? undefined : excessIn(type, mostVcpus);
  };
  const values = property.state === "unknown" ? [property] : valuesIn(property);
  return values.flatMap((each): Verdict[] => {
    if (each.state === "unknown") return [undetermined(each.path)];
    const expected = wrong(each);
    return expected === undefined ? [] : [fail(each.path, show(each.value), expected)];
  });
}

const example = (title: string, type: string, props: Record<string, unknown>, options?: Record<string, unknown>) => ({
  title,
  subject: { type, props },
  ...(options === undefined ? {} : { options }),
});

const options = {
  mostVcpus: v.pipe(
    v.optional(v.pipe(v.number("expected a number of vCPUs"), v.integer(), v.minValue(1))),
    v.metadata({ shape: "a number of vCPUs" }),
    v.description(
      `The largest machine; default: ${LARGEST_MACHINE}. What allowedInstanceTypes names is allowed at any size.`,
    ),
  ),
};

export const acceleratorOrMetalForbidden: ResourceRule<never, "allowedInstanceTypes", typeof options> = {
  id: "accelerator-or-metal-forbidden",
  kind: "resource",
  title: "no machine has accelerators, terabytes, or lacks a hypervisor",
  severity: "critical",
  level: "mandatory",
  onUnknown: "advisory",
  why: "One machine with GPUs costs as much in a day as a small account in a year, and it is what miners ask for first.",
  fix: "use an ordinary type, or name this one in ringfence.allowedInstanceTypes and in guardrails.allowedInstanceTypes of the baseline",
  frameworks: [{ framework: "mitre-attack", version: "17", id: "T1496.001" }],
  types: anyAwsResource,
  needs: [],
  uses: ["allowedInstanceTypes"],
  options,

  check(resource, { allowedInstanceTypes = ALLOWED_INSTANCE_TYPES, mostVcpus = LARGEST_MACHINE }) {
    const { resources, unread } = madeBy(resource);
    const verdicts = resources
      .flatMap(machinesOf)
      .flatMap((machine) => judge(machine, allowedInstanceTypes, mostVcpus));
    return verdicts.length + unread.length > 0 ? [...verdicts, ...unread] : [pass];
  },

  examples: {
    pass: [
      example("an ordinary machine", "aws:ec2/instance:Instance", { instanceType: "c5.4xlarge" }),
      example("an ordinary machine whose family begins like one with a GPU", "aws:ec2/instance:Instance", {
        instanceType: "im4gn.large",
      }),
      example(
        "a type with a GPU that the owner names",
        "aws:ec2/instance:Instance",
        { instanceType: "g5.xlarge" },
        { allowedInstanceTypes: ["t3.*", "g5.xlarge"] },
      ),
      example("a desktop without a GPU", "aws:appstream/fleet:Fleet", { instanceType: "stream.standard.medium" }),
      example("a template that shuts accelerators out", "aws:ec2/launchTemplate:LaunchTemplate", {
        instanceRequirements: { acceleratorCount: { max: 0 } },
      }),
      example("an ordinary build machine", "aws:codebuild/project:Project", {
        environment: { type: "LINUX_CONTAINER", computeType: "BUILD_GENERAL1_SMALL" },
      }),
    ],
    fail: [
      example("a machine with GPUs", "aws:ec2/instance:Instance", { instanceType: "p4d.24xlarge" }),
      example("a machine of the newest family with GPUs", "aws:ec2/instance:Instance", {
        instanceType: "p6-b300.48xlarge",
      }),
      example("a machine for models", "aws-native:ec2:Instance", { instanceType: "trn2.48xlarge" }),
      example("a machine without a hypervisor", "aws:ec2/instance:Instance", { instanceType: "m7i.metal-24xl" }),
      example("a Mac", "aws:ec2/instance:Instance", { instanceType: "mac2-m2.metal" }),
      example("terabytes of memory", "aws:ec2/launchTemplate:LaunchTemplate", { instanceType: "u7in-24tb.224xlarge" }),
      example("a machine of 192 vCPUs", "aws:ec2/launchTemplate:LaunchTemplate", { instanceType: "c7a.48xlarge" }),
      example(
        "a machine that is larger than the option says",
        "aws:ec2/instance:Instance",
        { instanceType: "c5.4xlarge" },
        { mostVcpus: 8 },
      ),
      example("an override of a fleet", "aws:ec2/fleet:Fleet", {
        launchTemplateConfigs: [{ overrides: [{ instanceType: "g5.xlarge" }] }],
      }),
      example("any accelerator that EC2 has", "aws:ec2/fleet:Fleet", {
        launchTemplateConfigs: { overrides: { instanceRequirements: { acceleratorCount: { min: 1 } } } },
      }),
      example("accelerators by their kind", "aws-native:ec2:LaunchTemplate", {
        launchTemplateData: { instanceRequirements: { acceleratorTypes: ["gpu"] } },
      }),
      example("families with GPUs", "aws:batch/computeEnvironment:ComputeEnvironment", {
        computeResources: { instanceTypes: ["m5.large", "g4dn"] },
      }),
      example("nodes with GPUs", "aws:eks/nodeGroup:NodeGroup", { instanceTypes: ["g6.xlarge"] }),
      example("a notebook with GPUs", "aws:sagemaker/notebookInstance:NotebookInstance", {
        instanceType: "ml.g5.xlarge",
      }),
      example("a desktop with a GPU", "aws:appstream/fleet:Fleet", { instanceType: "stream.graphics.g4dn.xlarge" }),
      example("a desktop of WorkSpaces with a GPU", "aws:workspaces/workspace:Workspace", {
        workspaceProperties: { computeTypeName: "GRAPHICSPRO_G4DN" },
      }),
      example("a build machine with a GPU", "aws:codebuild/project:Project", {
        environment: { type: "LINUX_GPU_CONTAINER", computeType: "BUILD_GENERAL1_LARGE" },
      }),
      example("a machine of Lightsail with a GPU", "aws:lightsail/instance:Instance", {
        bundleId: "gpu_nvidia_xl_1_0",
      }),
      example("hosts of VMware", "aws-native:evs:Environment", { hosts: [{ instanceType: "i4i.metal" }] }),
      example("a state machine that starts a machine with GPUs", "aws:sfn/stateMachine:StateMachine", {
        definition: JSON.stringify({
          States: {
            Mine: {
              Type: "Task",
              Resource: "arn:aws:states:::aws-sdk:ec2:runInstances",
              Arguments: { InstanceType: "p5.48xlarge", MinCount: 1, MaxCount: 8 },
            },
          },
        }),
      }),
      example("a machine with GPUs in the template of a stack", "aws:cloudformation/stack:Stack", {
        templateBody: "Resources: { Miner: { Type: AWS::EC2::Instance, Properties: { InstanceType: g5.xlarge } } }",
      }),
    ],
    unknown: [
      example("a type that another resource decides", "aws:ec2/instance:Instance", { instanceType: UNKNOWN }),
      example("overrides that another resource decides", "aws:ec2/fleet:Fleet", { launchTemplateConfigs: UNKNOWN }),
      example("a size that another resource decides", "aws:appstream/fleet:Fleet", { instanceType: UNKNOWN }),
    ],
  },
};
