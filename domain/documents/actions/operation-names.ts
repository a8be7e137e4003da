/**
 * Where an operation has another name as an IAM action. No data set has these: the catalogue lists actions and not the
 * operations that need them.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */

/** Signing name -> prefix of its IAM actions. */
export const PREFIXES: Record<string, string> = {
  monitoring: "cloudwatch",
  tagging: "tag",
  s3control: "s3",
  accessanalyzer: "access-analyzer",
  iotdata: "iot",
  notificationscontacts: "notifications-contacts",
};

/** Name in the AWS CLI -> operation -> all actions that it needs. */
export const RENAMED: Record<string, Record<string, readonly string[]>> = {
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
  s3: {
    CompleteMultipartUpload: ["PutObject"],
    CopyObject: ["PutObject", "GetObject"],
    CreateMultipartUpload: ["PutObject"],
    DeleteObjects: ["DeleteObject"],
    HeadBucket: ["ListBucket"],
    HeadObject: ["GetObject"],
    ListBuckets: ["ListAllMyBuckets"],
    ListMultipartUploads: ["ListBucketMultipartUploads"],
    ListObjectVersions: ["ListBucketVersions"],
    ListObjects: ["ListBucket"],
    ListObjectsV2: ["ListBucket"],
    ListParts: ["ListMultipartUploadParts"],
    SelectObjectContent: ["GetObject"],
    UploadPart: ["PutObject"],
    UploadPartCopy: ["PutObject", "GetObject"],
  },
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
  s3control: {
    DeletePublicAccessBlock: ["PutAccountPublicAccessBlock"],
    GetPublicAccessBlock: ["GetAccountPublicAccessBlock"],
    PutPublicAccessBlock: ["PutAccountPublicAccessBlock"],
  },
  // https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
  lambda: { Invoke: ["InvokeFunction"], InvokeWithResponseStream: ["InvokeFunction"] },
  // https://docs.aws.amazon.com/bedrock/latest/userguide/inference-prereq.html
  "bedrock-runtime": {
    Converse: ["InvokeModel"],
    ConverseStream: ["InvokeModelWithResponseStream"],
    StartAsyncInvoke: ["InvokeModel"],
  },
  // https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateDistributionWithTags.html
  cloudfront: { CreateDistributionWithTags: ["CreateDistribution", "TagResource"] },
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html
  kms: { ReEncrypt: ["ReEncryptFrom", "ReEncryptTo"] },
};

/**
 * S3 names the action of a bucket's configuration after what it touches, with or without the words Bucket and Configuration,
 * and reads or writes it: ListBucketMetricsConfigurations needs GetMetricsConfiguration, DeleteBucketCors PutBucketCORS.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 */
function configurationNames(operation: string): string[] {
  const [, verb = "", subject = ""] =
    /^(Get|List|Put|Delete)(?:Bucket)?(.+?)(?:Configurations?)?$/.exec(operation) ?? [];
  const access = /^(Get|List)$/.test(verb) ? "Get" : "Put";
  return ["Bucket", ""].flatMap((scope) => ["", "Configuration"].map((end) => `${access}${scope}${subject}${end}`));
}

/**
 * API Gateway knows the verbs of HTTP as actions: UpdateStage is a PATCH of a stage.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagement.html
 */
const HTTP_VERBS: readonly (readonly [operations: RegExp, verb: string])[] = [
  [/^(Create|Generate|Import|TestInvoke)/, "POST"],
  [/^(Export|Get|List)/, "GET"],
  [/^(Put|Reimport|Tag)/, "PUT"],
  [/^Update/, "PATCH"],
  [/^(Delete|Flush|Reset|Untag)/, "DELETE"],
];

/** Names that the action of an operation may have when it does not have the operation's own, the likeliest first. */
const OTHER_NAMES: Record<string, (operation: string) => string[]> = {
  s3: configurationNames,
  apigateway: (operation) => HTTP_VERBS.flatMap(([operations, verb]) => (operations.test(operation) ? [verb] : [])),
  // Two actions for everything about a budget: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbudgetservice.html
  budgets: (operation) => [
    operation.replace(/^(Create|Update|Delete).*/, "ModifyBudget").replace(/^Describe.*/, "ViewBudget"),
  ],
  // A batch needs what one message needs: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html
  sqs: (operation) => [operation.replace(/Batch$/, "")],
  sns: (operation) => [operation.replace(/Batch$/, "")],
};

/**
 * The actions that an operation needs, without their service: for each the names that it may have, the likeliest first. Only
 * a catalogue of actions knows which of them is the right one.
 *
 * @param service name in the AWS CLI
 */
export const actionNames = (service: string, operation: string): (readonly string[])[] =>
  RENAMED[service]?.[operation]?.map((name) => [name]) ?? [[operation, ...(OTHER_NAMES[service]?.(operation) ?? [])]];
