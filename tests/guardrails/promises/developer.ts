import { BUYS_NOTHING, FROZEN, NO_WAY_IN, OWN_SIGN_IN, roleArn, SETTINGS_STAY, withoutMfa } from "./people";
import type { Promises } from "./promise";

const INSTANCE = "arn:aws:ec2:*:ACCOUNT:instance/*";
const ROLE = "arn:aws:iam::ACCOUNT:role/web";
const BOUND = {
  "iam:PermissionsBoundary": "arn:aws:iam::ACCOUNT:policy/ringfence/ringfence-guardrails-boundary-0a1b2c3",
};
const FREEZE = "arn:aws:iam::ACCOUNT:policy/ringfence/ringfence-freeze-0a1b2c3";
const TO_FUNCTION = { "iam:PassedToService": "lambda.amazonaws.com" };

const MACHINE = {
  "aws:RequestTag/owner": "alice",
  "ec2:InstanceMarketType": "on-demand",
  "ec2:InstanceType": "t3.large",
  "ec2:MetadataHttpTokens": "required",
};

const DAILY = [
  "cloudformation:CreateStack",
  "cloudwatch:PutMetricAlarm",
  "dynamodb:PutItem",
  "ec2:CreateSecurityGroup",
  "ec2:TerminateInstances",
  "ecr:GetAuthorizationToken",
  "ecs:CreateCluster",
  "elasticache:CreateCacheCluster",
  "events:PutRule",
  "kms:CreateKey",
  "lambda:CreateFunction",
  "logs:FilterLogEvents",
  "s3:CreateBucket",
  "secretsmanager:GetSecretValue",
  "sqs:ReceiveMessage",
  "ssm:StartSession",
  "states:StartExecution",
  "tag:GetTagKeys",
];

const ROLE_CALLS = ["iam:CreateRole", "iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy"];

export const DEVELOPER: Promises = {
  can: [
    { says: "work with the services of daily use", where: "allowed", rows: [{ calls: DAILY }] },
    {
      says: "start small machines with a tag `owner`, encrypted disks and the second version of the metadata service",
      where: "allowed",
      rows: [
        { calls: ["ec2:RunInstances"], resource: INSTANCE, context: MACHINE },
        { calls: ["ec2:StartInstances"], resource: INSTANCE, context: { "ec2:InstanceType": "t3.large" } },
        {
          calls: ["ec2:RunInstances"],
          resource: "arn:aws:ec2:*:ACCOUNT:volume/*",
          context: { "ec2:Encrypted": "true" },
        },
      ],
    },
    {
      says: "keep names, content delivery and its certificates and firewalls, see costs and health, and open support cases",
      where: "worldwide",
      rows: [
        {
          calls: [
            "acm:RequestCertificate",
            "ce:GetCostAndUsage",
            "cloudfront:CreateDistribution",
            "health:DescribeEvents",
            "route53:ChangeResourceRecordSets",
            "support:CreateCase",
            "wafv2:CreateWebACL",
          ],
        },
      ],
    },
    {
      says: "make roles that the boundary binds, and policies at the path `/workload/`",
      where: "worldwide",
      rows: [
        { calls: ROLE_CALLS, resource: ROLE, context: BOUND },
        {
          calls: ["iam:AttachRolePolicy", "iam:DetachRolePolicy"],
          resource: ROLE,
          context: { ...BOUND, "iam:PolicyARN": "arn:aws:iam::ACCOUNT:policy/workload/web" },
        },
        {
          calls: ["iam:CreatePolicy", "iam:CreatePolicyVersion"],
          resource: "arn:aws:iam::ACCOUNT:policy/workload/web",
        },
        { calls: ["iam:TagRole"], resource: ROLE },
      ],
    },
    {
      says: "hand a role to a machine, a function or a schedule",
      where: "worldwide",
      rows: [{ calls: ["iam:PassRole"], resource: ROLE, context: TO_FUNCTION }],
    },
    OWN_SIGN_IN,
  ],
  cannot: [
    { says: "work", where: "outside", rows: [{ calls: DAILY }] },
    {
      says: "start large machines, spot or fleets, or machines without that tag, encryption or metadata service",
      where: "anywhere",
      rows: [
        { calls: ["ec2:CreateFleet", "ec2:RequestSpotFleet", "ec2:RequestSpotInstances"] },
        ...Object.entries({
          "aws:RequestTag/owner": undefined,
          "ec2:InstanceMarketType": "spot",
          "ec2:InstanceType": "p5.48xlarge",
          "ec2:MetadataHttpTokens": "optional",
        }).map(([key, value]) => ({
          calls: ["ec2:RunInstances"],
          resource: INSTANCE,
          context: {
            ...Object.fromEntries(Object.entries(MACHINE).filter(([name]) => name !== key)),
            ...(value === undefined ? {} : { [key]: value }),
          },
        })),
        {
          calls: ["ec2:CreateVolume", "ec2:RunInstances"],
          resource: "arn:aws:ec2:*:ACCOUNT:volume/*",
          context: { "ec2:Encrypted": "false" },
        },
      ],
    },
    {
      says: "use the services that `unusedServices` names",
      where: "anywhere",
      rows: [{ calls: ["batch:SubmitJob", "bedrock:InvokeModel", "lightsail:CreateInstances", "sagemaker:CreateApp"] }],
    },
    BUYS_NOTHING,
    NO_WAY_IN,
    {
      says: "make a role that the boundary does not bind, or hand a role to CloudFormation",
      where: "worldwide",
      rows: [
        { calls: ROLE_CALLS, resource: ROLE },
        { calls: ["iam:DeleteRolePermissionsBoundary"], resource: ROLE, context: BOUND },
        {
          calls: ["iam:PassRole"],
          resource: ROLE,
          context: { "iam:PassedToService": "cloudformation.amazonaws.com" },
        },
      ],
    },
    {
      says: "touch what belongs to the baseline",
      where: "anywhere",
      rows: [
        { calls: ["cloudwatch:DeleteAlarms"], resource: "arn:aws:cloudwatch:*:ACCOUNT:alarm:ringfence-charges" },
        { calls: ["sns:DeleteTopic"], resource: "arn:aws:sns:*:ACCOUNT:ringfence-alerts" },
        { calls: ROLE_CALLS, resource: roleArn("least-privilege", "deploy"), context: BOUND },
        { calls: ["iam:PassRole"], resource: roleArn("least-privilege", "deploy"), context: TO_FUNCTION },
        { calls: ["iam:DetachRolePolicy"], resource: ROLE, context: { ...BOUND, "iam:PolicyARN": FREEZE } },
      ],
    },
    SETTINGS_STAY,
    withoutMfa("ec2:DescribeInstances", "lambda:CreateFunction", "s3:ListAllMyBuckets"),
    {
      says: "start anything, pass a role or read objects while the freeze is on",
      where: "anywhere",
      rows: [
        { calls: ["ec2:RunInstances"], resource: INSTANCE, context: MACHINE, frozen: true },
        { calls: ["ecs:RunTask", "lambda:CreateFunction", "s3:GetObject"], frozen: true },
        { calls: ["iam:PassRole"], resource: ROLE, context: TO_FUNCTION, frozen: true },
        { calls: ["iam:CreateRole"], resource: ROLE, context: BOUND, frozen: true },
      ],
    },
    FROZEN,
  ],
};
