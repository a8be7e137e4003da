import { type Case, PEOPLE } from "../row";

const DETECTORS = "https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_suspend-disable.html";
const TRAILS = "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html";
const CONTACTS = "https://docs.aws.amazon.com/accounts/latest/reference/API_PutAlternateContact.html";
const SCPS =
  "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html";
const BLOCKS = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html";
const EVENTS = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html";

const ACCOUNT = "123456789012";
const alarm = (name: string) => `arn:aws:cloudwatch:ap-southeast-2:${ACCOUNT}:alarm:${name}`;
const rule = (name: string) => `arn:aws:events:ap-southeast-2:${ACCOUNT}:rule/${name}`;
const topic = (name: string) => `arn:aws:sns:ap-southeast-2:${ACCOUNT}:${name}`;

const ALARM_CALLS = [
  "cloudwatch:DeleteAlarms",
  "cloudwatch:DisableAlarmActions",
  "cloudwatch:PutCompositeAlarm",
  "cloudwatch:PutMetricAlarm",
];
const RULE_CALLS = ["events:DeleteRule", "events:DisableRule", "events:PutTargets", "events:RemoveTargets"];
const TOPIC_CALLS = ["sns:DeleteTopic", "sns:SetTopicAttributes", "sns:Unsubscribe"];

/** What blinds the account. */
export const TAMPERING_CASES: readonly Case[] = [
  {
    calls: [
      "cloudtrail:DeleteTrail",
      "cloudtrail:PutEventSelectors",
      "cloudtrail:StopLogging",
      "cloudtrail:UpdateTrail",
      "config:DeleteConfigurationRecorder",
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
      "access-analyzer:DeleteAnalyzer",
      "guardduty:AcceptAdministratorInvitation",
      "guardduty:CreateFilter",
      "guardduty:CreateIPSet",
      "guardduty:DeleteDetector",
      "guardduty:DisableOrganizationAdminAccount",
      "guardduty:DisassociateFromAdministratorAccount",
      "guardduty:EnableOrganizationAdminAccount",
      "guardduty:StopMonitoringMembers",
      "guardduty:UpdateDetector",
      "securityhub:BatchDisableStandards",
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
    calls: ["billing:UpdateIAMAccessPreference", "iam:UpdateAccountEmailAddress", "iam:UpdateAccountName"],
    regions: ["us-east-1"],
    decision: "denied",
    reason: "the mailbox of root, and who may see the bill, are the owner's",
    source: CONTACTS,
  },
  {
    calls: ["notifications:DisassociateManagedNotificationAccountContact"],
    regions: ["us-east-1"],
    decision: "denied",
    reason: "AWS's own notices go to the contacts of the account",
    source: CONTACTS,
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
    calls: ["ec2:EnableEbsEncryptionByDefault", "ec2:EnableImageBlockPublicAccess", "ec2:DisableSerialConsoleAccess"],
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
