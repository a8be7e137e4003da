import type { AnyResourceType } from "../core/resource";
import { analyzer } from "./accessanalyzer/analyzer";
import { alternativeContact } from "./account/alternative-contact";
import { primaryContact } from "./account/primary-contact";
import { accountRegion } from "./account/region";
import { budget } from "./budgets/budget";
import { budgetAction } from "./budgets/budget-action";
import { configurationAggregator } from "./cfg/configuration-aggregator";
import { deliveryChannel } from "./cfg/delivery-channel";
import { recorder } from "./cfg/recorder";
import { recorderStatus } from "./cfg/recorder-status";
import { dashboard } from "./cloudwatch/dashboard";
import { trail } from "./cloudtrail/trail";
import { eventRule } from "./cloudwatch/event-rule";
import { eventTarget } from "./cloudwatch/event-target";
import { metricAlarm } from "./cloudwatch/metric-alarm";
import { anomalyMonitor } from "./costexplorer/anomaly-monitor";
import { anomalySubscription } from "./costexplorer/anomaly-subscription";
import { encryptionByDefault } from "./ebs/encryption-by-default";
import { snapshotBlockPublicAccess } from "./ebs/snapshot-block-public-access";
import { allowedImagesSettings } from "./ec2/allowed-images-settings";
import { defaultSecurityGroup } from "./ec2/default-security-group";
import { imageBlockPublicAccess } from "./ec2/image-block-public-access";
import { instance } from "./ec2/instance";
import { instanceMetadataDefaults } from "./ec2/instance-metadata-defaults";
import { serialConsoleAccess } from "./ec2/serial-console-access";
import { spotFleetRequest } from "./ec2/spot-fleet-request";
import { vpcBlockPublicAccessOptions } from "./ec2/vpc-block-public-access-options";
import { detector } from "./guardduty/detector";
import { detectorFeature } from "./guardduty/detector-feature";
import { guardDutyOrganizationAdminAccount } from "./guardduty/organization-admin-account";
import { organizationConfiguration } from "./guardduty/organization-configuration";
import { organizationConfigurationFeature } from "./guardduty/organization-configuration-feature";
import { accountPasswordPolicy } from "./iam/account-password-policy";
import { iamGroup } from "./iam/group";
import { groupPolicyAttachment } from "./iam/group-policy-attachment";
import { openIdConnectProvider } from "./iam/open-id-connect-provider";
import { iamPolicy } from "./iam/policy";
import { iamRole } from "./iam/role";
import { organizationsFeatures } from "./iam/organizations-features";
import { serviceLinkedRole } from "./iam/service-linked-role";
import { rolePolicyAttachment } from "./iam/role-policy-attachment";
import { accessKey } from "./iam/access-key";
import { iamUser } from "./iam/user";
import { userPolicyAttachment } from "./iam/user-policy-attachment";
import { kmsAlias } from "./kms/alias";
import { kmsKey } from "./kms/key";
import { managedNotificationAccountContactAssociation } from "./notifications/account-contact-association";
import { managedNotificationAdditionalChannelAssociation } from "./notifications/additional-channel-association";
import { contactsEmailContact } from "./notifications/email-contact";
import { logGroup } from "./logs/log-group";
import { logMetricFilter } from "./logs/log-metric-filter";
import { delegatedAdministrator } from "./organizations/delegated-administrator";
import { organizationsPolicy } from "./organizations/policy";
import { organizationsPolicyAttachment } from "./organizations/policy-attachment";
import { bucket } from "./s3/bucket";
import { bucketLifecycleConfiguration } from "./s3/bucket-lifecycle-configuration";
import { bucketObjectLockConfiguration } from "./s3/bucket-object-lock-configuration";
import { bucketOwnershipControls } from "./s3/bucket-ownership-controls";
import { bucketPolicy } from "./s3/bucket-policy";
import { bucketPublicAccessBlock } from "./s3/bucket-public-access-block";
import { bucketVersioning } from "./s3/bucket-versioning";
import { resourceExplorerIndex } from "./resourceexplorer/explorer-index";
import { resourceExplorerView } from "./resourceexplorer/view";
import { accountPublicAccessBlock } from "./s3/account-public-access-block";
import { securityHubAccount } from "./securityhub/account";
import { securityHubOrganizationConfiguration } from "./securityhub/organization-configuration";
import { securityHubOrganizationAdminAccount } from "./securityhub/organization-admin-account";
import { findingAggregator } from "./securityhub/finding-aggregator";
import { standardsSubscription } from "./securityhub/standards-subscription";
import { topic } from "./sns/topic";
import { topicPolicy } from "./sns/topic-policy";
import { topicSubscription } from "./sns/topic-subscription";
import { ssmServiceSetting } from "./ssm/service-setting";

/** Every resource type that the provider serves. */
export const RESOURCES: readonly AnyResourceType[] = [
  alternativeContact,
  primaryContact,
  accountRegion,
  budget,
  budgetAction,
  dashboard,
  trail,
  recorder,
  deliveryChannel,
  configurationAggregator,
  recorderStatus,
  securityHubAccount,
  standardsSubscription,
  findingAggregator,
  securityHubOrganizationAdminAccount,
  securityHubOrganizationConfiguration,
  eventRule,
  eventTarget,
  metricAlarm,
  anomalyMonitor,
  anomalySubscription,
  encryptionByDefault,
  accountPasswordPolicy,
  accountPublicAccessBlock,
  snapshotBlockPublicAccess,
  imageBlockPublicAccess,
  instanceMetadataDefaults,
  serialConsoleAccess,
  ssmServiceSetting,
  allowedImagesSettings,
  vpcBlockPublicAccessOptions,
  defaultSecurityGroup,
  analyzer,
  resourceExplorerIndex,
  resourceExplorerView,
  instance,
  spotFleetRequest,
  detector,
  detectorFeature,
  guardDutyOrganizationAdminAccount,
  organizationConfiguration,
  organizationConfigurationFeature,
  iamGroup,
  groupPolicyAttachment,
  openIdConnectProvider,
  iamPolicy,
  iamRole,
  serviceLinkedRole,
  organizationsFeatures,
  rolePolicyAttachment,
  accessKey,
  logGroup,
  logMetricFilter,
  iamUser,
  userPolicyAttachment,
  kmsAlias,
  kmsKey,
  contactsEmailContact,
  managedNotificationAccountContactAssociation,
  managedNotificationAdditionalChannelAssociation,
  delegatedAdministrator,
  organizationsPolicy,
  organizationsPolicyAttachment,
  bucket,
  bucketLifecycleConfiguration,
  bucketObjectLockConfiguration,
  bucketOwnershipControls,
  bucketPolicy,
  bucketPublicAccessBlock,
  bucketVersioning,
  topic,
  topicPolicy,
  topicSubscription,
];
