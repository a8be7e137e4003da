import type { AnyResourceType } from "../resource";
import { alternativeContact } from "./account/alternative-contact";
import { primaryContact } from "./account/primary-contact";
import { accountRegion } from "./account/region";
import { budget } from "./budgets/budget";
import { eventRule } from "./cloudwatch/event-rule";
import { eventTarget } from "./cloudwatch/event-target";
import { metricAlarm } from "./cloudwatch/metric-alarm";
import { encryptionByDefault } from "./ebs/encryption-by-default";
import { instance } from "./ec2/instance";
import { spotFleetRequest } from "./ec2/spot-fleet-request";
import { detector } from "./guardduty/detector";
import { detectorFeature } from "./guardduty/detector-feature";
import { iamGroup } from "./iam/group";
import { groupPolicyAttachment } from "./iam/group-policy-attachment";
import { openIdConnectProvider } from "./iam/open-id-connect-provider";
import { iamPolicy } from "./iam/policy";
import { iamRole } from "./iam/role";
import { rolePolicyAttachment } from "./iam/role-policy-attachment";
import { iamUser } from "./iam/user";
import { userPolicyAttachment } from "./iam/user-policy-attachment";
import { kmsAlias } from "./kms/alias";
import { kmsKey } from "./kms/key";
import { organizationsPolicy } from "./organizations/policy";
import { organizationsPolicyAttachment } from "./organizations/policy-attachment";
import { topic } from "./sns/topic";
import { topicPolicy } from "./sns/topic-policy";
import { topicSubscription } from "./sns/topic-subscription";

/** Every resource type that the provider serves. */
export const RESOURCES: readonly AnyResourceType[] = [
  alternativeContact,
  primaryContact,
  accountRegion,
  budget,
  eventRule,
  eventTarget,
  metricAlarm,
  encryptionByDefault,
  instance,
  spotFleetRequest,
  detector,
  detectorFeature,
  iamGroup,
  groupPolicyAttachment,
  openIdConnectProvider,
  iamPolicy,
  iamRole,
  rolePolicyAttachment,
  iamUser,
  userPolicyAttachment,
  kmsAlias,
  kmsKey,
  organizationsPolicy,
  organizationsPolicyAttachment,
  topic,
  topicPolicy,
  topicSubscription,
];
