import { BOUNDARY_ARN, ownArn } from "../own-principals";
import { actionsOfServices } from "../paid-services";
import { GLOBAL_EVENT_REGIONS } from "../regions";
import { type PolicyDocument, policyDocument, type Statement } from "./document";
import { limitedLaunches, type LaunchDenyArgs } from "./launch-deny";
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
  "acm-pca:Create*",
  "directconnect:*",
  "guardduty:*",
  "identitystore:*",
  "outposts:*",
  "rolesanywhere:*",
  "securityhub:*",
  "servicequotas:Create*",
  "servicequotas:*Increase*",
  "servicequotas:Start*",
  "snowball:*",
  "sso-directory:*",
  "sso:*",
];

/** The same of services that answer in one region only: they are closed anyway while that region is not allowed. */
const OWNERS_SERVICES_AT_ENDPOINTS: Readonly<Record<string, readonly string[]>> = {
  "us-east-1": [
    "account:*",
    "aws-marketplace:*",
    "billing:*",
    "budgets:*",
    "ce:*",
    "freetier:*",
    "organizations:*",
    "payments:*",
    "route53domains:*",
    "savingsplans:*",
    "shield:*",
    "supportplans:*",
  ],
  "us-west-2": [
    "devicefarm:*",
    "globalaccelerator:*",
    "networkmanager:CreateCore*",
    "route53-recovery-control-config:*",
  ],
};

/** The fleets of the launch deny, in fewer characters. */
const FLEETS = [
  "autoscaling:CreateLaunchConfig*",
  "ec2:CreateFleet",
  "ec2:ImportInstance",
  "ec2:ModifyFleet",
  "ec2:ModifySpot*",
  "ec2:RequestSpot*",
];

/** Single actions of services that a workload does need. Users and groups are people, and none of its business. */
const OWNERS_ACTIONS = [
  "cloudfront:CreateAnycast*",
  "cloudfront:CreateSav*",
  "cloudtrail:Delete*",
  "cloudtrail:Put*",
  "cloudtrail:Stop*",
  "cloudtrail:Update*",
  "config:*Channel",
  "config:*Recorder",
  "dynamodb:Purchase*",
  "ec2:AcceptReserved*",
  "ec2:*VpcBlock*",
  "ec2:AllocateHosts",
  "ec2:CreateCapacityR*",
  "ec2:CreateReserved*",
  "ec2:DisableAllowed*",
  "ec2:DisableE*",
  "ec2:Disable*BlockP*",
  "ec2:EnableS*Access",
  "ec2:ModifyEbs*",
  "ec2:ModifyInstanceMetadataD*",
  "ec2:Purchase*",
  "ec2:ReplaceImage*",
  "ec2:ResetEbs*",
  "elasticache:Purchase*",
  "es:Purchase*",
  "iam:*AccessKey*",
  "iam:*AccountP*",
  "iam:*Delegat*",
  "iam:*Group*",
  "iam:*LoginP*",
  "iam:*MFA*",
  "iam:*OpenID*",
  "iam:*SAML*",
  "iam:*ServiceSpec*",
  "iam:*User*",
  "iam:DeleteRolePerm*",
  "iam:UpdateAccount*",
  "iam:UploadS*",
  "memorydb:Purchase*",
  "rds:Purchase*",
  "redshift:Purchase*",
  "s3:PutAccountP*",
  "ssm:*ServiceSetting",
  "sts:AssumeRoot",
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
    deny(
      "DenyServices",
      [
        ...OWNERS_SERVICES,
        ...allowed.flatMap((region) => OWNERS_SERVICES_AT_ENDPOINTS[region] ?? []),
        ...actionsOfServices(launch.unusedServices),
      ].sort(),
    ),
    deny("DenyActions", [...FLEETS, ...OWNERS_ACTIONS].sort()),
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
