import probeCalls from "../../generated/probe-calls.json";
import { patternOf } from "../pattern";

/**
 * Beyond the probes: launchers and what bills by the hour, which whoever looks for an intruder asks further by hand.
 * A spot request shows its user data, a job and an app their variables; without these calls fleets would stay unseen.
 */
const BILLABLE = [
  "application-autoscaling:Describe*",
  "autoscaling:DescribeA*",
  "autoscaling:DescribeS*",
  "batch:DescribeCompute*",
  "bedrock:GetModelInvocationLogging*",
  "bedrock:ListModel*",
  "bedrock:ListProvisioned*",
  "braket:Search*",
  "cloud9:ListEnvironments",
  "cloudformation:DescribeStacks",
  "codebuild:ListBuilds",
  "deadline:ListF*",
  "dynamodb:DescribeTable",
  "ec2:DescribeCapacity*",
  "ec2:DescribeFleet*",
  "ec2:DescribeImages",
  "ec2:DescribeInstanceType*",
  "ec2:DescribeKeyPairs",
  "ec2:DescribeLaunchTemplates",
  "ec2:DescribeN*",
  "ec2:DescribeRegions",
  "ec2:DescribeReserved*",
  "ec2:DescribeSecurityGroup*",
  "ec2:DescribeSpot*",
  "ec2:DescribeTransit*",
  "ec2:DescribeVp*",
  "ecs:DescribeC*",
  "ecs:List*",
  "eks:Describe*",
  "eks:List*",
  "elasticache:Describe*",
  "elasticloadbalancing:DescribeL*",
  "elasticmapreduce:ListInstance*",
  "emr-containers:ListVirtual*",
  "emr-serverless:List*",
  "globalaccelerator:ListAcc*",
  "glue:GetJob*",
  "imagebuilder:ListImage*",
  "lambda:GetFunctionConcurrency",
  "lambda:List*",
  "mediapackagev2:ListChannel*",
  "nova-act:ListWorkflow*",
  "pcs:List*",
  "rds:DescribeDB*",
  "rds:DescribeReserved*",
  "redshift-serverless:ListWork*",
  "redshift:DescribeCluster*",
  "redshift:DescribeReserved*",
  "s3:GetBucketP*",
  "sagemaker:List*",
  "savingsplans:Describe*",
  "scheduler:ListSchedules",
  "ses:GetAccount*",
  "states:ListStateMachines",
];

/**
 * Beyond the probes: how what watches the account is set, for a check of every channel, and the traces of what was done. The
 * patterns cover what a probe finds and what its finding leads to: a detector and its findings, a policy and who has it.
 */
const WATCHERS = [
  "access-analyzer:Get*",
  "access-analyzer:List*",
  "account:Get*",
  "budgets:Describe*",
  "ce:GetAnom*",
  "ce:GetCostAndUsage",
  "cloudtrail:DescribeTrails",
  "cloudtrail:GetEventSelectors",
  "cloudtrail:GetTrail*",
  "cloudtrail:ListTrails",
  "cloudtrail:LookupEvents",
  "cloudwatch:DescribeA*",
  "cloudwatch:GetMetric*",
  "cloudwatch:ListMetrics",
  "config:Describe*",
  "ec2:GetAllowedImages*",
  "ec2:GetEbs*",
  "ec2:GetImageBlock*",
  "ec2:GetInstanceMetadata*",
  "ec2:GetSnapshotBlock*",
  "ec2:GetSerialConsole*",
  "events:DescribeRule",
  "events:ListRules",
  "events:ListTargetsByRule",
  "freetier:Get*",
  "guardduty:Get*",
  "guardduty:List*",
  "health:Describe*",
  "iam:GenerateCredentialReport",
  "iam:Get*",
  "iam:List*",
  "iam:SimulateCustomPolicy",
  "kms:DescribeKey",
  "notifications:List*",
  "organizations:Describe*",
  "organizations:List*",
  "rolesanywhere:List*",
  "securityhub:Describe*",
  "securityhub:Get*",
  "servicequotas:Get*",
  "servicequotas:List*",
  "sns:GetSubscription*",
  "sns:GetTopic*",
  "sns:ListSubscriptions*",
  "sns:ListTopics",
  "ssm:ListAssociations",
  "tag:GetResources",
];

const BEYOND_PROBES = [...BILLABLE, ...WATCHERS];
const isCovered = (action: string): boolean => BEYOND_PROBES.some((pattern) => patternOf(pattern).test(action));

/**
 * Everything that the command line reads of an account: what its probes call, as scripts/generate/probe-calls.ts has it from
 * their rows, and what is read beyond them. An action that a pattern covers is not named again, because a managed policy has
 * 6,144 characters. No data, no secrets. The only write is GenerateCredentialReport, which IAM demands before it gives the
 * report.
 */
export const AUDIT_READS: readonly string[] = [
  ...BEYOND_PROBES,
  ...new Set(probeCalls.map(({ action }) => action).filter((action) => !isCovered(action))),
];
