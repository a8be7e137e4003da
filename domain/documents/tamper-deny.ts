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
  "config:DeleteDeliveryChannel",
  "config:PutConfigurationRecorder",
  "config:StopConfigurationRecorder",
  "guardduty:Create*",
  "guardduty:Delete*",
  "guardduty:Disassociate*",
  "guardduty:Stop*",
  "guardduty:Update*",
  "securityhub:BatchDisableStandards",
  "securityhub:Delete*",
  "securityhub:Disable*",
  "securityhub:Disassociate*",
];

/** What the account is set to, and who is told about it. Tightening a setting stays possible. */
const ACCOUNT_ACTIONS = [
  "account:AcceptPrimaryEmailUpdate",
  "account:CloseAccount",
  "account:Delete*",
  "account:DisableRegion",
  "account:EnableRegion",
  "account:Put*",
  "account:StartPrimaryEmailUpdate",
  "billing:UpdateBillingPreferences",
  "ec2:CreateVpcBlockPublicAccessExclusion",
  "ec2:DisableAllowedImagesSettings",
  "ec2:DisableEbsEncryptionByDefault",
  "ec2:Disable*BlockPublicAccess",
  "ec2:EnableSerialConsoleAccess",
  "ec2:EnableSnapshotBlockPublicAccess",
  "ec2:ModifyEbsDefaultKmsKeyId",
  "ec2:ModifyInstanceMetadataDefaults",
  "ec2:ModifyVpcBlockPublicAccess*",
  "ec2:ReplaceImageCriteriaInAllowedImagesSettings",
  "ec2:ResetEbsDefaultKmsKeyId",
  "iam:DeleteAccountPasswordPolicy",
  "iam:UpdateAccountPasswordPolicy",
  "organizations:CloseAccount",
  "organizations:DeleteOrganization",
  "organizations:DeletePolicy",
  "organizations:DetachPolicy",
  "organizations:DisablePolicyType",
  "organizations:LeaveOrganization",
  "organizations:RemoveAccountFromOrganization",
  "organizations:UpdatePolicy",
  "s3:PutAccountPublicAccessBlock",
  "ssm:ResetServiceSetting",
  "ssm:UpdateServiceSetting",
];

/** Ways to stay in an account after the stolen key is gone. */
const PERSISTENCE_ACTIONS = [
  "iam:AddClientIDToOpenIDConnectProvider",
  "iam:AddUserToGroup",
  "iam:AttachGroupPolicy",
  "iam:AttachUserPolicy",
  "iam:CreateAccessKey",
  "iam:CreateLoginProfile",
  "iam:CreateOpenIDConnectProvider",
  "iam:CreateSAMLProvider",
  "iam:CreateServiceSpecificCredential",
  "iam:CreateUser",
  "iam:PutGroupPolicy",
  "iam:PutUserPolicy",
  "iam:ResetServiceSpecificCredential",
  "iam:UpdateLoginProfile",
  "iam:UpdateOpenIDConnectProviderThumbprint",
  "iam:UpdateSAMLProvider",
  "iam:UploadSSHPublicKey",
  "iam:UploadSigningCertificate",
  "rolesanywhere:Create*",
  "rolesanywhere:Enable*",
  "rolesanywhere:ImportCrl",
  "rolesanywhere:Update*",
  "sts:GetFederationToken",
];

/** Changes to alarms, topics, rules and budgets; denied for those of the baseline only, since daily work has its own. */
const ALERT_ACTIONS = [
  "budgets:*BudgetAction",
  "budgets:ModifyBudget",
  "cloudwatch:DeleteAlarms",
  "cloudwatch:DisableAlarmActions",
  "cloudwatch:PutAlarmMuteRule",
  "cloudwatch:PutMetricAlarm",
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

/** Writes of IAM, whatever they act on. */
const IAM_WRITES = [
  "iam:Add*",
  "iam:Attach*",
  "iam:Create*",
  "iam:Delete*",
  "iam:Detach*",
  "iam:Put*",
  "iam:Remove*",
  "iam:Set*",
  "iam:Tag*",
  "iam:Untag*",
  "iam:Update*",
];

/** Alarms, rules and topics of the baseline. */
export const ownAlerts = (prefix: string): string[] => [
  `arn:aws:cloudwatch:*:*:alarm:${prefix}*`,
  `arn:aws:events:*:*:rule/${prefix}*`,
  `arn:aws:sns:*:*:${prefix}*`,
];

/** Everything of the baseline in IAM. */
export const OWN_IDENTITIES = [ownArn("group", "*"), ownArn("policy", "*"), ownArn("role", "*")];

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
    { Sid: "DenyOwnIdentities", Action: IAM_WRITES, Resource: OWN_IDENTITIES },
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
