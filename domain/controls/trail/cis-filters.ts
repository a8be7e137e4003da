/** What a metric filter of CIS AWS Foundations counts in the log of a trail. */
export interface CisFilter {
  /** Stem of its name. */
  stem: string;
  /** Item of CIS AWS Foundations 5.0 and 7.0. */
  cis5: string;
  cis7: string;
  /** What happened, as its alarm says. */
  what: string;
  /** Filter pattern of CloudWatch Logs: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html */
  pattern: string;
}

/** Calls of one service, by name. */
const calls = (service: string, ...names: readonly string[]): string =>
  `{ ($.eventSource = "${service}.amazonaws.com") && (${names.map((name) => `$.eventName = "${name}"`).join(" || ")}) }`;

type Row = readonly [stem: string, what: string, pattern: string];

/**
 * The filters in the order of the benchmark, from item 1 of its chapter on monitoring. What each counts is what the benchmark
 * lists; AWS shows the same calls, but for the last, in
 * https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html. tests/domain/controls/trail/cis-filters.test.ts
 * holds each against calls that it counts and that it does not.
 */
const ROWS: readonly Row[] = [
  [
    "refused-calls",
    "Somebody made a call without the right to it",
    '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
  ],
  [
    "sign-in-without-mfa",
    "A user signed in to the console without MFA",
    '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  ],
  [
    "root-use",
    "The root user was used",
    '{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != "AwsServiceEvent") }',
  ],
  [
    "policy-changes",
    "Somebody changed a policy of IAM",
    calls(
      "iam",
      "AttachGroupPolicy",
      "AttachRolePolicy",
      "AttachUserPolicy",
      "CreatePolicy",
      "CreatePolicyVersion",
      "DeleteGroupPolicy",
      "DeletePolicy",
      "DeletePolicyVersion",
      "DeleteRolePolicy",
      "DeleteUserPolicy",
      "DetachGroupPolicy",
      "DetachRolePolicy",
      "DetachUserPolicy",
      "PutGroupPolicy",
      "PutRolePolicy",
      "PutUserPolicy",
    ),
  ],
  [
    "trail-changes",
    "Somebody changed a trail",
    calls("cloudtrail", "CreateTrail", "DeleteTrail", "StartLogging", "StopLogging", "UpdateTrail"),
  ],
  [
    "failed-sign-ins",
    "Somebody failed to sign in to the console",
    '{ ($.eventName = "ConsoleLogin") && ($.errorMessage = "Failed authentication") }',
  ],
  [
    "key-removals",
    "Somebody disabled a key of KMS, or had it deleted",
    calls("kms", "DisableKey", "ScheduleKeyDeletion"),
  ],
  [
    "bucket-policy-changes",
    "Somebody changed who may use a bucket, or what becomes of its objects",
    calls(
      "s3",
      "DeleteBucketCors",
      "DeleteBucketLifecycle",
      "DeleteBucketPolicy",
      "DeleteBucketReplication",
      "PutBucketAcl",
      "PutBucketCors",
      "PutBucketLifecycle",
      "PutBucketPolicy",
      "PutBucketReplication",
    ),
  ],
  [
    "recorder-changes",
    "Somebody changed what AWS Config records",
    calls(
      "config",
      "DeleteDeliveryChannel",
      "PutConfigurationRecorder",
      "PutDeliveryChannel",
      "StopConfigurationRecorder",
    ),
  ],
  [
    "security-group-changes",
    "Somebody changed a security group",
    calls(
      "ec2",
      "AuthorizeSecurityGroupEgress",
      "AuthorizeSecurityGroupIngress",
      "CreateSecurityGroup",
      "DeleteSecurityGroup",
      "RevokeSecurityGroupEgress",
      "RevokeSecurityGroupIngress",
    ),
  ],
  [
    "network-acl-changes",
    "Somebody changed a network ACL",
    calls(
      "ec2",
      "CreateNetworkAcl",
      "CreateNetworkAclEntry",
      "DeleteNetworkAcl",
      "DeleteNetworkAclEntry",
      "ReplaceNetworkAclAssociation",
      "ReplaceNetworkAclEntry",
    ),
  ],
  [
    "gateway-changes",
    "Somebody changed a gateway of a network",
    calls(
      "ec2",
      "AttachInternetGateway",
      "CreateCustomerGateway",
      "CreateInternetGateway",
      "DeleteCustomerGateway",
      "DeleteInternetGateway",
      "DetachInternetGateway",
    ),
  ],
  [
    "route-changes",
    "Somebody changed a route of a network",
    calls(
      "ec2",
      "CreateRoute",
      "CreateRouteTable",
      "DeleteRoute",
      "DeleteRouteTable",
      "DisassociateRouteTable",
      "ReplaceRoute",
      "ReplaceRouteTableAssociation",
    ),
  ],
  [
    "network-changes",
    "Somebody changed a network, or joined it to another",
    calls(
      "ec2",
      "AcceptVpcPeeringConnection",
      "AttachClassicLinkVpc",
      "CreateVpc",
      "CreateVpcPeeringConnection",
      "DeleteVpc",
      "DeleteVpcPeeringConnection",
      "DetachClassicLinkVpc",
      "DisableVpcClassicLink",
      "EnableVpcClassicLink",
      "ModifyVpcAttribute",
      "RejectVpcPeeringConnection",
    ),
  ],
  [
    "organization-changes",
    "Somebody changed the organization",
    calls(
      "organizations",
      "AcceptHandshake",
      "AttachPolicy",
      "CancelHandshake",
      "CreateAccount",
      "CreateOrganization",
      "CreateOrganizationalUnit",
      "CreatePolicy",
      "DeclineHandshake",
      "DeleteOrganization",
      "DeleteOrganizationalUnit",
      "DeletePolicy",
      "DetachPolicy",
      "DisablePolicyType",
      "EnableAllFeatures",
      "EnablePolicyType",
      "InviteAccountToOrganization",
      "LeaveOrganization",
      "MoveAccount",
      "RemoveAccountFromOrganization",
      "UpdateOrganizationalUnit",
      "UpdatePolicy",
    ),
  ],
];

/** Every metric filter, items 4.1 to 4.15 of version 5.0, which are 5.1 to 5.15 of version 7.0. */
export const CIS_FILTERS: readonly CisFilter[] = ROWS.map(([stem, what, pattern], index) => ({
  stem,
  cis5: `4.${index + 1}`,
  cis7: `5.${index + 1}`,
  what,
  pattern,
}));
