import type { ExampleResource } from "../../policies/rule";
import { providerRegionAllowed } from "../../policies/rules/regions/provider-region-allowed";
import { regionAllowed } from "../../policies/rules/regions/region-allowed";
import { spotForbidden } from "../../policies/rules/spend/spot-forbidden";
import { judgeExample, outcomeOf } from "../support/judge-example";

// Situations of public reports, each with several members of its class: what holds for one spelling holds for all.

const options = { allowedRegions: ["ap-southeast-2"] };

const byRegion = (subject: ExampleResource, more = {}) =>
  judgeExample(regionAllowed, { title: "case", subject, options: { ...options, ...more } });
const bySpot = (subject: ExampleResource) => judgeExample(spotForbidden, { title: "case", subject });
const byProvider = (resources: readonly ExampleResource[], more = {}) =>
  judgeExample(providerRegionAllowed, { title: "case", subject: { resources }, options: { ...options, ...more } });

const home = (type: string, props: Record<string, unknown>): ExampleResource => ({
  type,
  props: { region: "ap-southeast-2", ...props },
});
const provider = (region: string, type = "aws") => ({
  type: `pulumi:providers:${type}`,
  name: "other",
  props: { region },
});
const native = (type: string, region: string, props = {}): ExampleResource => ({
  type: `aws-native:${type}`,
  props,
  provider: provider(region, "aws-native"),
});

describe("a region in another property is judged", () => {
  it.each<[string, Record<string, unknown>, string]>([
    ["aws:cloudformation/stackInstances:StackInstances", { regions: ["ap-southeast-2", "eu-west-3"] }, "regions[1]"],
    [
      "aws-native:cloudformation:StackSet",
      { stackInstancesGroup: [{ regions: ["eu-west-3"] }] },
      "stackInstancesGroup[0].regions[0]",
    ],
    ["aws:dynamodb/globalTable:GlobalTable", { replicas: [{ regionName: "eu-west-3" }] }, "replicas[0].regionName"],
    ["aws-native:dynamodb:GlobalTable", { replicas: [{ region: "eu-west-3" }] }, "replicas[0].region"],
    ["aws-native:secretsmanager:Secret", { replicaRegions: [{ region: "eu-west-3" }] }, "replicaRegions[0].region"],
    [
      "aws:index/secretsmanagerSecret:SecretsmanagerSecret",
      { replica: [{ region: "eu-west-3" }] },
      "replica[0].region",
    ],
    [
      "aws:efs/replicationConfiguration:ReplicationConfiguration",
      { destination: { region: "eu-west-3" } },
      "destination.region",
    ],
    ["aws:rds/snapshotCopy:SnapshotCopy", { destinationRegion: "eu-west-3" }, "destinationRegion"],
    [
      "aws:redshift/cluster:Cluster",
      { snapshotCopy: { destinationRegion: "eu-west-3" } },
      "snapshotCopy.destinationRegion",
    ],
    [
      "aws:keyspaces/keyspace:Keyspace",
      { replicationSpecification: { regionLists: ["eu-west-3"] } },
      "replicationSpecification.regionLists[0]",
    ],
    ["aws:ssmincidents/replicationSet:ReplicationSet", { regions: [{ name: "eu-west-3" }] }, "regions[0].name"],
    [
      "aws:dsql/cluster:Cluster",
      { multiRegionProperties: { witnessRegion: "eu-west-3" } },
      "multiRegionProperties.witnessRegion",
    ],
    [
      "aws:dlm/lifecyclePolicy:LifecyclePolicy",
      { policyDetails: { schedules: [{ crossRegionCopyRules: [{ target: "eu-west-3" }] }] } },
      "policyDetails.schedules[0].crossRegionCopyRules[0].target",
    ],
  ])("%s", (type, props, path) => {
    expect(byRegion(home(type, props)).fails.map((fail) => fail.path)).toEqual([path]);
  });

  it.each<[string, Record<string, unknown>]>([
    ["aws:ec2/amiCopy:AmiCopy", { sourceAmiRegion: "eu-west-3" }],
    [
      "aws:cfg/configurationAggregator:ConfigurationAggregator",
      { accountAggregationSource: { regions: ["eu-west-3"] } },
    ],
    ["aws:securityhub/findingAggregator:FindingAggregator", { specifiedRegions: ["eu-west-3"] }],
    ["aws:ec2/vpcEndpoint:VpcEndpoint", { serviceRegion: "eu-west-3" }],
    ["aws:storagegateway/nfsFileShare:NfsFileShare", { bucketRegion: "eu-west-3" }],
  ])("%s, which only speaks of it, is not refused", (type, props) => {
    expect(outcomeOf(byRegion(home(type, props)))).toBe("pass");
  });

  it("lets a region through that the type has been given, in any spelling", () => {
    const alsoAllowed = { "aws:dynamodb/table:Table": ["eu-west-3"] };
    const table = (type: string) => home(type, { replicas: [{ regionName: "eu-west-3" }] });
    expect(outcomeOf(byRegion(table("aws:dynamodb/table:Table"), { alsoAllowed }))).toBe("pass");
    expect(outcomeOf(byRegion(table("aws:index/dynamodbTable:DynamodbTable"), { alsoAllowed }))).toBe("pass");
  });
});

describe("spot is refused, whoever launches it", () => {
  const strategies = [{ capacityProvider: "FARGATE_SPOT" }];

  it.each<[string, Record<string, unknown>]>([
    ["aws:scheduler/schedule:Schedule", { target: { ecsParameters: { capacityProviderStrategies: strategies } } }],
    ["aws-native:events:Rule", { targets: [{ ecsParameters: { capacityProviderStrategy: strategies } }] }],
    ["aws-native:pipes:Pipe", { targetParameters: { ecsTaskParameters: { capacityProviderStrategy: strategies } } }],
    ["aws-native:ecs:TaskSet", { capacityProviderStrategy: strategies }],
    ["aws-native:pcs:ComputeNodeGroup", { purchaseOption: "SPOT" }],
    ["aws-native:sagemaker:Cluster", { instanceGroups: [{ capacityRequirements: { spot: {} } }] }],
    [
      "aws-native:autoscaling:AutoScalingGroup",
      { mixedInstancesPolicy: { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 0 } } },
    ],
    ["aws:index/instance:Instance", { instanceMarketOptions: [{ marketType: "spot" }] }],
    ["aws:index/spotInstanceRequest:SpotInstanceRequest", {}],
    ["aws:index/batchComputeEnvironment:BatchComputeEnvironment", { computeResources: [{ type: "FARGATE_SPOT" }] }],
    ["aws:newservice/farm:Farm", { workers: { capacityType: "SPOT" } }],
    [
      "aws:cloudformation/stackSet:StackSet",
      {
        templateBody: JSON.stringify({
          Resources: {
            Group: { Type: "AWS::EMR::InstanceGroupConfig", Properties: { Market: "SPOT", InstanceCount: 9 } },
          },
        }),
      },
    ],
    ["aws-native:cloudformation:StackSet", { templateBody: "Resources:\n  F: { Type: 'AWS::EC2::SpotFleet' }\n" }],
  ])("%s %j", (type, props) => {
    expect(outcomeOf(bySpot(home(type, props)))).toBe("fail");
  });
});

describe("guards and edge resources are let be, whoever makes them", () => {
  it.each([
    native("guardduty:Detector", "eu-west-3"),
    native("configuration:DeliveryChannel", "eu-west-3"),
    native("securityhub:Hub", "eu-west-3"),
    native("events:Rule", "eu-west-3"),
    native("cloudwatch:Alarm", "eu-west-3"),
    native("ec2:SnapshotBlockPublicAccess", "eu-west-3"),
    native("logs:LogGroup", "us-east-1"),
    native("logs:DeliverySource", "us-east-1"),
    native("wafv2:WebAcl", "us-east-1", { scope: "CLOUDFRONT" }),
    native("certificatemanager:Certificate", "us-east-1"),
    native("sns:Topic", "us-east-1"),
    native("route53:HostedZone", "eu-west-3"),
    native("iam:Role", "eu-west-3"),
    native("cloudfront:Distribution", "eu-west-3"),
    native("budgets:Budget", "eu-west-3"),
    native("s3:MultiRegionAccessPoint", "eu-west-3"),
    { type: "aws:guardduty/detector:Detector", props: {}, provider: provider("eu-west-3") },
    { type: "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter", props: {}, provider: provider("us-east-1") },
    { type: "aws:index/guarddutyDetector:GuarddutyDetector", props: {}, provider: provider("eu-west-3") },
    { type: "aws:index/wafv2WebAcl:Wafv2WebAcl", props: { region: "us-east-1" }, provider: provider("us-east-1") },
    {
      type: "aws:servicequotas/serviceQuota:ServiceQuota",
      props: { region: "us-east-1" },
      provider: provider("us-east-1"),
    },
    {
      type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
      props: { region: "us-east-1" },
      provider: provider("us-east-1"),
    },
  ] as ExampleResource[])("$type by a provider in $provider.props.region", (resource) => {
    expect(["pass", "not applicable"]).toContain(outcomeOf(byRegion(resource)));
    expect(outcomeOf(byProvider([resource]))).toBe("pass");
  });

  it.each([
    native("ec2:Instance", "eu-west-3"),
    native("logs:LogGroup", "eu-west-3"),
    native("lambda:Function", "us-east-1"),
    native("sns:Topic", "us-west-2"),
    native("events:Rule", "eu-west-3", { targets: [{ ecsParameters: {} }] }),
    { type: "aws:index/instance:Instance", props: {}, provider: provider("eu-west-3") },
    { type: "aws:route53/resolverEndpoint:ResolverEndpoint", props: {}, provider: provider("eu-west-3") },
  ] as ExampleResource[])(
    "$type by a provider in $provider.props.region is refused, and the provider with it",
    (resource) => {
      expect(outcomeOf(byRegion(resource))).toBe("fail");
      expect(outcomeOf(byProvider([resource]))).toBe("fail");
    },
  );
});

describe("advice", () => {
  it("never says to allow a region where a narrower way exists", () => {
    const said = [
      ...byRegion(native("ec2:Instance", "eu-west-3")).fails,
      ...byRegion(home("aws:dynamodb/table:Table", { replicas: [{ regionName: "eu-west-3" }] })).fails,
      ...byProvider([native("ec2:Instance", "eu-west-3")]).fails,
    ].map(({ fix }) => fix);
    const texts = [...said, regionAllowed.fix, providerRegionAllowed.fix];
    expect(texts.filter((fix) => fix === undefined || /allowedRegions/.test(fix) || !/alsoAllowed/.test(fix))).toEqual(
      [],
    );
  });

  it.each([
    ["member", "write a region into the provider member"],
    ["default_7_48_0", "say the region of the stack: pulumi config set aws:region"],
  ])("points at the provider %s when it has no region", (name, fix) => {
    const subject = {
      type: "aws:backup/vault:Vault",
      props: { region: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" },
      provider: { type: "pulumi:providers:aws", name, props: {} },
    };
    expect(byRegion(subject).undetermined).toMatchObject([
      { path: "provider.region", why: `the provider ${name} names none`, fix },
    ]);
  });
});
