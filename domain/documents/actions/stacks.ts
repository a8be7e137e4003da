/** A part of what a tool does for a stack in a region of worldwide services. */
export interface StackWork {
  /** Actions as a policy writes them. None is one that the region deny leaves alone for everybody. */
  actions: readonly string[];
  /** What a stack needs it for. */
  reason: string;
  source: string;
}

/**
 * What the roles of `toolRegions` may do there, beside what everybody may: stacks of certificates, firewalls, functions and
 * alarms of worldwide services. It starts no machine, no container and no database.
 */
export const STACK_WORK: readonly StackWork[] = [
  {
    actions: ["cloudformation:*"],
    reason: "the stack itself; each call that it makes is judged with the rights of its role",
    source: "https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html",
  },
  {
    actions: [
      "ecr:CompleteLayerUpload",
      "ecr:CreateRepository",
      "ecr:DeleteRepository*",
      "ecr:Describe*",
      "ecr:InitiateLayerUpload",
      "ecr:ListTagsForResource",
      "ecr:Put*",
      "ecr:SetRepositoryPolicy",
      "ecr:*agResource",
      "ecr:UploadLayerPart",
    ],
    reason: "the repository that the bootstrap of the CDK makes in each region, and its images",
    source: "https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html",
  },
  {
    actions: [
      "lambda:*Alias",
      "lambda:*Function",
      "lambda:*LayerVersion",
      "lambda:*Permission",
      "lambda:EnableReplication",
      "lambda:GetFunction*",
      "lambda:GetPolicy",
      "lambda:ListTags",
      "lambda:ListVersionsByFunction",
      "lambda:PublishVersion",
      "lambda:*agResource",
      "lambda:UpdateFunctionCode",
      "lambda:UpdateFunctionConfiguration",
    ],
    reason: "functions at the edge are published in us-east-1, and so are the handlers of custom resources",
    source: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-restrictions.html",
  },
  {
    actions: [
      "s3:AbortMultipartUpload",
      "s3:CreateBucket",
      "s3:DeleteBucket*",
      "s3:DeleteObject*",
      "s3:GetAccelerate*",
      "s3:GetBucketA*",
      "s3:GetBucketCORS",
      "s3:GetBucketLogging",
      "s3:GetBucketNotification",
      "s3:GetBucketO*",
      "s3:GetBucketPolicy",
      "s3:GetBucketR*",
      "s3:GetBucketTagging",
      "s3:GetBucketV*",
      "s3:GetBucketWebsite",
      "s3:GetEncryption*",
      "s3:GetLifecycle*",
      "s3:GetObject*",
      "s3:GetReplication*",
      "s3:ListBucket*",
      "s3:ListMultipartUploadParts",
      "s3:PutBucket*",
      "s3:PutEncryption*",
      "s3:PutLifecycle*",
      "s3:PutObject*",
    ],
    reason: "the bucket of templates and code that a tool keeps in the region, or of the state of Terraform",
    source: "https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html",
  },
  {
    actions: [
      "ssm:AddTagsToResource",
      "ssm:DeleteParameter*",
      "ssm:DescribeParameters",
      "ssm:GetParameter*",
      "ssm:ListTagsForResource",
      "ssm:PutParameter",
    ],
    reason: "the version of the bootstrap, and values that one region's stack hands to another's",
    source: "https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html",
  },
  {
    actions: [
      "cloudwatch:DeleteAlarms",
      "cloudwatch:PutMetricAlarm",
      "sns:*Subscription*",
      "sns:*Topic*",
      "sns:*agResource",
      "sns:*ubscribe",
    ],
    reason: "alarms on CloudFront and on health checks of Route 53 exist in us-east-1 only",
    source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-cloudwatch.html",
  },
];

/** All of it, ordered by name. */
export const stackActions = (): string[] => STACK_WORK.flatMap(({ actions }) => actions).sort();
