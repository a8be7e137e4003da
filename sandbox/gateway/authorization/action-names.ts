/**
 * Where an operation has another name as an IAM action. All others have their own, under the name that they sign with:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */

/** Signing name -> prefix of its IAM actions. */
export const PREFIXES: Record<string, string> = {
  monitoring: "cloudwatch",
  tagging: "tag",
  iotdata: "iot",
};

const rows = (text: string): [string, string[]][] =>
  text
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .map(([operation = "", ...actions]) => [operation, actions]);

/** S3 names its actions after what they touch: https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html */
const S3 = rows(`
  AbortMultipartUpload AbortMultipartUpload
  CompleteMultipartUpload PutObject
  CopyObject PutObject GetObject
  CreateMultipartUpload PutObject
  DeleteBucketAnalyticsConfiguration PutAnalyticsConfiguration
  DeleteBucketCors PutBucketCORS
  DeleteBucketEncryption PutEncryptionConfiguration
  DeleteBucketIntelligentTieringConfiguration PutIntelligentTieringConfiguration
  DeleteBucketInventoryConfiguration PutInventoryConfiguration
  DeleteBucketLifecycle PutLifecycleConfiguration
  DeleteBucketMetricsConfiguration PutMetricsConfiguration
  DeleteBucketOwnershipControls PutBucketOwnershipControls
  DeleteBucketReplication PutReplicationConfiguration
  DeleteBucketTagging PutBucketTagging
  DeleteObjects DeleteObject
  DeletePublicAccessBlock PutBucketPublicAccessBlock
  GetBucketAccelerateConfiguration GetAccelerateConfiguration
  GetBucketAnalyticsConfiguration GetAnalyticsConfiguration
  GetBucketEncryption GetEncryptionConfiguration
  GetBucketIntelligentTieringConfiguration GetIntelligentTieringConfiguration
  GetBucketInventoryConfiguration GetInventoryConfiguration
  GetBucketLifecycle GetLifecycleConfiguration
  GetBucketLifecycleConfiguration GetLifecycleConfiguration
  GetBucketMetricsConfiguration GetMetricsConfiguration
  GetBucketNotificationConfiguration GetBucketNotification
  GetBucketReplication GetReplicationConfiguration
  GetObjectLockConfiguration GetBucketObjectLockConfiguration
  GetPublicAccessBlock GetBucketPublicAccessBlock
  HeadBucket ListBucket
  HeadObject GetObject
  ListBucketAnalyticsConfigurations GetAnalyticsConfiguration
  ListBucketIntelligentTieringConfigurations GetIntelligentTieringConfiguration
  ListBucketInventoryConfigurations GetInventoryConfiguration
  ListBucketMetricsConfigurations GetMetricsConfiguration
  ListBuckets ListAllMyBuckets
  ListMultipartUploads ListBucketMultipartUploads
  ListObjectVersions ListBucketVersions
  ListObjects ListBucket
  ListObjectsV2 ListBucket
  ListParts ListMultipartUploadParts
  PutBucketAccelerateConfiguration PutAccelerateConfiguration
  PutBucketAnalyticsConfiguration PutAnalyticsConfiguration
  PutBucketEncryption PutEncryptionConfiguration
  PutBucketIntelligentTieringConfiguration PutIntelligentTieringConfiguration
  PutBucketInventoryConfiguration PutInventoryConfiguration
  PutBucketLifecycle PutLifecycleConfiguration
  PutBucketLifecycleConfiguration PutLifecycleConfiguration
  PutBucketMetricsConfiguration PutMetricsConfiguration
  PutBucketNotificationConfiguration PutBucketNotification
  PutBucketReplication PutReplicationConfiguration
  PutObjectLockConfiguration PutBucketObjectLockConfiguration
  PutPublicAccessBlock PutBucketPublicAccessBlock
  SelectObjectContent GetObject
  UploadPart PutObject
  UploadPartCopy PutObject GetObject
`);

const S3CONTROL = rows(`
  DeletePublicAccessBlock PutAccountPublicAccessBlock
  GetPublicAccessBlock GetAccountPublicAccessBlock
  PutPublicAccessBlock PutAccountPublicAccessBlock
`);

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbudgetservice.html: two actions for everything. */
const BUDGETS = rows(`
  CreateBudget ModifyBudget
  CreateNotification ModifyBudget
  CreateSubscriber ModifyBudget
  DeleteBudget ModifyBudget
  DeleteNotification ModifyBudget
  DeleteSubscriber ModifyBudget
  UpdateBudget ModifyBudget
  UpdateNotification ModifyBudget
  UpdateSubscriber ModifyBudget
  DescribeBudget ViewBudget
  DescribeBudgetNotificationsForAccount ViewBudget
  DescribeBudgetPerformanceHistory ViewBudget
  DescribeBudgets ViewBudget
  DescribeNotificationsForBudget ViewBudget
  DescribeSubscribersForNotification ViewBudget
`);

/** Name in the AWS CLI -> operation -> all actions that it needs. */
export const RENAMED: Record<string, Record<string, readonly string[]>> = {
  s3: Object.fromEntries(S3),
  s3control: Object.fromEntries(S3CONTROL),
  budgets: Object.fromEntries(BUDGETS),
  lambda: { Invoke: ["InvokeFunction"], InvokeWithResponseStream: ["InvokeFunction"] },
  "bedrock-runtime": {
    Converse: ["InvokeModel"],
    ConverseStream: ["InvokeModelWithResponseStream"],
    StartAsyncInvoke: ["InvokeModel"],
  },
  cloudfront: { CreateDistributionWithTags: ["CreateDistribution", "TagResource"] },
  kms: { ReEncrypt: ["ReEncryptFrom", "ReEncryptTo"] },
  sns: { PublishBatch: ["Publish"] },
  sqs: {
    ChangeMessageVisibilityBatch: ["ChangeMessageVisibility"],
    DeleteMessageBatch: ["DeleteMessage"],
    SendMessageBatch: ["SendMessage"],
  },
};
