import { BOUNDARY_ARN, ownArn } from "../own-principals";
import { actionsOfServices } from "../paid-services";
import { GLOBAL_EVENT_REGIONS } from "../regions";
import { type PolicyDocument, policyDocument, type Statement } from "./document";
import { FLEET_ACTIONS, limitedLaunches, type LaunchDenyArgs } from "./launch-deny";
import { OWN_IDENTITIES, ownAlerts } from "./tamper-deny";

/** What a workload needs of services without a region, wherever it runs. A part of what the region deny leaves alone. */
export const WORKLOAD_EVERYWHERE = [
  "cloudfront-keyvaluestore:*",
  "cloudfront:*",
  "ec2:DescribeRegions",
  "health:*",
  "iam:*",
  "pricing:*",
  "route53:*",
  "s3:GetBucketLocation",
  "s3:ListAllMyBuckets",
  "sts:*",
  "tag:GetResources",
];

/** What a workload needs of services that have their endpoint in us-east-1 or us-west-2. */
export const WORKLOAD_AT_ENDPOINTS = [
  "acm:*",
  "cloudwatch:Describe*",
  "cloudwatch:Get*",
  "cloudwatch:List*",
  "ecr-public:*",
  "kms:*",
  "logs:*",
  "s3:*MultiRegionAccessPoint*",
  "s3:GetBucketPolicyStatus",
  "s3:GetBucketPublicAccessBlock",
  "servicequotas:Get*",
  "servicequotas:List*",
  "wafv2:*",
];

/** Services that work for the account and its owner, not for a workload; some of them sell commitments. */
const OWNERS_SERVICES = [
  "access-analyzer:*",
  "account:*",
  "acm-pca:Create*",
  "aws-marketplace:*",
  "billing:*",
  "budgets:*",
  "ce:*",
  "directconnect:*",
  "freetier:*",
  "globalaccelerator:*",
  "guardduty:*",
  "organizations:*",
  "outposts:*",
  "rolesanywhere:*",
  "route53domains:*",
  "savingsplans:*",
  "securityhub:*",
  "servicequotas:*Increase*",
  "servicequotas:Start*",
  "shield:*",
  "snowball:*",
];

/** Single actions of services that a workload does need. Users and groups are people, and none of its business. */
const OWNERS_ACTIONS = [
  "cloudfront:CreateSavingsPlan",
  "cloudtrail:Delete*",
  "cloudtrail:Put*",
  "cloudtrail:Stop*",
  "cloudtrail:Update*",
  "config:*ConfigurationRecorder",
  "config:*DeliveryChannel",
  "dynamodb:Purchase*",
  "ec2:AcceptReserved*",
  "ec2:*VpcBlockPublicAccess*",
  "ec2:AllocateHosts",
  "ec2:CreateCapacityReservation*",
  "ec2:CreateReserved*",
  "ec2:DisableAllowedImagesSettings",
  "ec2:DisableE*",
  "ec2:Disable*BlockPublicAccess",
  "ec2:EnableS*Access",
  "ec2:ModifyEbsDefaultKmsKeyId",
  "ec2:ModifyInstanceMetadataDefaults",
  "ec2:Purchase*",
  "ec2:ReplaceImageCriteria*",
  "ec2:ResetEbsDefaultKmsKeyId",
  "elasticache:Purchase*",
  "es:Purchase*",
  "iam:*AccessKey*",
  "iam:*AccountPasswordPolicy",
  "iam:*Group*",
  "iam:*LoginProfile",
  "iam:*OpenIDConnect*",
  "iam:*SAML*",
  "iam:*ServiceSpecific*",
  "iam:*User*",
  "iam:DeleteRolePermissionsBoundary",
  "iam:UploadS*",
  "memorydb:Purchase*",
  "rds:Purchase*",
  "redshift:Purchase*",
  "s3:PutAccountPublicAccessBlock",
  "ssm:*ServiceSetting",
  "sts:GetFederationToken",
];

export interface BoundaryArgs extends Pick<LaunchDenyArgs, "allowedInstanceTypes" | "unusedServices"> {
  /** Region codes where workloads may run; at least one. */
  allowedRegions: readonly string[];
  /** What the names of the baseline's own alarms, topics and rules begin with: `ringfence-`. */
  namePrefix: string;
}

const allow = (Sid: string, Action: string[], regions?: readonly string[]): Statement => ({
  Sid,
  Effect: "Allow",
  Action,
  Resource: "*",
  ...(regions ? { Condition: { StringEquals: { "aws:RequestedRegion": [...regions] } } } : {}),
});

const deny = (Sid: string, Action: string[], Resource: string | string[] = "*", Condition?: Statement["Condition"]) =>
  ({ Sid, Effect: "Deny", Action, Resource, ...(Condition ? { Condition } : {}) }) satisfies Statement;

/**
 * The permissions boundary of every role that bound principals make: those of workloads and of their pipelines.
 *
 * It must be one policy of 6,144 characters, so it is coarser than the denies: where a workload has nothing to do, it
 * closes a service or a family of actions as a whole, reading included. A boundary takes away what it does not allow, so
 * the closed regions need no statement of their own. It spares nobody: who is exempt does not carry it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export function boundary({ allowedRegions, namePrefix, ...launch }: BoundaryArgs): PolicyDocument {
  const allowed = [...new Set(allowedRegions)].sort();
  const endpoints = GLOBAL_EVENT_REGIONS.filter((region) => !allowed.includes(region));
  return policyDocument([
    allow("AllowAllowedRegions", ["*"], allowed),
    allow("AllowEverywhere", WORKLOAD_EVERYWHERE),
    ...(endpoints.length > 0 ? [allow("AllowAtEndpoints", WORKLOAD_AT_ENDPOINTS, endpoints)] : []),
    deny("DenyServices", [...OWNERS_SERVICES, ...actionsOfServices(launch.unusedServices)].sort()),
    deny("DenyActions", [...FLEET_ACTIONS, ...OWNERS_ACTIONS].sort()),
    deny("DenyOwnAlerts", ["cloudwatch:*", "events:*", "sns:*"], ownAlerts(namePrefix)),
    deny("DenyOwnIdentities", ["iam:*"], OWN_IDENTITIES),
    deny("DenyGuardrailDetach", ["iam:DetachRolePolicy"], "*", { ArnLike: { "iam:PolicyARN": ownArn("policy", "*") } }),
    deny(
      "DenyRolesWithoutBoundary",
      [
        "iam:AttachRolePolicy",
        "iam:CreateRole",
        "iam:PutRolePermissionsBoundary",
        "iam:PutRolePolicy",
        "iam:UpdateAssumeRolePolicy",
      ],
      "*",
      { ArnNotLike: { "iam:PermissionsBoundary": BOUNDARY_ARN } },
    ),
    ...limitedLaunches(launch),
  ]);
}
