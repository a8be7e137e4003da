import { PURCHASES } from "../../../domain/documents/actions/purchases";
import { UNKNOWN } from "../../engine/reader";
import { anyAwsResource } from "../../engine/types";
import { fail, pass } from "../../engine/verdict";
import { madeBy } from "../../facts/calls";
import { madeByOneOf } from "./calls-for";
import type { ResourceRule } from "../../rule";

/** What is bought; larger quotas stand in the same list of the guardrails and have a rule of their own. */
export const COMMITMENTS: readonly string[] = PURCHASES.filter((action) => !action.startsWith("servicequotas:"));

const purchaseOf = madeByOneOf(COMMITMENTS);

const example = (title: string, type: string, props: Record<string, unknown> = {}) => ({
  title,
  subject: { type, props },
});

export const commitmentForbidden: ResourceRule = {
  id: "commitment-forbidden",
  kind: "resource",
  title: "nothing is bought that is owed for months or years",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "What is reserved, subscribed or bought is owed for its whole time, however soon the intruder is thrown out; the guardrails deny the same calls.",
  fix: "let the owner of the account buy it by hand, or exempt this resource by its name",
  frameworks: [],
  types: anyAwsResource,
  needs: [],
  uses: [],
  options: {},

  check(resource) {
    const { resources, unread } = madeBy(resource);
    const bought = resources.flatMap(({ type, props }) => {
      const purchase = purchaseOf(type);
      return purchase === undefined
        ? []
        : [fail(props.path === "" ? "type" : props.path, type, `nothing that ${purchase} makes`)];
    });
    return bought.length + unread.length > 0 ? [...bought, ...unread] : [pass];
  },

  examples: {
    pass: [
      example("an ordinary machine", "aws:ec2/instance:Instance", { instanceType: "t3.micro" }),
      example("a certificate of a private authority", "aws:acmpca/certificate:Certificate"),
      example("a protection of Shield Standard's resources", "aws:shield/protection:Protection"),
      example("a domain that is registered already", "aws:route53domains/registeredDomain:RegisteredDomain"),
      example("a larger quota, which another rule refuses", "aws:servicequotas/serviceQuota:ServiceQuota"),
      example("a gateway of Direct Connect, which costs nothing", "aws:directconnect/gateway:Gateway"),
    ],
    fail: [
      example("a dedicated host", "aws:ec2/dedicatedHost:DedicatedHost", { instanceType: "m5.large" }),
      example("a dedicated host of Cloud Control", "aws-native:ec2:Host", { instanceType: "m5.large" }),
      example("a reservation of capacity", "aws:ec2/capacityReservation:CapacityReservation"),
      example("a fleet of reservations", "aws-native:ec2:CapacityReservationFleet"),
      example("a block of machines with GPUs", "aws:ec2/capacityBlockReservation:CapacityBlockReservation"),
      example("a reserved database", "aws:rds/reservedInstance:ReservedInstance"),
      example("a reserved cache", "aws:elasticache/reservedCacheNode:ReservedCacheNode"),
      example("throughput of a model", "aws:bedrock/provisionedModelThroughput:ProvisionedModelThroughput"),
      example("Shield Advanced", "aws:shield/subscription:Subscription"),
      example("a Savings Plan", "aws:savingsplans/savingsPlan:SavingsPlan"),
      example("a subscription of a plan", "aws-native:pricingplanmanager:Subscription"),
      example("a domain", "aws:route53domains/domain:Domain"),
      example("a private authority", "aws:acmpca/certificateAuthority:CertificateAuthority"),
      example("capacity of Athena", "aws-native:athena:CapacityReservation"),
      example("a line of Direct Connect", "aws:directconnect/connection:Connection"),
      example("lines of Direct Connect by any Terraform provider", "aws:index/dxLag:DxLag"),
      example("a dedicated host by any Terraform provider", "aws:index/ec2Host:Ec2Host"),
      example("a reservation in the template of a stack", "aws:cloudformation/stack:Stack", {
        templateBody: JSON.stringify({
          Resources: { Held: { Type: "AWS::EC2::CapacityReservation", Properties: { InstanceCount: 5 } } },
        }),
      }),
      example("a state machine that buys", "aws:sfn/stateMachine:StateMachine", {
        definition: JSON.stringify({
          States: {
            Buy: { Type: "Task", Resource: "arn:aws:states:::aws-sdk:ec2:purchaseReservedInstancesOffering" },
          },
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
