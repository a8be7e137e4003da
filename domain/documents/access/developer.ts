import { ACCOUNT_SETTINGS } from "../actions/account-settings";
import { compact } from "../actions/compact";
import { IAM_WRITES } from "../actions/iam-writes";
import { INSTANCES, NOT_ON_DEMAND } from "../actions/instance-types";
import { DENIED_LAUNCHES } from "../actions/launches";
import { actionsOfServices, closedActions, PAID_SERVICE_IDS } from "../actions/paid-services";
import { PURCHASES } from "../actions/purchases";
import { type PolicyDocument, policyDocument, type Statement } from "../document";
import type { DocumentArgs } from "../document-args";
import { BOUNDARY_ARN, ownAlerts, ownArn } from "../own-principals";
import { patternOf } from "../pattern";
import { allow, deny, inRegions } from "../statements";
import { ownSignIn } from "./mfa";

/** Managed policies that a developer may write stand at this path: one elsewhere may hang on a role with other rights. */
const WORKLOAD_POLICIES = "arn:aws:iam::*:policy/workload/*";

/**
 * Roles that a service makes for itself, with rights that AWS wrote.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html
 */
const SERVICE_ROLES = "arn:aws:iam::*:role/aws-service-role/*";

/** Services of daily work, whole, in the allowed regions; without those that the owner says nobody uses. */
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
];

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
  "sts:Decode*",
  "support:*",
  "tag:GetResources",
];

/** Attach and Detach. */
const ROLE_POLICIES = "iam:*tachRolePolicy";

/** Calls with which a role is made or gets other rights; AWS knows the boundary of the role for each. */
const ROLE_WRITES = [
  ROLE_POLICIES,
  "iam:CreateRole",
  "iam:DeleteRole",
  "iam:DeleteRolePolicy",
  "iam:PutRoleP*",
  "iam:UpdateAssumeRolePolicy",
];

/**
 * An operator for ARNs, which compares part by part. For one that compares texts, a path with a colon would do: a policy at
 * `/workload/:policy/ringfence/` would look as if it were the boundary.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
const BOUND = { ArnLike: { "iam:PermissionsBoundary": BOUNDARY_ARN } };

/** Calls around a role that give nobody a right: who hands a role to a machine must be allowed to pass it. Tag and Untag. */
const ROLE_CARE = ["iam:*InstanceProfile", "iam:*agRole", "iam:UpdateRole"];

const POLICY_WRITES = ["iam:*agPolicy", "iam:CreatePolicy*", "iam:DeletePolicy*", "iam:SetDefaultPolicyVersion"];

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

/** Shorter patterns for what the tables name, so that the policy has room for what they name next. */
const SHORTER = [
  "athena:CreateCap*",
  "autoscaling:CreateL*",
  "bedrock-mantle:CreateRes*",
  "bedrock:CreateProv*",
  "cloudfront:CreateAny*",
  "cloudfront:CreateSav*",
  "ec2:AcceptReserved*",
  "ec2:AllocateH*",
  "ec2:CreateCapacityR*",
  "ec2:CreateReserved*",
  "ec2:CreateVpcB*",
  "ec2:Disable*BlockP*",
  "ec2:DisableAllowed*",
  "ec2:EnableSer*",
  "ec2:ImportIn*",
  "ec2:ModifyEbsD*",
  "ec2:ModifyInstanceMetadataD*",
  "ec2:ModifySpot*",
  "ec2:ModifyVpcB*",
  "ec2:ReplaceImageC*",
  "ec2:RequestSpot*",
  "ecs:*ateCapacityProvider",
  "eks:CreateEks*",
  "lambda:*ateCapacityProvider",
  "lambda:CreateMicrovmI*",
  "lambda:R*Microvm",
  "rds:CreateDBCap*",
  "rds:CreateDBSh*",
  "redshift-serverless:CreateRes*",
  "s3:PutAccountP*",
  "sagemaker:CreateReservedC*",
  "sagemaker:CreateTrainingP*",
  "ssm:ResetS*",
  "ssm:UpdateServiceS*",
];

/**
 * Parts of the allowed services that are not daily: launches without a limit, purchases, what nobody uses, and what the
 * account is set to. They are those of the denies, so that a row more there is closed here, too.
 *
 * @param services patterns of the services that the policy allows as a whole
 * @param unused patterns of what the owner says nobody uses
 */
function notDaily(services: readonly string[], unused: readonly string[]): string[] {
  const reaches = services.map(patternOf);
  const closed = [...DENIED_LAUNCHES, ...PURCHASES, ...ACCOUNT_SETTINGS, ...unused];
  const reached = closed.filter((action) => reaches.some((service) => service.test(action)));
  const shorter = SHORTER.filter((pattern) => reached.some((action) => patternOf(pattern).test(action)));
  return compact([...reached, ...shorter]);
}

const VOLUMES = "arn:aws:ec2:*:*:volume/*";

/** How a machine is started: as what, at which price, by whom, with which metadata service, on which disks. */
const launches = (types: readonly string[]): Statement[] => [
  deny("DenyInstanceTypes", ["ec2:RunInstances", "ec2:StartInstances"], {
    resource: INSTANCES,
    condition: { StringNotLike: { "ec2:InstanceType": [...new Set(types)].sort() } },
  }),
  deny("DenyMarkets", ["ec2:RunInstances"], {
    resource: INSTANCES,
    condition: { StringEquals: { "ec2:InstanceMarketType": NOT_ON_DEMAND } },
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
  // Where only the account encrypts by default, the key is expected to be true: customers of Red Hat met such a deny with
  // that setting, https://github.com/openshift-cs/managed-openshift/issues/82. AWS does not say so; docs/acceptance.md tries it.
  deny("DenyPlainVolumes", ["ec2:CreateVolume", "ec2:RunInstances"], {
    resource: VOLUMES,
    condition: { Bool: { "ec2:Encrypted": "false" } },
  }),
];

/** Certificates and firewalls of CloudFront, which has them in one region. */
const edge = allow("AllowEdge", ["acm:*", "wafv2:*"], { condition: inRegions(["us-east-1"]) });

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
  unusedServices,
  namePrefix,
}: Required<DocumentArgs>): PolicyDocument {
  const used = PAID_SERVICE_IDS.filter((id) => !unusedServices.includes(id));
  const unused = closedActions(unusedServices);
  const work = [
    ...WORK.map((service) => `${service}:*`).filter((all) => !unused.includes(all)),
    ...actionsOfServices(used),
  ];
  const passedTo = [...PASSED_TO, ...used.flatMap((id) => PASSED_TO_PAID[id] ?? [])].sort();
  return policyDocument([
    allow("AllowWork", [...work, "tag:Get*"], { condition: inRegions(allowedRegions) }),
    ...(allowedRegions.includes("us-east-1") ? [] : [edge]),
    allow("AllowEverywhere", [...EVERYWHERE, ...ROLE_CARE]),
    allow("AllowBoundRoles", ROLE_WRITES, { condition: BOUND }),
    allow("AllowAtPaths", [...POLICY_WRITES, "iam:CreateServiceLinkedRole"], {
      resource: [SERVICE_ROLES, WORKLOAD_POLICIES],
    }),
    allow("AllowPass", ["iam:PassRole"], {
      condition: { StringEquals: { "iam:PassedToService": passedTo.map((name) => `${name}.amazonaws.com`) } },
    }),
    deny("DenyNotDaily", notDaily([...work, ...EVERYWHERE], unused)),
    // Groups are left out: nothing here lets a developer change one.
    deny("DenyOwn", ["cloudwatch:*", "events:*", "sns:*", ...IAM_WRITES], {
      resource: [...ownAlerts(namePrefix), ownArn("policy", "*"), ownArn("role", "*")],
    }),
    deny("DenyOwnPolicies", [ROLE_POLICIES], {
      condition: { ArnLike: { "iam:PolicyARN": ownArn("policy", "*") } },
    }),
    ...launches(allowedInstanceTypes),
    ...ownSignIn(),
  ]);
}
