/** Where the input of a call says what a condition key asks. */
interface KeySource {
  /** Members whose values count, the first that is there; see `valuesAt`. */
  paths: readonly string[];
  /** The value when the input says nothing. Without it the key is then absent. */
  otherwise?: string;
}

/**
 * Condition keys of the services, for the documents that guard an account. The evaluator drops a key that the action or the
 * resource does not know, so one list serves all actions:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const SERVICE_KEYS: Record<string, KeySource> = {
  "account:TargetRegion": { paths: ["RegionName"] },
  "autoscaling:InstanceTypes": {
    paths: ["InstanceType", "MixedInstancesPolicy.LaunchTemplate.Overrides.InstanceType"],
  },
  "autoscaling:MaxSize": { paths: ["MaxSize"] },
  // Of a volume that nobody asked to encrypt: https://docs.aws.amazon.com/ebs/latest/userguide/security_iam_id-based-policy-examples.html
  "ec2:Encrypted": { paths: ["BlockDeviceMapping.Ebs.Encrypted", "Encrypted"], otherwise: "false" },
  "ec2:InstanceMarketType": {
    paths: ["InstanceMarketOptions.MarketType", "TargetCapacitySpecification.DefaultTargetCapacityType"],
    otherwise: "on-demand",
  },
  "ec2:InstanceType": {
    paths: ["InstanceType", "InstanceType.Value", "LaunchTemplateConfigs.Overrides.InstanceType"],
  },
  "ec2:MetadataHttpTokens": { paths: ["MetadataOptions.HttpTokens", "HttpTokens"] },
  "ecs:task-cpu": { paths: ["cpu", "overrides.cpu"] },
  "iam:PermissionsBoundary": { paths: ["PermissionsBoundary"] },
  "iam:PolicyARN": { paths: ["PolicyArn"] },
  "lambda:FunctionUrlAuthType": { paths: ["AuthType", "FunctionUrlAuthType"] },
  "rds:DatabaseClass": { paths: ["DBInstanceClass", "DBClusterInstanceClass"] },
  "sts:ExternalId": { paths: ["ExternalId"] },
  "sts:RoleSessionName": { paths: ["RoleSessionName"] },
};

/** Members that hold the tags of a request, lists of pairs or maps. Those of a new thing in EC2 are told by its type. */
export const TAG_MEMBERS = ["Tags", "TagSet", "Tag"] as const;
