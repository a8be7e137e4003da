/**
 * Reads that show what exists and how it is set, and neither data nor secrets. Service -> actions as a policy writes them.
 *
 * What is left out although it begins with Describe, Get or List: user data of machines (DescribeInstanceAttribute, launch
 * templates, launch configurations, spot requests), the environment of containers (task definitions), values of parameters
 * and secrets, log lines, messages, items, objects and their names, code, and inputs of executions. The functions of Lambda
 * cannot be listed without their environment variables; secrets do not belong there:
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export const REGIONAL_READS: Readonly<Record<string, readonly string[]>> = {
  acm: ["acm:DescribeCertificate", "acm:ListCertificates"],
  "application-autoscaling": ["application-autoscaling:Describe*"],
  autoscaling: [
    "autoscaling:DescribeA*",
    "autoscaling:DescribeInstanceRefreshes",
    "autoscaling:DescribePolicies",
    "autoscaling:DescribeS*",
  ],
  cloudformation: ["cloudformation:Describe*", "cloudformation:GetTemplate*", "cloudformation:ListStack*"],
  cloudtrail: ["cloudtrail:DescribeTrails", "cloudtrail:GetTrail*", "cloudtrail:ListTrails"],
  cloudwatch: [
    "cloudwatch:DescribeA*",
    "cloudwatch:GetDashboard",
    "cloudwatch:GetMetric*",
    "cloudwatch:ListDashboards",
    "cloudwatch:ListMetrics",
  ],
  codebuild: ["codebuild:ListBuilds*", "codebuild:ListProjects"],
  config: ["config:Describe*"],
  dynamodb: ["dynamodb:DescribeTable*", "dynamodb:DescribeTimeToLive", "dynamodb:List*"],
  ec2: [
    "ec2:DescribeAddresses*",
    "ec2:DescribeAvailabilityZones",
    "ec2:DescribeCapacity*",
    "ec2:DescribeFleet*",
    "ec2:DescribeFlowLogs",
    "ec2:DescribeHost*",
    "ec2:DescribeImages",
    "ec2:DescribeInstanceStatus",
    "ec2:DescribeInstanceType*",
    "ec2:DescribeInstances",
    "ec2:DescribeInternetGateways",
    "ec2:DescribeKeyPairs",
    "ec2:DescribeLaunchTemplates",
    "ec2:DescribeNat*",
    "ec2:DescribeNetwork*",
    "ec2:DescribeReserved*",
    "ec2:DescribeRouteTables",
    "ec2:DescribeSecurityGroup*",
    "ec2:DescribeSnapshots",
    "ec2:DescribeSubnets",
    "ec2:DescribeTags",
    "ec2:DescribeTransit*",
    "ec2:DescribeVolume*",
    "ec2:DescribeVp*",
  ],
  ecr: ["ecr:DescribeImages", "ecr:DescribeRepositories"],
  ecs: ["ecs:DescribeC*", "ecs:DescribeServices", "ecs:List*"],
  eks: ["eks:Describe*", "eks:List*"],
  elasticache: ["elasticache:Describe*"],
  elasticfilesystem: ["elasticfilesystem:Describe*"],
  elasticloadbalancing: ["elasticloadbalancing:Describe*"],
  es: ["es:DescribeDomain*", "es:ListDomainNames"],
  events: ["events:DescribeRule", "events:ListRules", "events:ListTargetsByRule"],
  kinesis: ["kinesis:DescribeStream*", "kinesis:ListStreams"],
  kms: ["kms:DescribeKey", "kms:GetKey*", "kms:ListAliases", "kms:ListKeys"],
  lambda: ["lambda:GetFunctionConcurrency", "lambda:GetPolicy", "lambda:List*"],
  logs: ["logs:DescribeLogGroups", "logs:DescribeLogStreams", "logs:DescribeMetricFilters"],
  rds: ["rds:DescribeDB*", "rds:DescribeEvents", "rds:ListTagsForResource"],
  redshift: ["redshift:DescribeCluster*"],
  s3: ["s3:GetBucket*", "s3:GetEncryptionConfiguration", "s3:GetLifecycleConfiguration"],
  secretsmanager: ["secretsmanager:DescribeSecret", "secretsmanager:ListSecrets"],
  servicequotas: ["servicequotas:GetServiceQuota", "servicequotas:List*"],
  sns: ["sns:GetTopicAttributes", "sns:ListSubscriptions*", "sns:ListTopics"],
  sqs: ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ListQueue*"],
  ssm: ["ssm:DescribeInstanceInformation", "ssm:DescribeParameters", "ssm:ListAssociations", "ssm:ListDocuments"],
  states: ["states:DescribeStateMachine", "states:ListExecutions", "states:ListStateMachines"],
  tag: ["tag:Get*"],
};

/** The same of services and calls without a region: they are answered wherever the caller works. */
export const GLOBAL_READS: Readonly<Record<string, readonly string[]>> = {
  cloudfront: ["cloudfront:GetDistribution*", "cloudfront:List*"],
  ec2: ["ec2:DescribeRegions"],
  health: ["health:Describe*"],
  iam: ["iam:Get*", "iam:List*"],
  organizations: ["organizations:DescribeOrganization"],
  route53: ["route53:Get*", "route53:List*"],
  s3: ["s3:GetAccountPublicAccessBlock", "s3:GetBucketLocation", "s3:ListAllMyBuckets"],
  tag: ["tag:GetResources"],
};

/** All actions of a table. */
export const readsOf = (reads: Readonly<Record<string, readonly string[]>>): string[] => Object.values(reads).flat();
