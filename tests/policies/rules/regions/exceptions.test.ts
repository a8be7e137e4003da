import { BASELINE_NEEDS, leaveOf, needsOf, onlyPlaceOf } from "../../../../policies/rules/regions/exceptions";
import { nameOf, serviceOf } from "../../../../policies/facts/thing";
import { terraformWithoutRegion, tokens, withoutRegion } from "../../../support/declared-types";

const names = new Set(tokens.map(nameOf));

/** Types without a region argument that the region of their provider decides about: the region deny does not leave them. */
const REGION_OF_PROVIDER = [
  "backup:globalsettings",
  "bedrock:usecaseformodelaccess",
  "chime:globalsettings",
  "chime:sdkvoiceglobalsettings",
  "cloudtrail:organizationdelegatedadminaccount",
  "directconnect:gateway",
  "directconnect:hostedconnection",
  "ec2:vpcipamorganizationadminaccount",
  "fms:adminaccount",
  "ram:sharingwithorganization",
  "rolesanywhere:profile",
  "rolesanywhere:trustanchor",
  "servicecatalog:organizationsaccess",
  "ssmincidents:replicationset",
];

it("every type without a region argument has a decision, in each spelling", () => {
  const decided = (type: string): boolean =>
    leaveOf(type) === "worldwide" || onlyPlaceOf(type) !== undefined || REGION_OF_PROVIDER.includes(nameOf(type));
  expect(withoutRegion.length).toBeGreaterThan(150);
  expect(withoutRegion.filter((type) => !decided(type))).toEqual([]);
  expect(terraformWithoutRegion.filter((type) => !decided(type))).toEqual([]);
});

it.each([
  ["aws:iam/role:Role", "worldwide"],
  ["aws-native:iam:Role", "worldwide"],
  ["aws:index/iamRole:IamRole", "worldwide"],
  ["aws-native:route53:HostedZone", "worldwide"],
  ["aws:s3control/multiRegionAccessPoint:MultiRegionAccessPoint", "worldwide"],
  ["aws-native:s3:MultiRegionAccessPointPolicy", "worldwide"],
  ["aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", "worldwide"],
  ["aws:acm/certificate:Certificate", ["us-east-1", "us-west-2"]],
  ["aws-native:certificatemanager:Certificate", ["us-east-1", "us-west-2"]],
  ["aws:cloudwatch/logDelivery:LogDelivery", ["us-east-1", "us-west-2"]],
  ["aws-native:logs:DeliverySource", ["us-east-1", "us-west-2"]],
  ["aws:index/cloudwatchLogSubscriptionFilter:CloudwatchLogSubscriptionFilter", ["us-east-1", "us-west-2"]],
  ["aws:servicequotas/serviceQuota:ServiceQuota", ["us-east-1", "us-west-2"]],
  ["aws-native:wafv2:WebAcl", ["us-east-1", "us-west-2"]],
  ["aws:route53/resolverRule:ResolverRule", []],
  ["aws:index/route53ResolverRule:Route53ResolverRule", []],
  ["aws:s3/bucket:Bucket", []],
  ["aws:ec2/instance:Instance", []],
  ["aws:index/instance:Instance", []],
])("the region deny leaves %s to %s", (type, leave) => {
  expect(leaveOf(type)).toEqual(leave);
});

it.each([
  ["aws:uxc/accountCustomizations:AccountCustomizations", "us-east-1"],
  ["aws:devicefarm/project:Project", "us-west-2"],
  ["aws-native:pricingplanmanager:Subscription", "us-east-1"],
  ["aws:rolesanywhere/profile:Profile", undefined],
  ["aws-native:cloudhsm:Cluster", undefined],
  ["aws:iam/role:Role", undefined],
])("%s, which the region deny closes, is only in %s", (type, region) => {
  expect(onlyPlaceOf(type)).toBe(region);
});

it("everything that the baseline needs exists", () => {
  const things = BASELINE_NEEDS.flatMap((need) => need.things);
  // CloudFormation has types that Cloud Control has not.
  const templatesOnly = ["config:configurationrecorderstatus"];
  expect(things.filter((thing) => !names.has(thing) && !templatesOnly.includes(thing))).toEqual([]);
});

it("a need has the same answer in each spelling", () => {
  const needed = (type: string) => needsOf(type).map(({ regions }) => regions);
  expect(needed("aws-native:guardduty:Detector")).toEqual(needed("aws:guardduty/detector:Detector"));
  expect(needed("aws:index/guarddutyDetector:GuarddutyDetector")).toEqual(["every"]);
  expect(needed("aws-native:cloudwatch:Alarm")).toEqual(needed("aws:cloudwatch/metricAlarm:MetricAlarm"));
  expect(needed("aws-native:sns:Topic")).toEqual([["us-east-1"]]);
});

it("no need opens a region for something that computes", () => {
  const computing = ["autoscaling", "batch", "ecs", "eks", "lambda", "lightsail", "rds", "sagemaker"];
  const launching = /:(Instance|Fleet|Spot\w+|Launch\w+|Cluster|InstanceFleet)$/;
  const needed = tokens.filter((token) => needsOf(token).length > 0);
  expect(needed.filter((token) => computing.includes(serviceOf(token)) || launching.test(token))).toEqual([]);
});
