import { type PolicyDocument, policyDocument } from "../document";
import { compact } from "../actions/compact";
import { VERSION_TAG } from "../../fields/values";
import {
  CANARY_ARN,
  CONFIG_SERVICE,
  DENY_ALL_ARN,
  ORGANIZATION_READER_ARN,
  OWN_IDENTITIES,
  ownAlerts,
  ownArn,
  ownBudgets,
} from "../own-principals";
import { patternOf } from "../pattern";
import { allow, type Condition } from "../statements";
import { GITHUB_ISSUER } from "./trust";

export interface DeployArgs {
  /** Every action of an apply, a refresh and a destroy of this program, seen in a run or read in the provider's source. */
  calls: readonly { action: string }[];
  /** What the names of the baseline's own alarms, topics, rules and budgets begin with: `ringfence-`. */
  namePrefix: string;
}

/**
 * Reads of the services that the program uses. The real provider reads more than a run shows, above all after a change
 * by somebody else. Settings and metadata only.
 */
const READS: Readonly<Record<string, readonly string[]>> = {
  "access-analyzer": ["access-analyzer:GetA*", "access-analyzer:List*"],
  account: ["account:Get*", "account:ListRegions"],
  billing: ["billing:GetBillingPreferences"],
  budgets: ["budgets:Describe*", "budgets:ListTagsForResource", "budgets:ViewBudget"],
  ce: ["ce:GetAnomaly*", "ce:ListTagsForResource"],
  cloudtrail: ["cloudtrail:DescribeTrails", "cloudtrail:Get*Selectors", "cloudtrail:GetTrail*", "cloudtrail:ListT*"],
  cloudwatch: ["cloudwatch:DescribeAlarms", "cloudwatch:ListTagsForResource"],
  config: ["config:Describe*"],
  ec2: [
    "ec2:DescribeInstances",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeRegions",
    "ec2:DescribeSecurityGroup*",
    "ec2:DescribeSnapshots",
    "ec2:DescribeVpc*",
    "ec2:GetAllowedImages*",
    "ec2:GetEbs*",
    "ec2:GetImageBlock*",
    "ec2:GetInstanceMetadata*",
    "ec2:GetSerial*",
    "ec2:GetSnapshotBlock*",
  ],
  events: ["events:Describe*", "events:List*"],
  guardduty: [
    "guardduty:DescribeOrganizationConfiguration",
    "guardduty:GetDetector",
    "guardduty:GetFilter",
    "guardduty:List*",
  ],
  iam: ["iam:Get*", "iam:List*"],
  kms: ["kms:DescribeKey", "kms:GetKey*", "kms:List*"],
  notifications: ["notifications:ListM*"],
  "notifications-contacts": ["notifications-contacts:Get*", "notifications-contacts:List*"],
  // Of log groups their settings, and no line of a log.
  logs: ["logs:Describe*", "logs:List*"],
  organizations: ["organizations:Describe*", "organizations:List*"],
  "resource-explorer-2": ["resource-explorer-2:Get*"],
  // Of a bucket its settings and its name, and no object.
  s3: ["s3:GetAccountPublicAccessBlock", "s3:GetBucket*", "s3:Get*Configuration", "s3:ListAllMyBuckets", "s3:ListT*"],
  securityhub: [
    "securityhub:DescribeHub",
    "securityhub:DescribeOrganizationConfiguration",
    "securityhub:Get*Standards",
    "securityhub:GetAdministratorAccount",
    "securityhub:List*Aggregators",
    "securityhub:ListOrganizationAdminAccounts",
  ],
  sns: ["sns:GetSubscriptionAttributes", "sns:GetTopicAttributes", "sns:List*"],
  ssm: ["ssm:GetServiceSetting"],
  sts: ["sts:GetCallerIdentity"],
};

/**
 * Services that make a role of their own when they are switched on, in the name of who switches them on; AWS makes the
 * role, so that the call is not among those that are seen. That of AWS Config the program makes. Service -> names that AWS knows.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html
 */
const OWN_ROLES: Readonly<Record<string, readonly string[]>> = {
  "access-analyzer": ["access-analyzer.amazonaws.com"],
  config: [CONFIG_SERVICE],
  // Of GuardDuty itself and of its malware protection.
  guardduty: ["*guardduty.amazonaws.com"],
  "resource-explorer-2": ["resource-explorer-2.amazonaws.com"],
  securityhub: ["securityhub.amazonaws.com"],
};

const MAKES_SERVICE_ROLE = "iam:CreateServiceLinkedRole";

/** Of the identity providers, the one that lets a pipeline assume this role. */
const GITHUB = `arn:aws:iam::*:oidc-provider/${GITHUB_ISSUER}`;

/** Where a write may act. */
interface Scope {
  sid: string;
  resource?: string | string[];
  condition?: Condition;
}

/**
 * Writes of IAM, by what they act on. Others are refused: the program makes no inline policies of groups, and no user but
 * that of the canary key, which nobody can make without the boundary that denies everything.
 * To hang an own policy on a group or role of somebody else is the way in which guardrails bind.
 */
const IAM_SCOPES: readonly (Scope & { actions: RegExp })[] = [
  {
    sid: "AllowAttachments",
    actions: /^iam:(Attach|Detach)(Group|Role)Policy$/,
    // AWS's own one is that of the role of an aggregator, and reads who belongs to the organization.
    condition: { ArnLike: { "iam:PolicyARN": [ownArn("policy", "*"), ORGANIZATION_READER_ARN] } },
  },
  { sid: "AllowPipeline", actions: /^iam:\w+OpenIDConnectProvider\w*$/, resource: GITHUB },
  {
    sid: "AllowOwnIdentities",
    actions:
      /^iam:((Create|Delete|Tag|Untag|Update)(Group|Policy|Role)|(Create|Delete)PolicyVersion|SetDefaultPolicyVersion|UpdateAssumeRolePolicy|UpdateRoleDescription|(Put|Delete)Role(Policy|PermissionsBoundary))$/,
    resource: OWN_IDENTITIES,
  },
  {
    // The roles with which rules send events home, a budget freezes, a trail sends calls and an aggregator reads the
    // organization, and AWS's own that records;
    // another own role is not for a service.
    sid: "AllowOwnRoles",
    actions: /^iam:PassRole$/,
    resource: [ownArn("role", "*"), `arn:aws:iam::*:role/aws-service-role/${CONFIG_SERVICE}/*`],
    condition: {
      StringEquals: {
        "iam:PassedToService": [
          "budgets.amazonaws.com",
          "cloudtrail.amazonaws.com",
          CONFIG_SERVICE,
          "events.amazonaws.com",
        ],
      },
    },
  },
  {
    sid: "AllowCanary",
    actions: /^iam:(CreateUser|PutUserPermissionsBoundary)$/,
    resource: CANARY_ARN,
    condition: { StringEquals: { "iam:PermissionsBoundary": DENY_ALL_ARN } },
  },
  {
    sid: "AllowCanaryKey",
    actions: /^iam:((Create|Delete|Update)AccessKey|(Delete|Tag|Untag|Update)User)$/,
    resource: CANARY_ARN,
  },
  {
    sid: "AllowSettings",
    actions:
      /^iam:((Update|Delete)AccountPasswordPolicy|(Enable|Disable)OrganizationsRoot(CredentialsManagement|Sessions))$/,
  },
];

/** Services whose writes act on what has the name of the baseline. */
const NAMED_SERVICES: readonly string[] = ["budgets", "cloudtrail", "cloudwatch", "events", "logs", "s3", "sns"];

/** What has that name, of all of them: an action reaches what is of its own service, so that one statement is enough. */
const namedResources = (prefix: string): string[] => [
  ownBudgets(prefix),
  `arn:aws:cloudtrail:*:*:trail/${prefix}*`,
  `arn:aws:cloudwatch::*:dashboard/${prefix}*`,
  `arn:aws:logs:*:*:log-group:${prefix}*`,
  `arn:aws:s3:::${prefix}*`,
  ...ownAlerts(prefix),
];

/**
 * Calls that give a key of the account another policy or make it usable again: on keys with the baseline's tag, which each
 * of its keys gets when it is made. A key is made with `bypassPolicyLockoutSafetyCheck`, so that KMS does not ask for
 * PutKeyPolicy on a key that has no tag yet; its policy names the account, so nobody is locked out by that. What is called
 * right after a key is made stays wide, because KMS may need five minutes to see a tag.
 * https://docs.aws.amazon.com/kms/latest/developerguide/tag-authorization.html
 */
const KEY_REPAIRS: Scope & { actions: RegExp } = {
  sid: "AllowKeyRepairs",
  actions: /^kms:(EnableKey|PutKeyPolicy|UpdateKeyDescription)$/,
  condition: { Null: { [`aws:ResourceTag/${VERSION_TAG}`]: "false" } },
};

/** Rules and tags of security groups, of which the program empties those that AWS made. */
const DEFAULT_GROUPS: Scope & { actions: RegExp } = {
  sid: "AllowDefaultGroups",
  actions: /^ec2:(CreateTags|DeleteTags|RevokeSecurityGroup\w+)$/,
  resource: "arn:aws:ec2:*:*:security-group/*",
};

/** Filters of a log group count and read nothing out, and may be put on that of a trail which was there before. */
const METRIC_FILTERS: Scope & { actions: RegExp } = {
  sid: "AllowSettings",
  actions: /^logs:(Put|Delete)MetricFilter$/,
};

const serviceOf = (action: string): string => action.slice(0, action.indexOf(":"));

/** Writes that are shorter together: each acts on what the program makes, and on nothing else of its service. */
const TOGETHER = [
  "access-analyzer:*Analyzer",
  "ce:*AnomalyMonitor",
  "ce:*AnomalySubscription",
  "cloudtrail:*Tags",
  "cloudtrail:*teTrail",
  "cloudwatch:*Dashboard*",
  "config:*ConfigurationAggregator",
  "config:*DeliveryChannel",
  "config:S*ConfigurationRecorder",
  "ec2:*AllowedImagesSettings",
  "ec2:*EbsEncryptionByDefault",
  "ec2:*SnapshotBlockPublicAccess",
  "ec2:RevokeSecurityGroup*",
  "events:*Targets",
  "guardduty:*Detector",
  "logs:*LogGroup",
  "logs:*MetricFilter",
  "iam:*AccessKey",
  "iam:*AccountPasswordPolicy",
  "iam:*OpenIDConnectProvider",
  "iam:*PolicyVersion",
  "iam:*agPolicy",
  "iam:*agRole",
  "iam:*agUser",
  "iam:*tachGroupPolicy",
  "iam:*tachRolePolicy",
  "iam:UpdateRole*",
  "notifications-contacts:*EmailContact",
  "notifications-contacts:Send*",
  "notifications:AssociateM*",
  "notifications:Di*AdditionalChannel",
  "organizations:*tachPolicy",
  "organizations:*tePolicy",
  "resource-explorer-2:*Index*",
  "resource-explorer-2:*View",
  "s3:PutBucket*",
  "securityhub:*FindingAggregator",
  "securityhub:*OrganizationAdminAccount",
  "securityhub:*ableSecurityHub",
  "sns:Set*Attributes",
  "ssm:*ServiceSetting",
];

/** Stands for TagResource and UntagResource. */
const TAGGING = "*agResource";

/** The actions, those that a pattern stands for by that pattern: a managed policy has 6,144 characters. */
function shortened(actions: readonly string[]): string[] {
  const tagging = [...new Set(actions.map(serviceOf))].map((service) => `${service}:${TAGGING}`);
  const patterns = [...TOGETHER, ...tagging];
  return compact([
    ...actions,
    ...patterns.filter((pattern) => actions.some((action) => patternOf(pattern).test(action))),
  ]);
}

const scopeOnly = ({ sid, resource, condition }: Scope): Scope => ({
  sid,
  ...(resource ? { resource } : {}),
  ...(condition ? { condition } : {}),
});

/** Looks, and changes nothing; the names of objects are data, and only the own bucket is asked whether it is there. */
const isRead = (action: string): boolean =>
  /:(BatchGet|Describe|Get|List|Lookup|View)/.test(action) && action !== "s3:ListBucket";

/** @throws Error when the service is not among those that are read */
function readsOf(service: string, needed: string): readonly string[] {
  const reads = READS[service];
  if (reads) return reads;
  throw new Error(`the deploy policy has no reads for ${service}, which ${needed} needs; add them to READS`);
}

function scopeOf(action: string, named: string[]): Scope {
  const service = serviceOf(action);
  readsOf(service, action);
  if (service === "iam") {
    const scope = IAM_SCOPES.find(({ actions }) => actions.test(action));
    if (!scope) throw new Error(`the deploy policy has no scope for ${action}; add one to IAM_SCOPES`);
    return scopeOnly(scope);
  }
  const narrow = [KEY_REPAIRS, DEFAULT_GROUPS, METRIC_FILTERS].find(({ actions }) => actions.test(action));
  if (narrow) return scopeOnly(narrow);
  // What an account has once has no name, whatever its service.
  const hasName = NAMED_SERVICES.includes(service) && !action.includes("Account");
  return hasName ? { sid: "AllowOwnNames", resource: named } : { sid: "AllowSettings" };
}

/** Every action of the calls, and the services that they are of. */
function asked(calls: DeployArgs["calls"]): { actions: string[]; services: string[] } {
  const actions = [...new Set(calls.map(({ action }) => action))].sort();
  return { actions, services: [...new Set(["sts", ...actions.map(serviceOf)])] };
}

/**
 * What the role of the pipeline may read: settings of the services that the program uses, and no data. A managed policy of
 * its own, since both together are longer than AWS takes.
 *
 * @throws Error when a call is of a service that has no reads here
 */
export function deployReads({ calls }: Pick<DeployArgs, "calls">): PolicyDocument {
  const { actions } = asked(calls);
  const listed = ["sts:GetCallerIdentity", ...actions].flatMap((action) => readsOf(serviceOf(action), action));
  return policyDocument([allow("AllowReads", compact([...listed, ...actions.filter(isRead)]))]);
}

/**
 * For the role of the pipeline that applies this program, beside what it may read: an apply, a refresh and a destroy, and
 * nothing else. Writes are those of its calls; in IAM they reach the baseline's own path and the provider of GitHub, in the
 * services that alert they reach the names of the baseline. Settings that an account has once, and keys of KMS, have no name
 * to narrow by.
 *
 * Who can write the guardrails can lift them: this role must be as hard to reach as root, so that only the pipeline of one
 * repository assumes it. A managed policy. The role is exempt from the guardrails.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
 *
 * @throws Error when a call is of a service, or writes to a part of IAM, that has no scope here
 */
export function deploy({ calls, namePrefix }: DeployArgs): PolicyDocument {
  const named = namedResources(namePrefix);
  const { actions, services } = asked(calls);
  const writes = new Map<string, { scope: Scope; actions: string[] }>();
  for (const action of actions.filter((each) => !isRead(each) && each !== MAKES_SERVICE_ROLE)) {
    const scope = scopeOf(action, named);
    const statement = writes.get(scope.sid) ?? { scope, actions: [] };
    writes.set(scope.sid, { scope, actions: [...statement.actions, action] });
  }
  const ownRoles = services.flatMap((service) => OWN_ROLES[service] ?? []);
  return policyDocument([
    ...[...writes.values()].map(({ scope: { sid, ...scope }, actions: names }) => allow(sid, shortened(names), scope)),
    ...(ownRoles.length > 0
      ? [
          allow("AllowServiceRoles", [MAKES_SERVICE_ROLE], {
            resource: "arn:aws:iam::*:role/aws-service-role/*",
            condition: { StringLike: { "iam:AWSServiceName": ownRoles } },
          }),
        ]
      : []),
  ]);
}
