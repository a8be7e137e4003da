/** Where the input of a call says what a condition key asks. */
export interface KeySource {
  /** Members whose values count, the first that is there; see `valuesAt`. */
  paths: readonly string[];
  /** The value when the input says nothing. Without it the key is then absent. */
  otherwise?: string;
}

/**
 * Condition keys that ask for another member than the one of their name:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const KEY_SOURCES: Readonly<Record<string, KeySource>> = {
  "account:TargetRegion": { paths: ["RegionName"] },
  "autoscaling:InstanceTypes": {
    paths: ["InstanceType", "MixedInstancesPolicy.LaunchTemplate.Overrides.InstanceType"],
  },
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
  // Of PutEvents, each of its events; of PutRule, whose pattern is a text, nobody asks.
  "events:source": { paths: ["Entries.Source"] },
  "lambda:FunctionUrlAuthType": { paths: ["AuthType", "FunctionUrlAuthType"] },
  "rds:DatabaseClass": { paths: ["DBInstanceClass", "DBClusterInstanceClass"] },
};

/** Keys that hold a list although the catalogue calls them a text: https://docs.aws.amazon.com/autoscaling/ec2/userguide/security_iam_id-based-policy-examples.html */
export const LISTS: readonly string[] = ["autoscaling:InstanceTypes"];
