import type { AccessId } from "../../../domain/documents/access/table";
import { type Place, WHERE } from "./promise";

/** Actions that an own policy allows and a guardrail takes, and why that is right. */
export interface KnownDifference {
  id: AccessId;
  actions: readonly string[];
  takes: "whole" | "in part";
  places: readonly Place[];
  /** What a page says of it. */
  because: string;
}

const HERE = WHERE.allowed.places;
const EVERYWHERE = WHERE.every.places;

/**
 * Every difference between what a policy of least privilege allows and what is left of it beside the guardrails. One that is
 * not written here is a promise that is not kept: change the policy or the guardrail, or say here why it is meant.
 */
export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    id: "developer",
    actions: [
      "autoscaling:CreateAutoScalingGroup",
      "autoscaling:UpdateAutoScalingGroup",
      "ec2:RunInstances",
      "ec2:StartInstances",
      "ecs:CreateDaemon",
      "ecs:CreateExpressGatewayService",
      "ecs:CreateService",
      "ecs:RegisterDaemonTaskDefinition",
      "ecs:RegisterTaskDefinition",
      "ecs:RunTask",
      "ecs:UpdateDaemon",
      "ecs:UpdateExpressGatewayService",
      "ecs:UpdateService",
      "elasticache:CreateCacheCluster",
      "elasticache:CreateReplicationGroup",
      "elasticache:ModifyCacheCluster",
      "elasticache:ModifyGlobalReplicationGroup",
      "elasticache:ModifyReplicationGroup",
      "rds:CreateDBCluster",
      "rds:CreateDBInstance",
    ],
    takes: "in part",
    places: HERE,
    because: "machines, groups, tasks, databases and caches are started within the allowed types and sizes",
  },
  {
    id: "developer",
    actions: ["ec2:ModifyInstanceAttribute"],
    takes: "in part",
    places: HERE,
    because: "no machine is protected from being ended",
  },
  {
    id: "developer",
    actions: ["lambda:AddPermission", "lambda:CreateFunctionUrlConfig", "lambda:UpdateFunctionUrlConfig"],
    takes: "in part",
    places: HERE,
    because: "no URL of a function is open to strangers",
  },
  {
    id: "developer",
    actions: [
      "cloudwatch:DeleteAlarms",
      "cloudwatch:DisableAlarmActions",
      "cloudwatch:PutCompositeAlarm",
      "cloudwatch:PutLogAlarm",
      "cloudwatch:PutMetricAlarm",
      "cloudwatch:SetAlarmState",
      "events:DeleteRule",
      "events:DisableRule",
      "events:PutRule",
      "events:PutTargets",
      "events:RemoveTargets",
      "sns:AddPermission",
      "sns:DeleteTopic",
      "sns:PutDataProtectionPolicy",
      "sns:RemovePermission",
      "sns:SetSubscriptionAttributes",
      "sns:SetTopicAttributes",
      "sns:Unsubscribe",
    ],
    takes: "in part",
    places: HERE,
    because: "the baseline's own alarms, rules and topics stay as they are; the policy says so, too",
  },
  {
    id: "developer",
    actions: ["cloudwatch:PutAlarmMuteRule"],
    takes: "whole",
    places: HERE,
    because: "a rule that mutes could mute the baseline's alarms, too",
  },
  {
    id: "developer",
    actions: ["logs:PutBearerTokenAuthentication"],
    takes: "whole",
    places: HERE,
    because: "it lets strangers write with a token, without IAM",
  },
  {
    id: "developer",
    actions: [
      "iam:AttachRolePolicy",
      "iam:CreatePolicy",
      "iam:CreatePolicyVersion",
      "iam:CreateRole",
      "iam:CreateServiceLinkedRole",
      "iam:DeletePolicy",
      "iam:DeletePolicyVersion",
      "iam:DeleteRole",
      "iam:DeleteRolePolicy",
      "iam:DetachRolePolicy",
      "iam:PassRole",
      "iam:PutRolePermissionsBoundary",
      "iam:PutRolePolicy",
      "iam:SetDefaultPolicyVersion",
      "iam:TagPolicy",
      "iam:TagRole",
      "iam:UntagPolicy",
      "iam:UntagRole",
      "iam:UpdateAssumeRolePolicy",
      "iam:UpdateRole",
    ],
    takes: "in part",
    places: EVERYWHERE,
    because:
      "roles carry the boundary, and the baseline's own roles and policies stay as they are; the policy says so, too",
  },
  {
    id: "billing",
    actions: ["bcm-data-exports:*", "cost-optimization-hub:*", "savingsplans:*"],
    takes: "whole",
    places: ["idle", "future"],
    because: "they answer in us-east-1 only, where they stay open",
  },
  {
    id: "billing",
    actions: ["budgets:DescribeBudgetAction"],
    takes: "in part",
    places: EVERYWHERE,
    because: "one pattern closes the actions of the baseline's budgets, and these have none to look at",
  },
];
