import { NAME_PREFIX, ownArn } from "../../own-principals";
import { type PolicyDocument, policyDocument, type Statement } from "../document";
import { OWN_IDENTITIES, ownAlerts } from "../tamper-deny";
import { GITHUB_ISSUER } from "../trust";
import { allow } from "./statements";

export interface DeployArgs {
  /** Every action that an apply, a refresh and a destroy of this program were seen to use. */
  calls: readonly { action: string }[];
  /** What the names of the baseline's own alarms, topics, rules and budgets begin with. Default: `ringfence-`. */
  namePrefix?: string;
}

/**
 * Reads of the services that the program uses. The real provider reads more than a run shows, above all after a change
 * by somebody else. Settings and metadata only.
 */
const READS: Readonly<Record<string, readonly string[]>> = {
  "access-analyzer": ["access-analyzer:GetAnalyzer", "access-analyzer:GetArchiveRule", "access-analyzer:List*"],
  account: ["account:Get*", "account:ListRegions"],
  budgets: ["budgets:Describe*", "budgets:ListTagsForResource", "budgets:ViewBudget"],
  ce: ["ce:GetAnomaly*", "ce:ListTagsForResource"],
  cloudtrail: ["cloudtrail:DescribeTrails", "cloudtrail:Get*Selectors", "cloudtrail:GetTrail*", "cloudtrail:ListT*"],
  cloudwatch: ["cloudwatch:DescribeAlarms", "cloudwatch:ListTagsForResource"],
  config: ["config:Describe*"],
  ec2: [
    "ec2:DescribeRegions",
    "ec2:DescribeVpcBlockPublicAccess*",
    "ec2:GetAllowedImagesSettings",
    "ec2:GetEbs*",
    "ec2:GetImageBlockPublicAccessState",
    "ec2:GetInstanceMetadataDefaults",
    "ec2:GetSerialConsoleAccessStatus",
    "ec2:GetSnapshotBlockPublicAccessState",
  ],
  events: ["events:DescribeEventBus", "events:DescribeRule", "events:List*"],
  guardduty: ["guardduty:GetDetector", "guardduty:GetFilter", "guardduty:List*"],
  iam: ["iam:Get*", "iam:List*"],
  kms: ["kms:DescribeKey", "kms:GetKey*", "kms:List*"],
  organizations: ["organizations:Describe*", "organizations:List*"],
  s3: ["s3:GetAccountPublicAccessBlock"],
  sns: ["sns:GetSubscriptionAttributes", "sns:GetTopicAttributes", "sns:List*"],
  ssm: ["ssm:GetServiceSetting"],
  sts: ["sts:GetCallerIdentity"],
};

/**
 * Services that make a role of their own when they are switched on, in the name of who switches them on; AWS makes the
 * role, so that the call is not among those that are seen. Service -> names that AWS knows.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html
 */
const OWN_ROLES: Readonly<Record<string, readonly string[]>> = {
  "access-analyzer": ["access-analyzer.amazonaws.com"],
  config: ["config.amazonaws.com"],
  guardduty: ["guardduty.amazonaws.com", "malware-protection.guardduty.amazonaws.com"],
};

/** Of the identity providers, the one that lets a pipeline assume this role. */
const GITHUB = `arn:aws:iam::*:oidc-provider/${GITHUB_ISSUER}`;

/** Where a write may act. */
interface Scope {
  sid: string;
  resource?: string | string[];
  condition?: NonNullable<Statement["Condition"]>;
}

/**
 * Writes of IAM, by what they act on. Others are refused: the program makes no users, keys or inline policies of groups.
 * To hang an own policy on a group or role of somebody else is the way in which guardrails bind.
 */
const IAM_SCOPES: readonly (Scope & { actions: RegExp })[] = [
  {
    sid: "AllowAttachments",
    actions: /^iam:(Attach|Detach)(Group|Role)Policy$/,
    condition: { ArnLike: { "iam:PolicyARN": ownArn("policy", "*") } },
  },
  { sid: "AllowPipeline", actions: /^iam:\w+OpenIDConnectProvider\w*$/, resource: GITHUB },
  {
    sid: "AllowOwnIdentities",
    actions:
      /^iam:((Create|Delete|Tag|Untag|Update)(Group|Policy|Role)|(Create|Delete)PolicyVersion|SetDefaultPolicyVersion|UpdateAssumeRolePolicy|UpdateRoleDescription|(Put|Delete)Role(Policy|PermissionsBoundary)|PassRole)$/,
    resource: OWN_IDENTITIES,
  },
  { sid: "AllowPasswordRules", actions: /^iam:(Update|Delete)AccountPasswordPolicy$/ },
];

/** Services whose writes act on what has the name of the baseline. */
const namedResources = (prefix: string): Readonly<Record<string, string[]>> => {
  const alerts = [
    `arn:aws:budgets::*:budget/${prefix}*`,
    `arn:aws:events:*:*:event-bus/${prefix}*`,
    ...ownAlerts(prefix),
  ];
  return Object.fromEntries(
    ["budgets", "cloudwatch", "events", "sns"].map((service) => [
      service,
      alerts.filter((arn) => arn.startsWith(`arn:aws:${service}:`)),
    ]),
  );
};

const serviceOf = (action: string): string => action.slice(0, action.indexOf(":"));

/** Looks, and changes nothing. */
const isRead = (action: string): boolean => /:(BatchGet|Describe|Get|List|Lookup|View)/.test(action);

function scopeOf(action: string, named: Readonly<Record<string, string[]>>): Scope {
  const service = serviceOf(action);
  if (!(service in READS)) {
    throw new Error(`the deploy policy has no reads for ${service}, which ${action} needs; add them to READS`);
  }
  if (isRead(action)) return { sid: "AllowReads" };
  if (service === "iam") {
    const scope = IAM_SCOPES.find(({ actions }) => actions.test(action));
    if (!scope) throw new Error(`the deploy policy has no scope for ${action}; add one to IAM_SCOPES`);
    return scope;
  }
  const resource = named[service];
  return resource
    ? { sid: `AllowOwn${service[0]!.toUpperCase()}${service.slice(1)}`, resource }
    : { sid: "AllowSettings" };
}

/**
 * What a run of one version never calls, and the next version may: a changed description, and the question which regions
 * there are, which a list in the settings answers. The policy of a key is left to an administrator: AWS has no name to
 * narrow that right to the baseline's own keys.
 */
const UPGRADES = ["ec2:DescribeRegions", "iam:UpdateRole", "iam:UpdateRoleDescription"];

/**
 * For the role of the pipeline that applies this program: an apply, a refresh and a destroy, and nothing else. Writes are
 * those that were seen; in IAM they reach the baseline's own path and the provider of GitHub, in the services that alert
 * they reach the names of the baseline. Settings that an account has once, and keys of KMS, have no name to narrow by.
 *
 * Who can write the guardrails can lift them: this role must be as hard to reach as root, so that only the pipeline of one
 * repository assumes it. A managed policy. The role is exempt from the guardrails.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
 *
 * @throws Error when a call is of a service, or writes to a part of IAM, that has no scope here
 */
export function deploy({ calls, namePrefix = NAME_PREFIX }: DeployArgs): PolicyDocument {
  const named = namedResources(namePrefix);
  const actions = [...new Set([...calls.map(({ action }) => action), ...UPGRADES])].sort();
  const services = [...new Set(["sts", ...actions.map(serviceOf)])];
  const writes = new Map<string, { scope: Scope; actions: string[] }>();
  for (const action of actions) {
    const scope = scopeOf(action, named);
    const statement = writes.get(scope.sid) ?? { scope, actions: [] };
    writes.set(scope.sid, { scope, actions: [...statement.actions, action] });
  }
  const reads = writes.get("AllowReads")?.actions ?? [];
  writes.delete("AllowReads");
  const ownRoles = services.flatMap((service) => OWN_ROLES[service] ?? []);
  return policyDocument([
    allow("AllowReads", [...services.flatMap((service) => READS[service]!), ...reads]),
    ...[...writes.values()].map(({ scope: { sid, ...scope }, actions: names }) => allow(sid, names, scope)),
    ...(ownRoles.length > 0
      ? [
          allow("AllowServiceRoles", ["iam:CreateServiceLinkedRole"], {
            resource: "arn:aws:iam::*:role/aws-service-role/*",
            condition: { StringEquals: { "iam:AWSServiceName": ownRoles } },
          }),
        ]
      : []),
  ]);
}
