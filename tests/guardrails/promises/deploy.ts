import { BUYS_NOTHING, NO_DATA, NO_TRACES, NO_WAY_IN, roleArn } from "./people";
import type { Promises } from "./promise";

const OWN_POLICY = "arn:aws:iam::ACCOUNT:policy/ringfence/ringfence-guardrails-launch-deny-0a1b2c3";
const OTHER_ROLE = "arn:aws:iam::ACCOUNT:role/web";

export const DEPLOY: Promises = {
  can: [
    {
      says: "set up and repair what the baseline keeps",
      where: "every",
      rows: [
        { calls: ["ec2:EnableEbsEncryptionByDefault", "guardduty:CreateDetector", "guardduty:GetDetector"] },
        { calls: ["ec2:DescribeInstances", "cloudtrail:DescribeTrails"] },
        {
          calls: ["ec2:RevokeSecurityGroupIngress"],
          resource: "arn:aws:ec2:*:ACCOUNT:security-group/sg-0a1b2c3d4e5f67890",
        },
        { calls: ["sns:CreateTopic"], resource: "arn:aws:sns:*:ACCOUNT:ringfence-alerts" },
        { calls: ["cloudwatch:PutMetricAlarm"], resource: "arn:aws:cloudwatch:*:ACCOUNT:alarm:ringfence-charges" },
        { calls: ["events:PutRule"], resource: "arn:aws:events:*:ACCOUNT:rule/ringfence-launches" },
        {
          calls: ["kms:PutKeyPolicy"],
          resource: "arn:aws:kms:*:ACCOUNT:key/0a1b2c3d-0000-0000-0000-000000000000",
          context: { "aws:ResourceTag/ringfence": "1.0.0" },
        },
      ],
    },
    {
      says: "set contacts, budgets and policies of the organization",
      where: "worldwide",
      rows: [
        { calls: ["account:PutAlternateContact", "organizations:AttachPolicy"] },
        { calls: ["budgets:ModifyBudget"], resource: "arn:aws:budgets::ACCOUNT:budget/ringfence-month" },
      ],
    },
    {
      says: "make the baseline's groups, roles and policies, and hang its policies on others",
      where: "worldwide",
      rows: [
        { calls: ["iam:CreateRole", "iam:UpdateAssumeRolePolicy"], resource: roleArn("least-privilege", "auditor") },
        { calls: ["iam:CreatePolicy", "iam:CreatePolicyVersion"], resource: OWN_POLICY },
        {
          calls: ["iam:AttachRolePolicy", "iam:DetachRolePolicy"],
          resource: OTHER_ROLE,
          context: { "iam:PolicyARN": OWN_POLICY },
        },
        {
          calls: ["iam:PassRole"],
          resource: "arn:aws:iam::ACCOUNT:role/ringfence/ringfence-early-warning-forward-0a1b2c3",
          context: { "iam:PassedToService": "events.amazonaws.com" },
        },
        {
          calls: ["iam:CreateOpenIDConnectProvider"],
          resource: "arn:aws:iam::ACCOUNT:oidc-provider/token.actions.githubusercontent.com",
        },
        {
          calls: ["iam:CreateServiceLinkedRole"],
          resource:
            "arn:aws:iam::ACCOUNT:role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty",
          context: { "iam:AWSServiceName": "guardduty.amazonaws.com" },
        },
      ],
    },
    {
      says: "make the user of the canary key, whom AWSDenyAll binds, and its keys",
      where: "every",
      rows: [
        {
          calls: ["iam:CreateUser", "iam:PutUserPermissionsBoundary"],
          resource: "arn:aws:iam::ACCOUNT:user/svc/sync/backup-sync",
          context: { "iam:PermissionsBoundary": "arn:aws:iam::aws:policy/AWSDenyAll" },
        },
        {
          calls: ["iam:CreateAccessKey", "iam:DeleteAccessKey", "iam:DeleteUser"],
          resource: "arn:aws:iam::ACCOUNT:user/svc/sync/backup-sync",
        },
      ],
    },
    {
      says: "go on working while the freeze is on",
      where: "every",
      rows: [{ calls: ["guardduty:CreateDetector"], frozen: true }],
    },
  ],
  cannot: [
    {
      says: "write to what has another name",
      where: "anywhere",
      rows: [
        { calls: ["sns:DeleteTopic"], resource: "arn:aws:sns:*:ACCOUNT:orders" },
        { calls: ["cloudwatch:DeleteAlarms"], resource: "arn:aws:cloudwatch:*:ACCOUNT:alarm:orders" },
        { calls: ["events:DeleteRule"], resource: "arn:aws:events:*:ACCOUNT:rule/orders" },
        { calls: ["budgets:ModifyBudget"], resource: "arn:aws:budgets::ACCOUNT:budget/team" },
        { calls: ["iam:CreateRole", "iam:UpdateAssumeRolePolicy"], resource: OTHER_ROLE },
        {
          calls: ["iam:AttachRolePolicy"],
          resource: OTHER_ROLE,
          context: { "iam:PolicyARN": "arn:aws:iam::aws:policy/AdministratorAccess" },
        },
      ],
    },
    {
      says: "start anything, or stop the record of what is done",
      where: "anywhere",
      rows: [{ calls: ["cloudtrail:StopLogging", "ec2:RunInstances", "ecs:RunTask", "lambda:CreateFunction"] }],
    },
    // The names in its own bucket it may list; what is in the objects it may not read there either.
    { ...NO_DATA, rows: NO_DATA.rows.map((row) => ({ ...row, except: ["s3:ListBucket"] })) },
    {
      says: "list the objects of another bucket",
      where: "anywhere",
      rows: [{ calls: ["s3:ListBucket"], resource: "arn:aws:s3:::customers" }],
    },
    NO_TRACES,
    BUYS_NOTHING,
    NO_WAY_IN,
  ],
};
