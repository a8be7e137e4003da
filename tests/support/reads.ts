/** Calls that show what exists and how it is set. */
export const METADATA: readonly string[] = [
  "autoscaling:DescribeAutoScalingGroups",
  "cloudformation:GetTemplate",
  "cloudwatch:DescribeAlarms",
  "cloudwatch:GetMetricData",
  "dynamodb:DescribeTable",
  "ec2:DescribeInstances",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeVpcs",
  "ecs:DescribeServices",
  "eks:ListClusters",
  "kms:DescribeKey",
  "lambda:ListFunctions",
  "logs:DescribeLogGroups",
  "rds:DescribeDBInstances",
  "s3:GetBucketPolicy",
  "secretsmanager:ListSecrets",
  "sns:ListTopics",
  "sqs:GetQueueAttributes",
  "ssm:DescribeParameters",
  "states:ListStateMachines",
  "tag:GetTagKeys",
];

/** The same of services without a region. */
export const METADATA_EVERYWHERE: readonly string[] = [
  "cloudfront:ListDistributions",
  "ec2:DescribeRegions",
  "health:DescribeEvents",
  "iam:GetRole",
  "iam:ListUsers",
  "route53:ListHostedZones",
  "s3:ListAllMyBuckets",
  "tag:GetResources",
];

/** Calls that begin like a look and give data, code or secrets. */
export const DATA: readonly string[] = [
  "apigateway:GET",
  "athena:GetQueryResults",
  "autoscaling:DescribeLaunchConfigurations",
  "cloudtrail:GetQueryResults",
  "dynamodb:GetItem",
  "dynamodb:Query",
  "dynamodb:Scan",
  "ec2:DescribeLaunchTemplateVersions",
  "ec2:GetConsoleScreenshot",
  "ec2:GetPasswordData",
  "ecr:BatchGetImage",
  "ecr:GetDownloadUrlForLayer",
  "ecs:DescribeTaskDefinition",
  "kinesis:GetRecords",
  "kms:Decrypt",
  "lambda:GetFunction",
  "lightsail:GetInstanceAccessDetails",
  "logs:FilterLogEvents",
  "logs:GetLogEvents",
  "logs:StartQuery",
  "rds:DownloadDBLogFilePortion",
  "s3:GetObject",
  "s3:ListBucket",
  "secretsmanager:GetSecretValue",
  "sqs:ReceiveMessage",
  "ssm:GetParameter",
  "ssm:GetParameters",
  "ssm:GetParametersByPath",
  "states:DescribeExecution",
];

/** Of the same kind, but kept by who ends an intrusion: what a machine was started with, and what it wrote. */
export const EVIDENCE: readonly string[] = ["ec2:DescribeInstanceAttribute", "ec2:GetConsoleOutput"];
