/**
 * Types that guard an account, and the properties that say how well: to ignore changes of one lets somebody change it by
 * hand, and no preview shows it.
 */
export const GUARDS: Readonly<Record<string, readonly string[]>> = {
  "accessanalyzer:analyzer": ["type"],
  "account:alternativecontact": ["emailAddress", "phoneNumber"],
  "budgets:budget": [
    "limitAmount",
    "notifications",
    "costFilters",
    "costTypes",
    "budget",
    "notificationsWithSubscribers",
  ],
  "budgets:budgetaction": ["actionThreshold", "approvalModel", "definition", "subscribers"],
  "ce:anomalymonitor": ["monitorDimension", "monitorSpecification", "monitorType"],
  "ce:anomalysubscription": ["monitorArnLists", "monitorArnList", "subscribers", "thresholdExpression"],
  "cloudtrail:eventdatastore": [
    "advancedEventSelectors",
    "ingestionEnabled",
    "multiRegionEnabled",
    "retentionPeriod",
    "suspend",
    "terminationProtectionEnabled",
  ],
  "cloudtrail:trail": [
    "advancedEventSelectors",
    "enableLogFileValidation",
    "enableLogging",
    "eventSelectors",
    "includeGlobalServiceEvents",
    "isLogging",
    "isMultiRegionTrail",
    "kmsKeyId",
    "s3BucketName",
  ],
  "config:deliverychannel": ["s3BucketName"],
  "config:recorder": ["recordingGroup", "recordingMode", "roleArn"],
  "config:recorderstatus": ["isEnabled"],
  "ec2:encryptionbydefault": ["enabled"],
  "ec2:imageblockpublicaccess": ["state"],
  "ec2:instancemetadatadefaults": ["httpTokens"],
  "ec2:snapshotblockpublicaccess": ["state"],
  "ec2:vpcblockpublicaccessoptions": ["internetGatewayBlockMode"],
  "guardduty:detector": ["datasources", "dataSources", "enable", "features"],
  "guardduty:detectorfeature": ["additionalConfigurations", "status"],
  "iam:accountpasswordpolicy": ["minimumPasswordLength", "passwordReusePrevention"],
  "organizations:policy": ["content"],
  "s3:accountpublicaccessblock": ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"],
  "securityhub:account": ["autoEnableControls", "controlFindingGenerator"],
};

/** Types of which the baseline's own alone guard an account; workloads have alarms and topics too. */
export const GUARDS_OF_BASELINE: Readonly<Record<string, readonly string[]>> = {
  "cloudwatch:metricalarm": ["actionsEnabled", "alarmActions", "metricQueries", "threshold"],
  "events:rule": ["eventPattern", "isEnabled", "state"],
  "events:target": ["arn"],
  "iam:policy": ["policy", "policyDocument"],
  "logs:metricfilter": ["filterPattern", "pattern"],
  "sns:topicpolicy": ["policy", "policyDocument"],
  "sns:topicsubscription": ["endpoint", "protocol"],
};

/**
 * What components of Ringfence ignore, each for a reason beside it in components/: what they took over stays as it was, and
 * what AWS answers by itself is no change.
 */
export const IGNORED_BY_COMPONENTS: Readonly<Record<string, readonly string[]>> = {
  "config:recorder": ["recordingGroup", "recordingMode", "roleArn"],
  "guardduty:detectorfeature": ["additionalConfigurations"],
  "securityhub:account": ["autoEnableControls", "controlFindingGenerator"],
};
