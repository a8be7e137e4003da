import { BOUNDARY_ARN, ownArn } from "../own-principals";
import { type PolicyDocument, policyDocument, type Statement, unlessExempt } from "./document";

/** What watches the account, and may be stopped by nobody who is bound. */
const MONITORING_ACTIONS = [
  "access-analyzer:DeleteAnalyzer",
  "access-analyzer:UpdateAnalyzer",
  "ce:DeleteAnomaly*",
  "ce:UpdateAnomaly*",
  "cloudtrail:Delete*",
  "cloudtrail:Put*",
  "cloudtrail:Stop*",
  "cloudtrail:Update*",
  "config:DeleteConfigurationRecorder",
  "config:PutConfigurationRecorder",
  "config:StopConfigurationRecorder",
  "config:*DeliveryChannel",
  "guardduty:Accept*",
  "guardduty:Create*",
  "guardduty:Delete*",
  "guardduty:Dis*",
  "guardduty:EnableOrg*",
  "guardduty:Stop*",
  "guardduty:Update*",
  "notifications:DisassociateManaged*",
  "securityhub:BatchDisable*",
  "securityhub:CreateAuto*",
  "securityhub:Delete*",
  "securityhub:Disable*",
  "securityhub:Disassociate*",
  "securityhub:Update*",
];

/**
 * What the account is set to, who is told about it, and which accounts stand beside it: a new one is a place that nothing
 * guards and that this one pays for. Tightening a setting stays possible.
 */
const ACCOUNT_ACTIONS = [
  "account:CloseAccount",
  "account:Delete*",
  "account:Put*",
  "account:*PrimaryEmailUpdate",
  "account:*Region",
  "billing:Update*Preference*",
  "ec2:CreateVpcBlockPublicAccessExclusion",
  "ec2:DisableAllowedImagesSettings",
  "ec2:DisableEbs*",
  "ec2:Disable*BlockPublicAccess",
  "ec2:EnableS*Access",
  "ec2:ModifyEbsDefault*",
  "ec2:ModifyInstanceMetadataDefaults",
  "ec2:ModifyVpcBlockPublicAccess*",
  "ec2:ReplaceImageCriteria*",
  "ec2:ResetEbs*",
  "iam:DeleteAccountP*",
  "iam:UpdateAccount*",
  "organizations:AcceptHandshake",
  "organizations:CloseAccount",
  "organizations:Create*Account",
  "organizations:DeleteOrganization",
  "organizations:DeletePolicy",
  "organizations:Deregister*",
  "organizations:DetachPolicy",
  "organizations:Disable*",
  "organizations:InviteAccount*",
  "organizations:LeaveOrganization",
  "organizations:MoveAccount",
  "organizations:RemoveAccount*",
  "organizations:UpdatePolicy",
  "s3:PutAccountPublicAccessBlock",
  "ssm:ResetServiceSetting",
  "ssm:UpdateServiceSetting",
];

/** Ways to stay in an account after the stolen key is gone. */
const PERSISTENCE_ACTIONS = [
  "iam:AcceptDelegationRequest",
  "iam:AddClientID*",
  "iam:AddUserToGroup",
  "iam:AttachGroupPolicy",
  "iam:AttachUserPolicy",
  "iam:CreateAccessKey",
  "iam:CreateLoginProfile",
  "iam:Create*Provider",
  "iam:CreateServiceSpec*",
  "iam:CreateUser",
  "iam:PutGroupPolicy",
  "iam:PutUserPolicy",
  "iam:ResetServiceSpec*",
  "iam:SendDelegationToken",
  "iam:UpdateLoginProfile",
  "iam:UpdateOpenIDConnect*",
  "iam:UpdateSAMLProvider",
  "iam:UploadSSH*",
  "iam:UploadSign*",
  "identitystore:Create*",
  "rolesanywhere:Create*",
  "rolesanywhere:Enable*",
  "rolesanywhere:ImportCrl",
  "rolesanywhere:Update*",
  "sso-directory:Add*",
  "sso-directory:Create*",
  "sso-directory:UpdatePassword",
  "sso:CreateAccountAssignment",
  "sso:*ToPermissionSet",
  "sts:AssumeRoot",
  "sts:GetFederationToken",
];

/** Changes to alarms, topics, rules and budgets; denied for those of the baseline only, since daily work has its own. */
const ALERT_ACTIONS = [
  "budgets:*BudgetAction",
  "budgets:ModifyBudget",
  "cloudwatch:DeleteAlarms",
  "cloudwatch:DisableAlarmActions",
  "cloudwatch:PutAlarmMuteRule",
  "cloudwatch:Put*Alarm",
  "cloudwatch:SetAlarmState",
  "events:DeleteRule",
  "events:DisableRule",
  "events:PutRule",
  "events:PutTargets",
  "events:RemoveTargets",
  "sns:AddPermission",
  "sns:DeleteTopic",
  "sns:RemovePermission",
  "sns:SetSubscriptionAttributes",
  "sns:SetTopicAttributes",
  "sns:Unsubscribe",
];

/** Writes of IAM, whatever they act on: Add and Attach, Create, Delete and Detach, Put and Pass, Remove, Set, Tag, Untag, Update. */
const IAM_WRITES = ["iam:A*", "iam:C*", "iam:D*", "iam:P*", "iam:R*", "iam:Se*", "iam:T*", "iam:U*"];

/** Alarms, rules and topics of the baseline. */
export const ownAlerts = (prefix: string): string[] => [
  `arn:aws:cloudwatch:*:*:alarm:${prefix}*`,
  `arn:aws:events:*:*:rule/${prefix}*`,
  `arn:aws:sns:*:*:${prefix}*`,
];

/** Everything of the baseline in IAM. */
export const OWN_IDENTITIES = [ownArn("group", "*"), ownArn("policy", "*"), ownArn("role", "*")];

/** Whom the guardrails spare outside the baseline's own path. Whoever may make or change one of them is spared as well. */
const foreign = (exempt: readonly string[] = []): string[] =>
  [...new Set(exempt)].filter((arn) => !arn.startsWith(ownArn("role", ""))).sort();

/**
 * A second factor that the thief registers would open the roles that ask for one. A person registers it in the console,
 * which says whether it was opened with MFA; a request with an access key has no such condition key, and a role has no
 * device of its own.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
 */
const devices: readonly Omit<Statement, "Effect">[] = (
  [
    ["DenyDeviceByKey", { Null: { "aws:MultiFactorAuthPresent": "true" } }],
    ["DenyDeviceByRole", { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/*" } }],
  ] as const
).map(([Sid, Condition]) => ({
  Sid,
  Action: "iam:EnableMFADevice",
  Resource: "arn:aws:iam::*:user/*",
  Condition,
}));

export interface TamperDenyArgs {
  /** What the names of the baseline's own alarms, topics, rules and budgets begin with: `ringfence-`. */
  namePrefix: string;
  /**
   * True where the guardrails hang on single principals: then these must not make a role, or take one over, that the
   * boundary does not bind, and must not take the guardrails off. A service control policy binds every role anyway.
   */
  requireBoundary: boolean;
  /** ARNs of principals that are not bound; `*` may stand for a part. Default: none. */
  exemptPrincipals?: readonly string[];
}

/**
 * The ways out of a guardrail that hangs on single principals. `iam:PermissionsBoundary` is the boundary of the role that
 * is made or changed; a role without one has no such key, and the condition holds. It is compared as an ARN: as a text, a
 * policy whose path has colons could look like the boundary.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
const escapes: readonly Omit<Statement, "Effect">[] = [
  {
    Sid: "DenyRolesWithoutBoundary",
    Action: [
      "iam:AttachRolePolicy",
      "iam:CreateRole",
      "iam:PutRolePermissionsBoundary",
      "iam:PutRolePolicy",
      "iam:PutUserPermissionsBoundary",
      "iam:UpdateAssumeRolePolicy",
    ],
    Resource: "*",
    Condition: { ArnNotLike: { "iam:PermissionsBoundary": BOUNDARY_ARN } },
  },
  {
    Sid: "DenyGuardrailDetach",
    Action: ["iam:DetachGroupPolicy", "iam:DetachRolePolicy", "iam:DetachUserPolicy"],
    Resource: "*",
    Condition: { ArnLike: { "iam:PolicyARN": ownArn("policy", "*") } },
  },
  {
    Sid: "DenyBoundaryRemoval",
    Action: [
      "iam:DeleteGroup",
      "iam:DeleteRolePermissionsBoundary",
      "iam:DeleteUserPermissionsBoundary",
      "iam:RemoveUserFromGroup",
    ],
    Resource: "*",
  },
];

/**
 * Denies what an intruder does after the first hour: blinding what watches, changing who is told, undoing the account's
 * settings, taking the guardrails off, and making new ways in.
 */
export function tamperDeny({ namePrefix, requireBoundary, exemptPrincipals }: TamperDenyArgs): PolicyDocument {
  const statements: Omit<Statement, "Effect">[] = [
    { Sid: "DenyMonitoringChanges", Action: MONITORING_ACTIONS, Resource: "*" },
    { Sid: "DenyAccountSettings", Action: ACCOUNT_ACTIONS, Resource: "*" },
    { Sid: "DenyPersistence", Action: PERSISTENCE_ACTIONS, Resource: "*" },
    {
      Sid: "DenyAlertChanges",
      Action: ALERT_ACTIONS,
      Resource: [`arn:aws:budgets::*:budget/${namePrefix}*`, ...ownAlerts(namePrefix)],
    },
    { Sid: "DenyOwnIdentities", Action: IAM_WRITES, Resource: [...OWN_IDENTITIES, ...foreign(exemptPrincipals)] },
    ...devices,
    ...(requireBoundary ? escapes : []),
  ];
  return policyDocument(
    statements.map(({ Sid, Condition, ...rest }) => ({
      Sid,
      Effect: "Deny",
      ...rest,
      ...unlessExempt(exemptPrincipals, Condition),
    })),
  );
}
