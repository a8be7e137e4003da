import { ACCOUNT, call, HOME, IDLE, signIn, type Example } from "./envelopes";

const rule = { name: "ringfence-forward-sa-east-1" };
const topicArn = `arn:aws:sns:${HOME}:${ACCOUNT}:ringfence-alerts`;
const ownPolicy = { policyArn: `arn:aws:iam::${ACCOUNT}:policy/ringfence/ringfence-region-deny` };
const global = { region: "us-east-1" };

export const ROOT_EVENTS: readonly Example[] = [
  { what: "root signs in", rings: "root-sign-in", event: signIn("ConsoleLogin", "root", "Success", "Yes") },
  {
    what: "somebody fails to sign in as root",
    rings: "root-sign-in",
    event: signIn("ConsoleLogin", "root", "Failure", "No"),
  },
  {
    what: "somebody asks for a new password of root",
    rings: "root-sign-in",
    event: signIn("PasswordRecoveryRequested", "root", "Success", "No"),
  },
  { what: "a step on the way", rings: undefined, event: signIn("CheckMfa", "root", "Success", "Yes") },
  {
    what: "a user signs in without MFA",
    rings: "sign-in-without-mfa",
    event: signIn("ConsoleLogin", "user", "Success", "No"),
  },
  { what: "a user signs in with MFA", rings: undefined, event: signIn("ConsoleLogin", "user", "Success", "Yes") },
  { what: "a user fails to sign in", rings: undefined, event: signIn("ConsoleLogin", "user", "Failure", "No") },
  {
    what: "somebody signs in through a role",
    rings: undefined,
    event: signIn("ConsoleLogin", "role", "Success", "No"),
  },
  {
    what: "root makes a key: one mail, not two",
    rings: "root-call",
    event: call("iam:CreateAccessKey", { ...global, who: "root" }),
  },
  { what: "root starts a machine", rings: "root-call", event: call("ec2:RunInstances", { who: "root" }) },
  {
    what: "root stops the trail",
    rings: "root-call",
    event: call("cloudtrail:StopLogging", { who: "root", region: HOME }),
  },
  { what: "root looks around", rings: undefined, event: call("ec2:DescribeInstances", { who: "root", reads: true }) },
  {
    what: "AWS acts as root",
    rings: undefined,
    event: call("iam:CreateServiceLinkedRole", { ...global, who: "awsAsRoot" }),
  },
];

const MONITORING = "monitoring.amazonaws.com";

export const WATCH_CALLS: readonly Example[] = [
  { what: "a trail stops", rings: "watch-stopped", event: call("cloudtrail:StopLogging", { region: HOME }) },
  {
    what: "a trail is to stop, and that is refused",
    rings: "watch-stopped",
    event: call("cloudtrail:StopLogging", { error: "AccessDenied" }),
  },
  {
    what: "the deploy role takes a detector away",
    rings: "watch-stopped",
    event: call("guardduty:DeleteDetector", { who: "deploy" }),
  },
  {
    what: "a detector is suspended",
    rings: "watch-stopped",
    event: call("guardduty:UpdateDetector", { parameters: { detectorId: "3caf", enable: false } }),
  },
  {
    what: "a recorder stops",
    rings: "watch-stopped",
    event: call("config:StopConfigurationRecorder", { region: HOME }),
  },
  { what: "a rule of ours goes", rings: "watch-stopped", event: call("events:DeleteRule", { parameters: rule }) },
  {
    what: "a rule of ours is switched off by writing it anew",
    rings: "watch-stopped",
    event: call("events:PutRule", { parameters: { ...rule, state: "DISABLED" }, who: "deploy" }),
  },
  {
    what: "a rule loses its target",
    rings: "watch-stopped",
    event: call("events:RemoveTargets", { parameters: { rule: rule.name } }),
  },
  {
    what: "an alarm of ours goes, among others",
    rings: "watch-stopped",
    event: call("cloudwatch:DeleteAlarms", {
      eventSource: MONITORING,
      parameters: { alarmNames: ["other", "ringfence-charges-10"] },
    }),
  },
  {
    what: "a mailbox is taken off",
    rings: "watch-stopped",
    event: call("sns:Unsubscribe", {
      region: HOME,
      parameters: { subscriptionArn: `${topicArn}:8a21d249-4329-4871-acc6-7be709c6ea7f` },
    }),
  },
  {
    what: "a rule of somebody else goes",
    rings: undefined,
    event: call("events:DeleteRule", { parameters: { name: "nightly" } }),
  },
  {
    what: "an alarm of somebody else goes",
    rings: undefined,
    event: call("cloudwatch:DeleteAlarms", { eventSource: MONITORING, parameters: { alarmNames: ["cpu"] } }),
  },
  {
    what: "a trail records less",
    rings: "watch-changed",
    event: call("cloudtrail:PutEventSelectors", { region: HOME }),
  },
  {
    what: "findings are hidden",
    rings: "watch-changed",
    event: call("guardduty:CreateFilter", { parameters: { detectorId: "3caf", action: "ARCHIVE" } }),
  },
  {
    what: "a detector reports later",
    rings: "watch-changed",
    event: call("guardduty:UpdateDetector", {
      parameters: { detectorId: "3caf", findingPublishingFrequency: "SIX_HOURS" },
    }),
  },
  {
    what: "a rule of ours is written by an administrator",
    rings: "watch-changed",
    event: call("events:PutRule", { parameters: rule, who: "role" }),
  },
  {
    what: "the policy of the topic is changed by the responder",
    rings: "watch-changed",
    event: call("sns:SetTopicAttributes", {
      region: HOME,
      who: "responder",
      parameters: { topicArn, attributeName: "Policy" },
    }),
  },
  {
    what: "an alarm is raised",
    rings: "watch-changed",
    event: call("cloudwatch:PutMetricAlarm", {
      ...global,
      eventSource: MONITORING,
      parameters: { alarmName: "ringfence-charges-10" },
    }),
  },
  {
    what: "the same by the deploy role",
    rings: undefined,
    event: call("events:PutRule", { parameters: rule, who: "deploy" }),
  },
  {
    what: "a detector is changed by the deploy role",
    rings: undefined,
    event: call("guardduty:UpdateDetector", { who: "deploy", parameters: { detectorId: "3caf", enable: true } }),
  },
  {
    what: "a new detector, by the deploy role",
    rings: undefined,
    event: call("guardduty:CreateDetector", { who: "deploy" }),
  },
  {
    what: "an alarm is muted",
    rings: "watch-changed",
    event: call("cloudwatch:PutAlarmMuteRule", {
      eventSource: MONITORING,
      parameters: { name: "quiet", muteTargets: { alarmNames: ["ringfence-charges-10"] } },
    }),
  },
  {
    what: "a topic of somebody else",
    rings: undefined,
    event: call("sns:SetTopicAttributes", { region: HOME, parameters: { topicArn: "arn:aws:sns:x:1:news" } }),
  },
  {
    what: "a budget goes",
    rings: "spend-unwatched",
    event: call("budgets:DeleteBudget", { ...global, who: "deploy" }),
  },
  { what: "a budget is raised", rings: "spend-unwatched", event: call("budgets:UpdateBudget", { ...global }) },
  {
    what: "a budget is raised by the deploy role",
    rings: undefined,
    event: call("budgets:UpdateBudget", { ...global, who: "deploy" }),
  },
  {
    what: "a deny is taken off a group",
    rings: "guardrail-lifted",
    event: call("iam:DetachGroupPolicy", { ...global, parameters: ownPolicy }),
  },
  {
    what: "the responder gets more rights",
    rings: "guardrail-lifted",
    event: call("iam:AttachRolePolicy", { ...global, parameters: { roleName: "ringfence-responder" } }),
  },
  {
    what: "a boundary is taken off",
    rings: "guardrail-lifted",
    event: call("iam:DeleteRolePermissionsBoundary", global),
  },
  {
    what: "the deploy role moves a deny",
    rings: undefined,
    event: call("iam:DetachGroupPolicy", { ...global, who: "deploy", parameters: ownPolicy }),
  },
  {
    what: "a policy of a team is taken off",
    rings: undefined,
    event: call("iam:DetachRolePolicy", {
      ...global,
      parameters: { policyArn: `arn:aws:iam::${ACCOUNT}:policy/team` },
    }),
  },
];

export const ACCOUNT_CALLS: readonly Example[] = [
  { what: "another security contact", rings: "contact-changed", event: call("account:PutAlternateContact", global) },
  {
    what: "the same by the deploy role",
    rings: undefined,
    event: call("account:PutAlternateContact", { ...global, who: "deploy" }),
  },
  {
    what: "a look at the contact",
    rings: undefined,
    event: call("account:GetAlternateContact", { ...global, reads: true }),
  },
  { what: "the account leaves", rings: "account-leaving", event: call("organizations:LeaveOrganization", global) },
  {
    what: "the console is closed to others",
    rings: "console-closed",
    event: call("signin:PutConsoleAuthorizationConfiguration", { region: HOME }),
  },
  { what: "regions are hidden", rings: "console-closed", event: call("uxc:UpdateAccountCustomizations", global) },
  {
    what: "a region is asked for",
    rings: "region-asked",
    event: call("account:EnableRegion", { ...global, parameters: { RegionName: "ap-east-1" } }),
  },
  {
    what: "public snapshots are let through",
    rings: "default-weakened",
    event: call("ec2:DisableSnapshotBlockPublicAccess", { region: HOME }),
  },
  {
    what: "disks without encryption",
    rings: "default-weakened",
    event: call("ec2:DisableEbsEncryptionByDefault", { region: IDLE }),
  },
  {
    what: "the same, refused in an idle region",
    rings: "idle-refused",
    event: call("ec2:DisableEbsEncryptionByDefault", { error: "Client.UnauthorizedOperation" }),
  },
  {
    what: "disks with encryption",
    rings: undefined,
    event: call("ec2:EnableEbsEncryptionByDefault", { region: IDLE }),
  },
  {
    what: "a larger quota",
    rings: "quota-asked",
    event: call("servicequotas:RequestServiceQuotaIncrease", {
      region: IDLE,
      parameters: { serviceCode: "ec2", quotaCode: "L-1216C47A", desiredValue: 5000 },
    }),
  },
];
