/**
 * How an input names a resource where it does not say it in the words of the ARN. ARN formats:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */

/** The types of EC2 by the first part of their ids, where that is not the type itself: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html */
export const EC2_ID_TYPES: Record<string, string> = {
  acl: "network-acl",
  ami: "image",
  cr: "capacity-reservation",
  dopt: "dhcp-options",
  eigw: "egress-only-internet-gateway",
  eipalloc: "elastic-ip",
  eni: "network-interface",
  fl: "vpc-flow-log",
  h: "dedicated-host",
  i: "instance",
  igw: "internet-gateway",
  lt: "launch-template",
  nat: "natgateway",
  pl: "prefix-list",
  rtb: "route-table",
  sfr: "spot-fleet-request",
  sg: "security-group",
  sir: "spot-instances-request",
  snap: "snapshot",
  tgw: "transit-gateway",
  vgw: "vpn-gateway",
  vol: "volume",
  vpce: "vpc-endpoint",
  pcx: "vpc-peering-connection",
};

/** Service -> variable of its ARNs -> the members that give its value, the first that is there. */
export const MEMBERS: Record<string, Record<string, readonly string[]>> = {
  autoscaling: { GroupFriendlyName: ["AutoScalingGroupName"] },
  budgets: { BudgetName: ["BudgetName", "Budget.BudgetName", "NewBudget.BudgetName"] },
  ec2: { KeyPairName: ["KeyName"], PlacementGroupName: ["GroupName", "Placement.GroupName"] },
  kms: { Alias: ["AliasName"] },
  rds: {
    DbInstanceName: ["DBInstanceIdentifier"],
    DbClusterInstanceName: ["DBClusterIdentifier"],
    SubnetGroupName: ["DBSubnetGroupName"],
    ParameterGroupName: ["DBParameterGroupName"],
    SnapshotName: ["DBSnapshotIdentifier"],
  },
  route53: { Id: ["HostedZoneId", "Id"] },
  s3: { ObjectName: ["Key"] },
  ssm: { ParameterNameWithoutLeadingSlash: ["Name", "Names"] },
};

/** Actions about another thing than the call's own, the source of a copy, or about a thing that each entry names. */
export const SOURCES: Record<string, Record<string, readonly string[]>> = {
  "CopyObject s3:GetObject": { BucketName: ["SourceBucket"], ObjectName: ["SourceKey"] },
  "PutEvents events:PutEvents": { EventBusName: ["Entries.EventBusName"] },
  "UploadPartCopy s3:GetObject": { BucketName: ["SourceBucket"], ObjectName: ["SourceKey"] },
};

/**
 * Types that AWS evaluates although the catalogue calls them optional. An instance has a volume, asked for or not:
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html#iam-example-runinstances
 */
export const ALWAYS: Record<string, readonly string[]> = {
  "ec2:RunInstances": ["volume"],
};

/** What the ARN has of a value without: a queue is named by the end of its URL, an alias without the word. */
export const TRIM: Record<string, RegExp> = {
  QueueName: /^.*\//,
  PolicyId: /^p-/,
  Alias: /^alias\//,
  ParameterNameWithoutLeadingSlash: /^\//,
  Id: /^\/?(hostedzone|change)\//,
};

/**
 * Service -> the part of an ARN that is a resource of IAM, where what it names is none itself: a subscription is its topic's.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html
 */
export const WHOSE: Record<string, RegExp> = {
  sns: /^arn:aws:sns:[^:]*:[^:]*:[^:]+/,
};
