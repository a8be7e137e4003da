import { type Case } from "../row";
import { PEOPLE } from "../modes";

const DETECTORS = "https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_suspend-disable.html";
const TRAILS = "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html";
const CONTACTS = "https://docs.aws.amazon.com/accounts/latest/reference/API_PutAlternateContact.html";
const SCPS =
  "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html";
const BLOCKS = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html";
const EVENTS = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html";

const MUTE_RULES = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutAlarmMuteRule.html";
const NOTIFICATIONS = "https://docs.aws.amazon.com/notifications/latest/userguide/managed-notifications.html";
const CONSOLE = "https://docs.aws.amazon.com/signin/latest/APIReference/API_PutResourcePermissionStatement.html";
const CONSOLE_VIEW =
  "https://docs.aws.amazon.com/awsconsolehelpdocs/latest/APIReference/API_UpdateAccountCustomizations.html";

const ACCOUNT = "123456789012";
const muteRule = (name: string) => `arn:aws:cloudwatch:ap-southeast-2:${ACCOUNT}:alarm-mute-rule:${name}`;
const alarm = (name: string) => `arn:aws:cloudwatch:ap-southeast-2:${ACCOUNT}:alarm:${name}`;
const rule = (name: string) => `arn:aws:events:ap-southeast-2:${ACCOUNT}:rule/${name}`;
const topic = (name: string) => `arn:aws:sns:ap-southeast-2:${ACCOUNT}:${name}`;

const ALARM_CALLS = [
  "cloudwatch:DeleteAlarms",
  "cloudwatch:DisableAlarmActions",
  "cloudwatch:PutCompositeAlarm",
  "cloudwatch:PutLogAlarm",
  "cloudwatch:PutMetricAlarm",
];
const RULE_CALLS = ["events:DeleteRule", "events:DisableRule", "events:PutTargets", "events:RemoveTargets"];
const TOPIC_CALLS = ["sns:DeleteTopic", "sns:PutDataProtectionPolicy", "sns:SetTopicAttributes", "sns:Unsubscribe"];

/** What blinds the account. */
export const TAMPERING_CASES: readonly Case[] = [
  {
    calls: [
      "cloudtrail:DeleteTrail",
      "cloudtrail:PutEventSelectors",
      "cloudtrail:StopLogging",
      "cloudtrail:UpdateTrail",
      "cloudtrail:DeregisterOrganizationDelegatedAdmin",
      "config:DeleteConfigurationRecorder",
      "config:DeleteRetentionConfiguration",
      "config:DeleteServiceLinkedConfigurationRecorder",
      "config:DisassociateResourceTypes",
      "config:PutRetentionConfiguration",
      "config:StopConfigurationRecorder",
      "config:DeleteDeliveryChannel",
      "config:PutDeliveryChannel",
    ],
    decision: "denied",
    reason: "nobody who is bound stops the record of what is done",
    source: TRAILS,
  },
  {
    calls: [
      "access-analyzer:CreateArchiveRule",
      "access-analyzer:DeleteAnalyzer",
      "guardduty:AcceptAdministratorInvitation",
      "guardduty:CreateFilter",
      "guardduty:DeleteCustomDetectionRuleAssociation",
      "guardduty:CreateIPSet",
      "guardduty:DeleteDetector",
      "guardduty:DisableOrganizationAdminAccount",
      "guardduty:DisassociateFromAdministratorAccount",
      "guardduty:EnableOrganizationAdminAccount",
      "guardduty:StopMonitoringMembers",
      "guardduty:UpdateDetector",
      "observabilityadmin:DeleteTelemetryRule",
      "securityhub:BatchDisableStandards",
      "securityhub:BatchUpdateAutomationRules",
      "securityhub:BatchUpdateStandardsControlAssociations",
      "securityhub:CreateAutomationRuleV2",
      "securityhub:DisableSecurityHubV2",
      "securityhub:CreateAutomationRule",
      "securityhub:DisableSecurityHub",
      "securityhub:UpdateStandardsControl",
    ],
    decision: "denied",
    reason: "nobody who is bound stops, filters or weakens what detects",
    source: DETECTORS,
  },
  {
    calls: ["ce:DeleteAnomalyMonitor", "ce:UpdateAnomalySubscription"],
    regions: ["us-east-1"],
    decision: "denied",
    reason: "the anomaly monitor tells of spending",
    source: DETECTORS,
  },
  {
    calls: [
      "guardduty:ListFindings",
      "guardduty:GetFindings",
      "securityhub:GetFindings",
      "access-analyzer:ListFindings",
    ],
    modes: PEOPLE,
    decision: "allowed",
    reason: "findings are there to be read",
    source: DETECTORS,
  },
  {
    calls: [
      "access-analyzer:GetArchiveRule",
      "config:DescribeRetentionConfigurations",
      "securityhub:BatchUpdateFindings",
    ],
    modes: PEOPLE,
    decision: "allowed",
    reason: "rules are there to be read, and findings to be worked off",
    source: DETECTORS,
  },
  {
    calls: ["cloudtrail:LookupEvents", "config:PutEvaluations"],
    decision: "allowed",
    reason: "a workload reads its events and reports on its rules",
    source: TRAILS,
  },
  {
    calls: [
      "account:CloseAccount",
      "account:DeleteAlternateContact",
      "account:PutAlternateContact",
      "account:PutContactInformation",
      "account:StartPrimaryEmailUpdate",
    ],
    regions: ["us-east-1"],
    decision: "denied",
    reason: "who changes the contacts decides who is told",
    source: CONTACTS,
  },
  {
    calls: ["account:PutAlternateContact", "account:DeleteAlternateContact"],
    regions: ["us-east-1"],
    principal: "deploy",
    modes: PEOPLE,
    decision: "allowed",
    reason: "the baseline keeps the contacts up",
    source: CONTACTS,
  },
  {
    calls: [
      "billing:UpdateIAMAccessPreference",
      "ce:UpdateConsoleActionSetEnforced",
      "ce:UpdatePreferences",
      "iam:CreateAccountAlias",
      "iam:DeleteAccountAlias",
      "iam:PutAccountProperties",
      "iam:SetSTSRegionalEndpointStatus",
      "iam:UpdateAccountEmailAddress",
      "iam:UpdateAccountName",
    ],
    regions: ["us-east-1"],
    decision: "denied",
    reason: "the mailbox of root, who may see the bill, and how the account is entered are the owner's",
    source: CONTACTS,
  },
  {
    calls: [
      "notifications-contacts:DeleteEmailContact",
      "notifications:DeleteEventRule",
      "notifications:DeleteNotificationConfiguration",
      "notifications:DisassociateChannel",
      "notifications:DisassociateManagedNotificationAccountContact",
      "notifications:DisassociateManagedNotificationAdditionalChannel",
      "notifications:UpdateEventRule",
      "notifications:UpdateManagedNotificationChannelAssociation",
    ],
    regions: ["us-east-1"],
    decision: "denied",
    reason: "notices go to the people who were named, and nobody who is bound takes one off",
    source: NOTIFICATIONS,
  },
  {
    calls: ["notifications:DeleteEventRule", "notifications:UpdateNotificationConfiguration"],
    without: "DenyOutsideAllowedRegions",
    regions: ["us-east-1"],
    modes: PEOPLE,
    decision: "denied",
    reason: "the tamper deny closes it alone, too, where us-east-1 is allowed",
    source: NOTIFICATIONS,
  },
  {
    calls: ["cloudwatch:PutAlarmMuteRule"],
    resource: muteRule("tea-time"),
    decision: "denied",
    reason:
      "a rule that mutes alarms has the name that its maker gives it, and what one without targets mutes is not said",
    source: MUTE_RULES,
  },
  {
    calls: ["cloudwatch:DeleteAlarmMuteRule", "cloudwatch:GetAlarmMuteRule"],
    resource: muteRule("tea-time"),
    decision: "allowed",
    reason: "a mute rule that ends lets alarms ring again",
    source: MUTE_RULES,
  },
  {
    calls: ["cloudwatch:ListAlarmMuteRules"],
    decision: "allowed",
    reason: "what is muted can be looked up",
    source: MUTE_RULES,
  },
  {
    calls: ["signin:PutConsoleAuthorizationConfiguration", "signin:PutResourcePermissionStatement"],
    decision: "denied",
    reason: "who decides from which networks the console is entered can shut the owner out",
    source: CONSOLE,
  },
  {
    calls: ["signin:DeleteResourcePermissionStatement", "signin:DeleteConsoleAuthorizationConfiguration"],
    decision: "denied",
    reason: "nor does anybody who is bound lift what the owner set",
    source: CONSOLE,
  },
  {
    calls: ["uxc:DeleteAccountColor", "uxc:PutAccountColor", "uxc:UpdateAccountCustomizations"],
    decision: "denied",
    reason: "a console that shows fewer regions hides the attacked one",
    source: CONSOLE_VIEW,
  },
  {
    calls: ["signin:GetConsoleAuthorizationConfiguration", "uxc:GetAccountCustomizations", "uxc:ListServices"],
    modes: PEOPLE,
    decision: "allowed",
    reason: "what the console is set to can be read",
    source: CONSOLE_VIEW,
  },
  {
    calls: ["signin:PutResourcePermissionStatement", "uxc:UpdateAccountCustomizations", "cloudwatch:PutAlarmMuteRule"],
    principal: "deploy",
    modes: PEOPLE,
    decision: "allowed",
    reason: "reviewed programs set them",
    source: CONSOLE,
  },
  {
    calls: [
      "organizations:AcceptHandshake",
      "organizations:CreateAccount",
      "organizations:CreateGovCloudAccount",
      "organizations:DeregisterDelegatedAdministrator",
      "organizations:DisableAWSServiceAccess",
      "organizations:InviteAccountToOrganization",
      "organizations:MoveAccount",
    ],
    regions: ["us-east-1"],
    decision: "denied",
    reason: "an account beside this one is bound by nothing here, and this one pays for it",
    source: SCPS,
  },
  {
    calls: ["billing:UpdateBillingPreferences"],
    regions: ["us-east-1"],
    decision: "denied",
    reason: "without the preference for billing alerts the billing alarms have no data",
    source: CONTACTS,
  },
  {
    calls: [
      "organizations:CloseAccount",
      "organizations:DeletePolicy",
      "organizations:DetachPolicy",
      "organizations:DisablePolicyType",
      "organizations:LeaveOrganization",
      "organizations:RemoveAccountFromOrganization",
      "organizations:UpdatePolicy",
    ],
    regions: ["us-east-1"],
    decision: "denied",
    reason: "an account that leaves its organization leaves its service control policies",
    source: SCPS,
  },
  {
    calls: [
      "ec2:DisableAllowedImagesSettings",
      "ec2:DisableEbsEncryptionByDefault",
      "ec2:DisableImageBlockPublicAccess",
      "ec2:DisableSnapshotBlockPublicAccess",
      "ec2:EnableSerialConsoleAccess",
      "ec2:ModifyInstanceMetadataDefaults",
      "ec2:ModifyVpcBlockPublicAccessOptions",
      "s3:PutAccountPublicAccessBlock",
      "ssm:UpdateServiceSetting",
      "iam:DeleteAccountPasswordPolicy",
      "iam:UpdateAccountPasswordPolicy",
    ],
    decision: "denied",
    reason: "the account's own settings are the baseline's",
    source: BLOCKS,
  },
  {
    calls: [
      "ec2:DisableSerialConsoleAccess",
      "ec2:EnableAllowedImagesSettings",
      "ec2:EnableEbsEncryptionByDefault",
      "ec2:EnableImageBlockPublicAccess",
      "ec2:EnableSnapshotBlockPublicAccess",
    ],
    decision: "allowed",
    reason: "to tighten a setting harms nobody",
    source: BLOCKS,
  },
  ...[
    { calls: ALARM_CALLS, resource: alarm },
    { calls: RULE_CALLS, resource: rule },
    { calls: TOPIC_CALLS, resource: topic },
  ].flatMap(({ calls, resource }): Case[] => [
    {
      calls,
      resource: resource("ringfence-billing-alarms-10-percent"),
      decision: "denied",
      reason: "the baseline's own alerts stay as they are",
      source: EVENTS,
    },
    {
      calls,
      resource: resource("orders"),
      decision: "allowed",
      reason: "a workload has alarms, rules and topics of its own",
      source: EVENTS,
    },
    {
      calls,
      resource: resource("ringfence-billing-alarms-10-percent"),
      principal: "deploy",
      modes: PEOPLE,
      decision: "allowed",
      reason: "the baseline keeps its alerts up",
      source: EVENTS,
    },
  ]),
  {
    calls: ["budgets:ModifyBudget"],
    regions: ["us-east-1"],
    resource: `arn:aws:budgets::${ACCOUNT}:budget/ringfence-budgets-monthly`,
    decision: "denied",
    reason: "a budget that was raised rings too late",
    source: "https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-best-practices.html",
  },
  {
    calls: ["budgets:ModifyBudget"],
    regions: ["us-east-1"],
    resource: `arn:aws:budgets::${ACCOUNT}:budget/team`,
    modes: PEOPLE,
    decision: "allowed",
    reason: "a team may have a budget of its own",
    source: "https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-best-practices.html",
  },
];
