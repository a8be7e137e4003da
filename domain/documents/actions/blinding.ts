/**
 * What watches the account, and may be stopped by nobody who is bound.
 *
 * No rule that mutes alarms may be made at all: AWS asks for the right on each alarm that a rule names, but not what a rule
 * means that names none, and it has the name that its maker gives it. Whoever needs silence for an hour switches the actions
 * of his own alarms off, which stays open.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutAlarmMuteRule.html
 * Notifications, their rules and their addresses have names that AWS gives, so that those of the owner cannot be told from
 * others.
 */
export const BLINDING: readonly string[] = [
  "access-analyzer:Ap*",
  "access-analyzer:CreateArch*",
  "access-analyzer:Delete*",
  "access-analyzer:UpdateA*",
  "ce:DeleteAnomaly*",
  "ce:UpdateAnomaly*",
  "cloudtrail:Delete*",
  "cloudtrail:*OrganizationDel*",
  "cloudtrail:Put*",
  "cloudtrail:Stop*",
  "cloudtrail:Update*",
  "cloudwatch:PutAlarmMuteRule",
  "config:Delete*Recorder",
  "config:*DeliveryChannel",
  "config:DisassociateR*",
  "config:Put*Recorder",
  "config:*RetentionConfiguration",
  "config:StopC*",
  "guardduty:Accept*",
  "guardduty:Create*",
  "guardduty:Delete*",
  "guardduty:Dis*",
  "guardduty:EnableOrg*",
  "guardduty:Stop*",
  "guardduty:Update*",
  "health:Disable*",
  "notifications-contacts:Delete*",
  "notifications:De*",
  "notifications:Dis*",
  "notifications:P*",
  "notifications:Update*",
  "observabilityadmin:DeleteC*",
  "observabilityadmin:DeleteTelemetryR*",
  "observabilityadmin:Stop*",
  "observabilityadmin:UpdateC*",
  "observabilityadmin:UpdateTelemetryR*",
  "securityhub:Accept*",
  "securityhub:BatchDisable*",
  "securityhub:BatchUpdateA*",
  "securityhub:BatchUpdateS*",
  "securityhub:CreateAuto*",
  "securityhub:Delete*",
  "securityhub:Disable*",
  "securityhub:Disassociate*",
  "securityhub:EnableOrg*",
  "securityhub:StartConf*",
  "securityhub:Update*",
];

/** Changes to alarms, topics, rules and budgets; denied for those of the baseline only, since daily work has its own. */
export const ALERT_CHANGES: readonly string[] = [
  "budgets:*BudgetAction",
  "budgets:ModifyBudget",
  "cloudwatch:DeleteAlarms",
  "cloudwatch:DisableAlarmActions",
  "cloudwatch:Put*Alarm",
  "cloudwatch:SetAlarmState",
  "events:DeleteRule",
  "events:DisableRule",
  "events:PutRule",
  "events:PutTargets",
  "events:RemoveTargets",
  "sns:AddPermission",
  "sns:DeleteTopic",
  "sns:PutDataProtectionPolicy",
  "sns:RemovePermission",
  "sns:SetSubscriptionAttributes",
  "sns:SetTopicAttributes",
  "sns:Unsubscribe",
];
