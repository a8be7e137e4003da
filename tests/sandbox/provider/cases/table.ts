import type { AnyCase } from "../case";
import { accountRegionCase } from "./account-region";
import { alternativeContactCase } from "./alternative-contact";
import { budgetCase } from "./budget";
import { detectorCase } from "./detector";
import { detectorFeatureCase } from "./detector-feature";
import { encryptionByDefaultCase } from "./encryption-by-default";
import { eventRuleCase, ruleOnOtherBusCase, scheduledRuleCase } from "./event-rule";
import { eventTargetCase, targetOnOtherBusCase, unnamedTargetCase } from "./event-target";
import { iamGroupCase, namedGroupCase } from "./iam-group";
import { iamGroupPolicyAttachmentCase } from "./iam-group-policy-attachment";
import { iamPolicyCase, namedPolicyCase } from "./iam-policy";
import { iamRoleCase, namedRoleCase } from "./iam-role";
import { iamRolePolicyAttachmentCase } from "./iam-role-policy-attachment";
import { iamUserCase } from "./iam-user";
import { iamUserPolicyAttachmentCase } from "./iam-user-policy-attachment";
import { instanceCase } from "./instance";
import { kmsAliasCase } from "./kms-alias";
import { kmsKeyCase } from "./kms-key";
import { metricAlarmCase, metricMathAlarmCase } from "./metric-alarm";
import { fetchedThumbprintCase, openIdConnectProviderCase } from "./open-id-connect-provider";
import { organizationsPolicyCase } from "./organizations-policy";
import { organizationsPolicyAttachmentCase } from "./organizations-policy-attachment";
import { primaryContactCase } from "./primary-contact";
import { spotFleetRequestCase } from "./spot-fleet-request";
import { topicCase } from "./topic";
import { topicPolicyCase } from "./topic-policy";
import { confirmedSubscriptionCase, topicSubscriptionCase } from "./topic-subscription";

/** Resource name -> case; automatic names begin with the resource name. */
export const CASES: Record<string, AnyCase> = {
  "alternative-contact": alternativeContactCase,
  "primary-contact": primaryContactCase,
  "account-region": accountRegionCase,
  alerts: topicCase,
  "topic-policy": topicPolicyCase,
  "topic-subscription": topicSubscriptionCase,
  "confirmed-subscription": confirmedSubscriptionCase,
  "metric-alarm": metricAlarmCase,
  "metric-math-alarm": metricMathAlarmCase,
  "event-rule": eventRuleCase,
  "scheduled-rule": scheduledRuleCase,
  "rule-on-other-bus": ruleOnOtherBusCase,
  "event-target": eventTargetCase,
  "unnamed-target": unnamedTargetCase,
  "target-on-other-bus": targetOnOtherBusCase,
  budget: budgetCase,
  detector: detectorCase,
  "detector-feature": detectorFeatureCase,
  "encryption-by-default": encryptionByDefaultCase,
  "organizations-policy": organizationsPolicyCase,
  "organizations-policy-attachment": organizationsPolicyAttachmentCase,
  "oidc-provider": openIdConnectProviderCase,
  "oidc-provider-with-fetched-thumbprint": fetchedThumbprintCase,
  "iam-policy": iamPolicyCase,
  "named-policy": namedPolicyCase,
  "iam-group": iamGroupCase,
  "named-group": namedGroupCase,
  "iam-role": iamRoleCase,
  "named-role": namedRoleCase,
  "iam-user": iamUserCase,
  "group-policy-attachment": iamGroupPolicyAttachmentCase,
  "role-policy-attachment": iamRolePolicyAttachmentCase,
  "user-policy-attachment": iamUserPolicyAttachmentCase,
  "kms-key": kmsKeyCase,
  "kms-alias": kmsAliasCase,
  instance: instanceCase,
  "spot-fleet-request": spotFleetRequestCase,
};
