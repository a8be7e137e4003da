/**
 * The tokens this provider answers for. Kept apart from the code that serves them, so that the schema generator
 * and the tests can read the list without loading an AWS client.
 */
export const RESOURCE_TOKENS = [
  "aws:account/alternativeContact:AlternativeContact",
  "aws:account/primaryContact:PrimaryContact",
  "aws:account/region:Region",
  "aws:budgets/budget:Budget",
  "aws:cloudwatch/eventRule:EventRule",
  "aws:cloudwatch/eventTarget:EventTarget",
  "aws:cloudwatch/metricAlarm:MetricAlarm",
  "aws:ebs/encryptionByDefault:EncryptionByDefault",
  "aws:ec2/instance:Instance",
  "aws:ec2/spotFleetRequest:SpotFleetRequest",
  "aws:guardduty/detector:Detector",
  "aws:guardduty/detectorFeature:DetectorFeature",
  "aws:iam/group:Group",
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
  "aws:iam/policy:Policy",
  "aws:iam/role:Role",
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  "aws:iam/user:User",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment",
  "aws:kms/alias:Alias",
  "aws:kms/key:Key",
  "aws:organizations/policy:Policy",
  "aws:organizations/policyAttachment:PolicyAttachment",
  "aws:sns/topic:Topic",
  "aws:sns/topicPolicy:TopicPolicy",
  "aws:sns/topicSubscription:TopicSubscription",
] as const;

export const FUNCTION_TOKENS = [
  "aws:index/getCallerIdentity:getCallerIdentity",
  "aws:index/getPartition:getPartition",
  "aws:index/getRegion:getRegion",
  "aws:index/getRegions:getRegions",
  "aws:guardduty/getDetector:getDetector",
  "aws:iam/getGroup:getGroup",
  "aws:iam/getRole:getRole",
  "aws:organizations/getOrganization:getOrganization",
] as const;

export type ResourceToken = (typeof RESOURCE_TOKENS)[number];
export type FunctionToken = (typeof FUNCTION_TOKENS)[number];
