import { UNKNOWN } from "../../engine/reader";
import { undetermined } from "../../engine/verdict";
import { judgeKinds, ofKinds } from "../../facts/kind";
import { judgeSwitch, ON } from "../../facts/switches";
import { nameOf } from "../../facts/thing";
import { DB_CLUSTERS, DB_INSTANCES, holdsData, PERHAPS_OF_CLUSTER } from "./stores";
import type { Property, Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";

/** Which member of which thing refuses the deletion; all of them are off unless told otherwise. */
const SWITCHES: readonly { things: readonly string[]; of: (props: Property) => Property[] }[] = [
  {
    things: [...DB_INSTANCES, ...DB_CLUSTERS, "rds:globalcluster", "docdb:globalcluster", "neptune:globalcluster"],
    of: (props) => [props.get("deletionProtection")],
  },
  { things: ["dynamodb:table"], of: (props) => [props.get("deletionProtectionEnabled")] },
  {
    // The older kind of `@pulumi/aws` has no such switch; it names its replicas by `regionName`.
    things: ["dynamodb:globaltable"],
    of: (props) =>
      props
        .get("replicas")
        .items()
        .filter((replica) => replica.get("regionName").state !== "known")
        .map((replica) => replica.get("deletionProtectionEnabled")),
  },
  {
    things: ["lb:loadbalancer", "alb:loadbalancer", "ec2:lb", "ec2:alb", "elasticloadbalancingv2:loadbalancer"],
    of: (props) => [loadBalancerSwitch(props)],
  },
];

const KINDS = SWITCHES.flatMap(({ things }) => things);

/** CloudFormation has a list of attributes: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html */
function loadBalancerSwitch(props: Property): Property {
  const attributes = props.get("loadBalancerAttributes");
  if (attributes.state === "unknown") return attributes;
  const items = attributes.items();
  const found =
    items.find((each) => each.get("key").value === "deletion_protection.enabled") ??
    items.find((each) => each.get("key").state === "unknown");
  if (found === undefined) return props.get("enableDeletionProtection");
  return found.get("key").state === "unknown" ? found.get("key") : found.get("value");
}

function judge(resource: Resource): Verdict[] {
  const row = SWITCHES.find(({ things }) => things.includes(nameOf(resource.type)));
  const { holds, path } = holdsData(resource);
  if (row === undefined || holds === "no") return [];
  const verdicts = row.of(resource.props).flatMap((each) => judgeSwitch(each, ON));
  return holds === "unknown" && verdicts.length > 0 ? [undetermined(path)] : verdicts;
}

const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });

export const deletionProtection: ResourceRule = {
  id: "deletion-protection",
  kind: "resource",
  title: "databases, tables and load balancers refuse to be deleted",
  severity: "medium",
  level: "advisory",
  onUnknown: "ignore",
  why: "Whoever deletes has to switch the protection off first, which is a call of its own in the log. Without it, one call by hand or by an intruder is enough.",
  fix: "write deletionProtection: true (deletionProtectionEnabled for DynamoDB, enableDeletionProtection for load balancers)",
  frameworks: [
    { framework: "fsbp", version: "1.0.0", id: "RDS.7" },
    { framework: "fsbp", version: "1.0.0", id: "RDS.8" },
    { framework: "fsbp", version: "1.0.0", id: "DynamoDB.6" },
    { framework: "fsbp", version: "1.0.0", id: "ELB.6" },
    { framework: "mitre-attack", version: "17", id: "T1485" },
  ],
  types: ofKinds("databases and clusters, tables of DynamoDB, and load balancers", KINDS),
  selfService: true,
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeKinds(resource, KINDS, judge),

  examples: {
    pass: [
      example("a protected database", "aws:rds/instance:Instance", { deletionProtection: true }),
      example("an instance of a cluster", "aws-native:rds:DbInstance", { engine: "aurora-postgresql" }),
      example("a replica", "aws:rds/instance:Instance", { replicateSourceDb: "main" }),
      example("a protected table", "aws:dynamodb/table:Table", { deletionProtectionEnabled: true }),
      example("a table of many regions, of the older kind", "aws:dynamodb/globalTable:GlobalTable", {
        replicas: [{ regionName: "eu-west-1" }],
      }),
      example("a protected load balancer", "aws:lb/loadBalancer:LoadBalancer", { enableDeletionProtection: true }),
      example("a load balancer of Cloud Control", "aws-native:elasticloadbalancingv2:LoadBalancer", {
        loadBalancerAttributes: [{ key: "deletion_protection.enabled", value: "true" }],
      }),
    ],
    fail: [
      example("a database that does not say it", "aws:rds/instance:Instance", { engine: "postgres" }),
      example("a cluster that says no", "aws:rds/cluster:Cluster", { deletionProtection: false }),
      example("a cluster of DocumentDB", "aws:docdb/cluster:Cluster", {}),
      example("a table", "aws:dynamodb/table:Table", { name: "orders" }),
      example("one of two replicas of a table", "aws-native:dynamodb:GlobalTable", {
        replicas: [{ region: "eu-west-1", deletionProtectionEnabled: true }, { region: "us-east-1" }],
      }),
      example("a load balancer", "aws:lb/loadBalancer:LoadBalancer", { loadBalancerType: "application" }),
      example("a load balancer of Cloud Control", "aws-native:elasticloadbalancingv2:LoadBalancer", {
        loadBalancerAttributes: [{ key: "deletion_protection.enabled", value: "false" }],
      }),
      example("a load balancer of any Terraform provider", "aws:index/lb:Lb", { internal: true }),
      example("a table in the template of a stack", "aws:cloudformation/stack:Stack", {
        templateBody: JSON.stringify({ Resources: { Orders: { Type: "AWS::DynamoDB::Table", Properties: {} } } }),
      }),
    ],
    unknown: [
      example("a switch that another resource decides about", "aws:rds/instance:Instance", {
        deletionProtection: UNKNOWN,
      }),
      example("an instance that is perhaps one of a cluster", "aws-native:rds:DbInstance", PERHAPS_OF_CLUSTER),
      example("attributes that are not known yet", "aws-native:elasticloadbalancingv2:LoadBalancer", {
        loadBalancerAttributes: UNKNOWN,
      }),
    ],
  },
};
