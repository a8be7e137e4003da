import { BOUNDARY_ARN, NAME_PREFIX, ownArn } from "../../own-principals";
import { actionsOfServices, PAID_SERVICE_IDS, UNUSED_BY_DEFAULT } from "../../paid-services";
import { type PolicyDocument, policyDocument, type Statement } from "../document";
import { FLEET_ACTIONS } from "../launch-deny";
import { ownAlerts } from "../tamper-deny";
import { ownSignIn } from "./mfa";
import { allow, deny, inRegions } from "./statements";

/** Managed policies that a developer may write stand at this path: one elsewhere may hang on a role with other rights. */
const WORKLOAD_POLICIES = "arn:aws:iam::*:policy/workload/*";

/**
 * Roles that a service makes for itself, with rights that AWS wrote.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html
 */
const SERVICE_ROLES = "arn:aws:iam::*:role/aws-service-role/*";

/** Services of daily work, whole, in the allowed regions. */
const WORK = [
  "acm",
  "apigateway",
  "application-autoscaling",
  "autoscaling",
  "cloudformation",
  "cloudwatch",
  "cognito-idp",
  "dynamodb",
  "ec2",
  "ecr",
  "ecs",
  "elasticache",
  "elasticfilesystem",
  "elasticloadbalancing",
  "events",
  "kinesis",
  "kms",
  "lambda",
  "logs",
  "rds",
  "rds-data",
  "s3",
  "scheduler",
  "secretsmanager",
  "servicediscovery",
  "sns",
  "sqs",
  "ssm",
  "states",
  "wafv2",
  "xray",
].map((service) => `${service}:*`);

/** What has no region, and looks at the account that a developer needs. */
const EVERYWHERE = [
  "budgets:ViewBudget",
  "ce:Get*",
  "cloudfront:*",
  "ec2:DescribeRegions",
  "health:Describe*",
  "iam:Get*",
  "iam:List*",
  "route53:*",
  "s3:GetBucketLocation",
  "s3:ListAllMyBuckets",
  "sts:DecodeAuthorizationMessage",
  "sts:GetCallerIdentity",
  "support:*",
  "tag:Get*",
];

/** Calls with which a role is made or gets other rights; AWS knows the boundary of the role for each. */
const ROLE_WRITES = [
  "iam:AttachRolePolicy",
  "iam:CreateRole",
  "iam:DeleteRole",
  "iam:DeleteRolePolicy",
  "iam:DetachRolePolicy",
  "iam:PutRolePermissionsBoundary",
  "iam:PutRolePolicy",
  "iam:UpdateAssumeRolePolicy",
];

/**
 * An operator for ARNs, which compares part by part. For one that compares texts, a path with a colon would do: a policy at
 * `/workload/:policy/ringfence/` would look as if it were the boundary.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
const BOUND = { ArnLike: { "iam:PermissionsBoundary": BOUNDARY_ARN } };

/** Calls around a role that give nobody a right: who hands a role to a machine must be allowed to pass it. */
const ROLE_CARE = ["iam:*InstanceProfile", "iam:TagRole", "iam:UntagRole", "iam:UpdateRole"];

const POLICY_WRITES = [
  "iam:CreatePolicy*",
  "iam:DeletePolicy*",
  "iam:SetDefaultPolicyVersion",
  "iam:TagPolicy",
  "iam:UntagPolicy",
];

/**
 * Services to which a developer may hand a role. Not CloudFormation: where its role is an administrator's, as after the
 * bootstrap of the CDK, handing it on would be a right to everything.
 */
const PASSED_TO = ["apigateway", "ec2", "ecs-tasks", "events", "lambda", "scheduler", "states"];

/** The same for paid services that work under a role of the user, where somebody uses them: id -> name. */
const PASSED_TO_PAID: Readonly<Record<string, string>> = {
  apprunner: "tasks.apprunner",
  batch: "batch",
  codebuild: "codebuild",
  eks: "eks",
  glue: "glue",
  sagemaker: "sagemaker",
};

/** Parts of the services of daily work that are not daily: commitments, and what the account is set to. */
const NOT_DAILY = [
  ...FLEET_ACTIONS.filter((action) => !action.startsWith("ec2:RequestSpot")),
  "ec2:RequestSpot*",
  "cloudfront:*SavingsPlan",
  "dynamodb:Purchase*",
  "ec2:*VpcBlockPublicAccess*",
  "ec2:AllocateHosts",
  "ec2:CreateCapacityReservation*",
  "ec2:Disable*BlockPublicAccess",
  "ec2:*AllowedImages*",
  "ec2:DisableEbs*",
  "ec2:EnableS*Access",
  "ec2:ModifyEbsDefault*",
  "ec2:ModifyInstanceMetadataDefaults",
  "ec2:Purchase*",
  "ec2:ResetEbs*",
  "elasticache:Purchase*",
  "rds:Purchase*",
  "s3:PutAccountPublicAccessBlock",
  "ssm:*ServiceSetting",
];

/** Everything of IAM but looking: Add and Attach, Create, Delete and Detach, Put and Pass, Remove, Set, Tag, Untag, Update. */
const IAM_WRITES = ["iam:A*", "iam:C*", "iam:D*", "iam:P*", "iam:R*", "iam:S*", "iam:T*", "iam:U*"];

const INSTANCES = "arn:aws:ec2:*:*:instance/*";
const VOLUMES = "arn:aws:ec2:*:*:volume/*";

/** How a machine is started: as what, at which price, by whom, with which metadata service, on which disks. */
const launches = (types: readonly string[]): Statement[] => [
  deny("DenyInstanceTypes", ["ec2:RunInstances", "ec2:StartInstances"], {
    resource: INSTANCES,
    condition: { StringNotLike: { "ec2:InstanceType": [...new Set(types)].sort() } },
  }),
  deny("DenyMarkets", ["ec2:RunInstances"], {
    resource: INSTANCES,
    condition: { StringEquals: { "ec2:InstanceMarketType": ["capacity-block", "spot"] } },
  }),
  deny("DenyWithoutOwner", ["ec2:RunInstances"], {
    resource: INSTANCES,
    condition: { Null: { "aws:RequestTag/owner": "true" } },
  }),
  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html
  deny("DenyOldMetadataService", ["ec2:RunInstances"], {
    resource: INSTANCES,
    condition: { StringNotEquals: { "ec2:MetadataHttpTokens": "required" } },
  }),
  deny("DenyPlainVolumes", ["ec2:CreateVolume", "ec2:RunInstances"], {
    resource: VOLUMES,
    condition: { Bool: { "ec2:Encrypted": "false" } },
  }),
];

/** Certificates and firewalls of CloudFront, which has them in one region. */
const edge = allow("AllowEdge", ["acm:*", "wafv2:*"], { condition: inRegions(["us-east-1"]) });

export interface DeveloperArgs {
  /** Region codes where workloads may run; at least one. */
  allowedRegions: readonly string[];
  /** Instance types that may be started, as patterns: `t3.*`. */
  allowedInstanceTypes: readonly string[];
  /** Ids of paid services that nobody uses; the others are daily work. Default: those that are denied by default. */
  unusedServices?: readonly string[];
  /** What the names of the baseline's own alarms, topics, rules and budgets begin with. Default: `ringfence-`. */
  namePrefix?: string;
}

/**
 * For people who build: daily work in the allowed regions, with MFA. Machines of the allowed types only, with a tag
 * `owner`, the second version of the metadata service and encrypted disks. Roles with the boundary only, so that nothing
 * a developer makes can do more than a developer may. No users, keys, groups or identity providers, and nothing that
 * belongs to the baseline. A managed policy; it is the same whatever the order of the lists.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 *
 * It does not stop a developer from passing a role without the boundary to a service that the role trusts; who makes such a
 * role must keep it from trusting EC2, Lambda and the like.
 */
export function developer({
  allowedRegions,
  allowedInstanceTypes,
  unusedServices = UNUSED_BY_DEFAULT,
  namePrefix = NAME_PREFIX,
}: DeveloperArgs): PolicyDocument {
  const used = PAID_SERVICE_IDS.filter((id) => !unusedServices.includes(id));
  const passedTo = [...PASSED_TO, ...used.flatMap((id) => PASSED_TO_PAID[id] ?? [])].sort();
  return policyDocument([
    allow("AllowWork", [...WORK, ...actionsOfServices(used)], { condition: inRegions(allowedRegions) }),
    ...(allowedRegions.includes("us-east-1") ? [] : [edge]),
    allow("AllowEverywhere", [...EVERYWHERE, ...ROLE_CARE]),
    allow("AllowBoundRoles", ROLE_WRITES, { condition: BOUND }),
    allow("AllowAtPaths", [...POLICY_WRITES, "iam:CreateServiceLinkedRole"], {
      resource: [SERVICE_ROLES, WORKLOAD_POLICIES],
    }),
    allow("AllowPass", ["iam:PassRole"], {
      condition: { StringEquals: { "iam:PassedToService": passedTo.map((name) => `${name}.amazonaws.com`) } },
    }),
    deny("DenyNotDaily", NOT_DAILY),
    deny("DenyOwnAlerts", ["cloudwatch:*", "events:*", "sns:*"], { resource: ownAlerts(namePrefix) }),
    // Groups are left out: nothing here lets a developer change one.
    deny("DenyOwnIdentities", IAM_WRITES, { resource: [ownArn("policy", "*"), ownArn("role", "*")] }),
    deny("DenyOwnPolicies", ["iam:AttachRolePolicy", "iam:DetachRolePolicy"], {
      condition: { ArnLike: { "iam:PolicyARN": ownArn("policy", "*") } },
    }),
    ...launches(allowedInstanceTypes),
    ...ownSignIn(),
  ]);
}
