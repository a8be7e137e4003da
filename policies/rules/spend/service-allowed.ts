import { closedActions, UNUSED_BY_DEFAULT } from "../../../domain/documents/actions/paid-services";
import { UNKNOWN } from "../../engine/reader";
import { anyAwsResource } from "../../engine/types";
import { fail, pass } from "../../engine/verdict";
import { madeBy } from "../../facts/calls";
import { rememberedOnce } from "../../facts/remembered";
import { madeByOneOf } from "./calls-for";
import type { ResourceRule } from "../../rule";

/** The finder of closed services, made once for the services that the configuration names. */
const closedBy = rememberedOnce((services) => madeByOneOf(closedActions(services.split(" "))));

const example = (title: string, type: string, props: Record<string, unknown> = {}, unusedServices?: string[]) => ({
  title,
  subject: { type, props },
  ...(unusedServices === undefined ? {} : { options: { unusedServices } }),
});

export const serviceAllowed: ResourceRule<never, "unusedServices"> = {
  id: "service-allowed",
  kind: "resource",
  title: "paid services that nobody uses stay unused",
  severity: "medium",
  level: "advisory",
  onUnknown: "ignore",
  why: "A service that nobody uses is one that nobody watches, and many run code or models by the hour; the guardrails close the same ones.",
  fix: "if the account does use it, take it out of unusedServices, here and in the guardrails of the baseline",
  frameworks: [],
  selfService: true,
  types: anyAwsResource,
  needs: [],
  uses: ["unusedServices"],
  options: {},

  check(resource, { unusedServices = UNUSED_BY_DEFAULT }) {
    const closes = closedBy(unusedServices.join(" "));
    const { resources, unread } = madeBy(resource);
    const closed = resources.flatMap(({ type, props }) => {
      const action = closes(type);
      return action === undefined
        ? []
        : [fail(props.path === "" ? "type" : props.path, type, `nothing of ${action}, which unusedServices closes`)];
    });
    return closed.length + unread.length > 0 ? [...closed, ...unread] : [pass];
  },

  examples: {
    pass: [
      example("an ordinary machine", "aws:ec2/instance:Instance", { instanceType: "t3.micro" }),
      example("a cluster of Kubernetes, which many need", "aws:eks/cluster:Cluster"),
      example("a service that the owner uses", "aws:sagemaker/notebookInstance:NotebookInstance", {}, ["bedrock"]),
      example("a function", "aws:lambda/function:Function"),
      example("a workgroup of Athena, whose queries stay open", "aws:athena/workgroup:Workgroup"),
      example("a configuration of Kafka that somebody has", "aws:msk/configuration:Configuration"),
    ],
    fail: [
      example("a notebook", "aws:sagemaker/notebookInstance:NotebookInstance"),
      example("an agent of Bedrock", "aws:bedrock/agentcoreAgentRuntime:AgentcoreAgentRuntime"),
      example("a runtime of AgentCore by Cloud Control", "aws-native:bedrockagentcore:Runtime"),
      example("capacity of AgentCore", "aws-native:bedrockagentcore:CapacityProvider"),
      example("machines under functions", "aws:lambda/capacityProvider:CapacityProvider"),
      example("an image of machines of Lambda", "aws:lambda/microvmsImage:MicrovmsImage"),
      example("the same by Cloud Control", "aws-native:lambda:MicrovmImage"),
      example("machines that ECS manages", "aws:ecs/capacityProvider:CapacityProvider"),
      example("an elastic cluster of documents", "aws:docdb/elasticCluster:ElasticCluster"),
      example("the same by Cloud Control", "aws-native:docdbelastic:Cluster"),
      example("a cluster of Kafka", "aws:msk/cluster:Cluster"),
      example("a domain of search", "aws-native:opensearchservice:Domain"),
      example("a machine of Lightsail, by any Terraform provider", "aws:index/lightsailInstance:LightsailInstance"),
      example("hosts of VMware", "aws-native:evs:Environment"),
      example("a cluster of EMR", "aws:emr/cluster:Cluster"),
      example("a service that the owner closes", "aws:eks/cluster:Cluster", {}, ["eks"]),
      example("a notebook in the template of a stack", "aws:cloudformation/stack:Stack", {
        templateBody: JSON.stringify({ Resources: { Book: { Type: "AWS::SageMaker::NotebookInstance" } } }),
      }),
      example("a state machine that asks a model", "aws:sfn/stateMachine:StateMachine", {
        definition: JSON.stringify({
          States: { Ask: { Type: "Task", Resource: "arn:aws:states:::bedrock:invokeModel" } },
        }),
      }),
    ],
    unknown: [
      example("a template that another resource makes", "aws:cloudformation/stack:Stack", { templateBody: UNKNOWN }),
      example("a document whose type is not known yet", "aws:cloudcontrol/resource:Resource", {
        typeName: UNKNOWN,
        desiredState: "{}",
      }),
    ],
  },
};
