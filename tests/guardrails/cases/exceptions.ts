import type { DocumentArgs } from "../../../domain/documents/document-args";
import { PRINCIPALS } from "../principals";
import { PEOPLE } from "../modes";
import { type Case } from "../row";

/** A cluster of each kind, and the CDK where it keeps the stacks of CloudFront. */
export const EXCEPTIONS: Pick<DocumentArgs, "allowedLaunchers" | "toolRegions"> = {
  allowedLaunchers: [
    { launcher: "karpenter", roles: [PRINCIPALS["cluster launcher"].arn] },
    { launcher: "eks-auto-mode", roles: [PRINCIPALS["role of a cluster"].arn] },
  ],
  toolRegions: [{ region: "us-east-1", roles: ["arn:aws:iam::*:role/cdk-*-cfn-exec-role-*"] }],
};

const FLEETS = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFleet.html";
const KARPENTER = "aws/karpenter-provider-aws#7370";
const AUTO_MODE = "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonEKSComputePolicy.html";
const BOOTSTRAP = "https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html";
const EDGE = "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-restrictions.html";

const INSTANCE = "arn:aws:ec2:ap-southeast-2:123456789012:instance/*";
const OF_KARPENTER = { "aws:RequestTag/karpenter.sh/nodepool": "default" };
const OF_AUTO_MODE = { "aws:RequestTag/eks:eks-cluster-name": "shop" };
const SMALL = { "ec2:InstanceType": "t3.large" };
const fleet = (context: Record<string, string>): Pick<Case, "calls" | "resource" | "context"> => ({
  calls: ["ec2:CreateFleet"],
  resource: INSTANCE,
  context,
});

const LAUNCHER_CASES: readonly Case[] = [
  {
    ...fleet({ ...OF_KARPENTER, ...SMALL }),
    principal: "cluster launcher",
    opens: true,
    decision: "allowed",
    reason: "Karpenter replaces a node by a fleet of one type of request, with its own tag",
    source: KARPENTER,
  },
  {
    ...fleet(OF_KARPENTER),
    principal: "cluster launcher",
    opens: true,
    decision: "allowed",
    reason: "the launch template may have the type, and then the start of the machine is judged",
    source: KARPENTER,
  },
  {
    ...fleet({ ...OF_AUTO_MODE, ...SMALL }),
    principal: "role of a cluster",
    opens: true,
    decision: "allowed",
    reason: "EKS Auto Mode does the same with the role of the cluster",
    source: AUTO_MODE,
  },
  {
    calls: ["ec2:CreateFleet"],
    resource: "arn:aws:ec2:ap-southeast-2:123456789012:fleet/*",
    principal: "cluster launcher",
    opens: true,
    decision: "allowed",
    reason: "a request for a fleet is judged for the fleet, too",
    source: FLEETS,
  },
  {
    ...fleet(SMALL),
    principal: "cluster launcher",
    decision: "denied",
    reason:
      "a fleet that asks again and again takes no tags of machines, and starts them with a role that nothing binds",
    source: FLEETS,
  },
  ...["p5.48xlarge", "g4dn.xlarge", "c5.24xlarge"].map((type): Case => ({
    ...fleet({ ...OF_KARPENTER, "ec2:InstanceType": type }),
    principal: "cluster launcher",
    modes: PEOPLE,
    decision: "denied",
    reason: "a launcher starts what is allowed to everybody, and nothing larger",
    source: FLEETS,
  })),
  ...(["administrator", "workload", "role of a stack"] as const).map((principal): Case => ({
    ...fleet({ ...OF_KARPENTER, ...SMALL }),
    principal,
    decision: "denied",
    reason: "only the role that is named asks for fleets, whatever its tags",
    source: FLEETS,
  })),
  {
    ...fleet({ ...OF_KARPENTER, ...SMALL }),
    regions: ["eu-west-1", "us-east-1", "us-west-2"],
    principal: "cluster launcher",
    decision: "denied",
    reason: "a launcher is let in where workloads may run, and nowhere else",
    source: FLEETS,
  },
  {
    calls: ["ec2:RunInstances"],
    resource: INSTANCE,
    context: { ...SMALL, "ec2:InstanceMarketType": "spot" },
    principal: "cluster launcher",
    decision: "denied",
    reason: "EC2 starts the machines of such a fleet with the rights of the role, and spot is denied to it",
    source: KARPENTER,
  },
  {
    calls: ["ec2:RunInstances"],
    resource: INSTANCE,
    context: { "ec2:InstanceType": "p5.48xlarge" },
    principal: "cluster launcher",
    decision: "denied",
    reason: "and so are other types, wherever the type stands",
    source: KARPENTER,
  },
  {
    calls: ["ec2:RunInstances"],
    resource: INSTANCE,
    context: SMALL,
    principal: "cluster launcher",
    decision: "allowed",
    reason: "a small machine on demand is daily work",
    source: KARPENTER,
  },
  {
    calls: ["ec2:ModifyFleet", "ec2:RequestSpotFleet", "ec2:RequestSpotInstances"],
    principal: "cluster launcher",
    decision: "denied",
    reason: "no launcher needs the other calls for fleets",
    source: FLEETS,
  },
];

const STACKS = [
  "cloudformation:CreateStack",
  "cloudformation:ExecuteChangeSet",
  "ecr:CreateRepository",
  "lambda:CreateFunction",
  "lambda:PublishVersion",
  "lambda:UpdateFunctionCode",
  "s3:CreateBucket",
  "s3:PutObject",
  "ssm:GetParameters",
  "ssm:PutParameter",
];
const TOOL = "arn:aws:iam::123456789012:role/cdk-hnb659fds-cfn-exec-role-123456789012-us-east-1";
const BOUND = {
  "iam:PermissionsBoundary": "arn:aws:iam::123456789012:policy/ringfence/ringfence-guardrails-boundary-1a2b3c4",
};

const TOOL_CASES: readonly Case[] = [
  {
    calls: STACKS,
    regions: ["us-east-1"],
    principal: "role of a stack",
    modes: PEOPLE,
    opens: true,
    decision: "allowed",
    reason: "stacks of CloudFront, with functions at the edge, are made in us-east-1",
    source: EDGE,
  },
  {
    calls: ["cloudwatch:PutMetricAlarm"],
    resource: "arn:aws:cloudwatch:us-east-1:123456789012:alarm:edge-errors",
    regions: ["us-east-1"],
    principal: "role of a stack",
    modes: PEOPLE,
    opens: true,
    decision: "allowed",
    reason: "alarms on CloudFront exist in us-east-1 only",
    source: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/monitoring-using-cloudwatch.html",
  },
  {
    calls: ["acm:RequestCertificate", "cloudfront:CreateDistribution", "wafv2:CreateWebACL"],
    regions: ["us-east-1"],
    principal: "role of a stack",
    decision: "allowed",
    reason: "certificates, firewalls and distributions of CloudFront are open to everybody",
    source: EDGE,
  },
  {
    calls: STACKS,
    regions: ["us-east-1"],
    principal: "role of a stack",
    modes: ["boundary"],
    decision: "denied",
    reason: "a boundary opens nothing for a tool: its role is made without it, by somebody who is not bound",
    source: BOOTSTRAP,
  },
  {
    calls: STACKS,
    regions: ["us-west-2", "eu-west-1"],
    principal: "role of a stack",
    decision: "denied",
    reason: "a tool works on stacks in the region that is named with it",
    source: BOOTSTRAP,
  },
  ...(["administrator", "workload", "cluster launcher"] as const).map((principal): Case => ({
    calls: STACKS,
    regions: ["us-east-1"],
    principal,
    decision: "denied",
    reason: "the region is open to the roles that are named, and to nobody else",
    source: BOOTSTRAP,
  })),
  {
    calls: [
      "autoscaling:CreateAutoScalingGroup",
      "batch:SubmitJob",
      "bedrock:InvokeModel",
      "devicefarm:ScheduleRun",
      "ec2:CreateFleet",
      "ec2:RunInstances",
      "ecs:RunTask",
      "eks:CreateCluster",
      "lambda:CreateCapacityProvider",
      "lambda:CreateFunctionUrlConfig",
      "lambda:RunMicrovm",
      "lightsail:CreateInstances",
      "rds:CreateDBInstance",
      "sagemaker:CreateTrainingJob",
    ],
    regions: ["us-east-1", "us-west-2"],
    principal: "role of a stack",
    decision: "denied",
    reason: "work on stacks starts no machine, container, database or model",
    source: BOOTSTRAP,
  },
  {
    calls: ["iam:AttachRolePolicy", "iam:CreateRole", "iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy"],
    regions: ["us-east-1"],
    resource: TOOL,
    context: BOUND,
    modes: PEOPLE,
    decision: "denied",
    reason: "whoever could make the role of a tool would work where the tool may",
    source: BOOTSTRAP,
  },
  {
    calls: ["iam:PassRole"],
    regions: ["us-east-1"],
    resource: TOOL,
    decision: "allowed",
    reason: "the CDK hands the role to CloudFormation",
    source: BOOTSTRAP,
  },
];

/** What named launchers and tools may do, and what stays closed to them. */
export const EXCEPTION_CASES: readonly Case[] = [...LAUNCHER_CASES, ...TOOL_CASES];
