import { UNKNOWN } from "../../engine/reader";
import { judgeKinds, ofKinds } from "../../facts/kind";
import type { ResourceRule } from "../../rule";
import { template } from "./examples-of-groups";
import { is, isTrue, judgeSettings, kindsIn, type OpeningSetting } from "./opening-settings";

const flag = { paths: ["publiclyAccessible"], opens: isTrue, closed: "false" };

/**
 * Services that store or move data and can have an address of the internet. Where `@pulumi/aws` and CloudFormation differ in
 * what an absent flag means, they differ in the name of the type too.
 */
const SETTINGS: readonly OpeningSetting[] = [
  {
    // The provider sends false: https://www.pulumi.com/registry/packages/aws/api-docs/rds/instance/
    kinds: [
      "rds:instance",
      "ec2:dbinstance",
      "rds:clusterinstance",
      "rds:cluster",
      "rds:dbcluster",
      "rds:shardgroup",
      "rds:dbshardgroup",
      "neptune:clusterinstance",
      "neptune:dbinstance",
      "redshift:cluster",
      "redshiftserverless:workgroup",
      "lightsail:database",
      "timestreaminfluxdb:dbinstance",
      "timestreaminfluxdb:dbcluster",
      "timestream:influxdbinstance",
      "timestream:influxdbcluster",
      "mq:broker",
    ],
    ...flag,
  },
  {
    // Without the flag, the subnet group and the gateway of the network decide.
    // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    kinds: ["rds:dbinstance"],
    ...flag,
    unsaid: "undecided",
  },
  {
    // True is the default of AWS; the provider sends false.
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dms-replicationinstance.html
    kinds: ["dms:replicationinstance"],
    ...flag,
    unsaidInTemplates: "open",
  },
  // True is the default: https://www.pulumi.com/registry/packages/aws/api-docs/dms/instanceprofile/
  { kinds: ["dms:instanceprofile"], ...flag, unsaid: "open" },
  {
    // https://docs.aws.amazon.com/msk/latest/developerguide/public-access.html
    kinds: ["msk:cluster"],
    paths: ["brokerNodeGroupInfo.connectivityInfo.publicAccess.type"],
    opens: is("service_provided_eips"),
    closed: '"DISABLED"',
  },
];

const KINDS = kindsIn(SETTINGS);

const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });

export const databasePublic: ResourceRule = {
  id: "database-public",
  kind: "resource",
  title: "no database, warehouse or broker has an address of the internet",
  severity: "critical",
  level: "mandatory",
  onUnknown: "advisory",
  why: "A database with a public address needs one careless security group, or one leaked password, to be everybody's.",
  fix: "set publiclyAccessible to false and reach it from inside the network, over a VPN or through a tunnel of Session Manager",
  frameworks: [
    { framework: "cis-aws", version: "5.0.0", id: "2.2.3" },
    { framework: "cis-aws", version: "7.0.0", id: "3.2.3" },
    { framework: "fsbp", version: "1.0.0", id: "DMS.1" },
    { framework: "fsbp", version: "1.0.0", id: "RDS.2" },
    { framework: "fsbp", version: "1.0.0", id: "Redshift.1" },
    { framework: "mitre-attack", version: "17", id: "T1190" },
  ],
  types: ofKinds("databases, warehouses, brokers and what replicates them", KINDS),
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeKinds(resource, KINDS, (one) => judgeSettings(one, SETTINGS)),

  examples: {
    pass: [
      example("a database that says nothing, which is private", "aws:rds/instance:Instance", { engine: "postgres" }),
      example("a private database", "aws:rds/instance:Instance", { publiclyAccessible: false }),
      example("a private database of Cloud Control", "aws-native:rds:DbInstance", { publiclyAccessible: false }),
      example(
        "a replication instance that says nothing, which the provider makes private",
        "aws:dms/replicationInstance:ReplicationInstance",
        {
          replicationInstanceClass: "dms.t3.small",
        },
      ),
      example("a private warehouse", "aws:redshift/cluster:Cluster", { publiclyAccessible: false }),
      example("brokers of Kafka inside the network", "aws:msk/cluster:Cluster", {
        brokerNodeGroupInfo: { connectivityInfo: { publicAccess: { type: "DISABLED" } } },
      }),
      template("a private database in a template", "AWS::RDS::DBInstance", { PubliclyAccessible: "false" }),
      example("an application that is meant for everybody", "aws:apprunner/service:Service", {
        networkConfiguration: { ingressConfiguration: { isPubliclyAccessible: true } },
      }),
    ],
    fail: [
      example("a public database", "aws:rds/instance:Instance", { publiclyAccessible: true }),
      example("a public member of a cluster", "aws:rds/clusterInstance:ClusterInstance", { publiclyAccessible: true }),
      example("a public database of Cloud Control", "aws-native:rds:DbInstance", { publiclyAccessible: true }),
      example("a public database of any Terraform provider", "aws:index/dbInstance:DbInstance", {
        publiclyAccessible: true,
      }),
      example("a public warehouse", "aws:redshift/cluster:Cluster", { publiclyAccessible: true }),
      example("a public warehouse without servers", "aws:redshiftserverless/workgroup:Workgroup", {
        publiclyAccessible: true,
      }),
      example("a public replication instance", "aws:dms/replicationInstance:ReplicationInstance", {
        publiclyAccessible: true,
      }),
      example("an instance profile that says nothing, which is public", "aws:dms/instanceProfile:InstanceProfile", {}),
      example("a public graph database", "aws:neptune/clusterInstance:ClusterInstance", { publiclyAccessible: true }),
      example("a public database of Lightsail", "aws:lightsail/database:Database", { publiclyAccessible: true }),
      example("a public time series", "aws:timestreaminfluxdb/dbInstance:DbInstance", { publiclyAccessible: true }),
      example("a public broker", "aws:mq/broker:Broker", { publiclyAccessible: true }),
      example("public brokers of Kafka", "aws:msk/cluster:Cluster", {
        brokerNodeGroupInfo: { connectivityInfo: { publicAccess: { type: "SERVICE_PROVIDED_EIPS" } } },
      }),
      template(
        "a replication instance in a template that says nothing, which is public",
        "AWS::DMS::ReplicationInstance",
        {
          ReplicationInstanceClass: "dms.t3.small",
        },
      ),
      template("a public database in a template, as a text", "AWS::RDS::DBInstance", { PubliclyAccessible: "true" }),
    ],
    unknown: [
      example("a flag that another resource decides", "aws:rds/instance:Instance", { publiclyAccessible: UNKNOWN }),
      example("a database of Cloud Control that leaves it to its network", "aws-native:rds:DbInstance", {
        engine: "postgres",
      }),
      template("a flag that a parameter of the template decides", "AWS::Redshift::Cluster", {
        PubliclyAccessible: { Ref: "Public" },
      }),
    ],
  },
};
