import { compact } from "../actions/compact";
import { INSTANCES, NOT_ON_DEMAND } from "../actions/instance-types";
import { launchesLimitedBy } from "../actions/launches";
import { closedActions } from "../actions/paid-services";
import type { Statement } from "../document";
import type { DocumentArgs } from "../document-args";
import { patternOf } from "../pattern";
import { denyUnless } from "../statements";

/** The largest Auto Scaling group; a campaign of 2025 made groups of up to 999 machines. */
export const LARGEST_GROUP = 50;

/** The largest task, in CPU units (1,024 are a vCPU); the same campaign asked for 16,384. */
export const LARGEST_TASK = 4096;

/** What one condition key limits: a deny of the launchers that have it. */
interface Limit {
  sid: string;
  key: string;
  operator: string;
  values: string | string[];
  /** Default: `*`. */
  resource?: string;
  /** True when the boundary leaves it to the denies that are attached, for it has no room. Default: false. */
  attachedOnly?: true;
  /** Patterns that cover the launchers in fewer characters. Default: none. */
  shorter?: readonly string[];
}

/**
 * The limits, each with its statement. `ForAnyValue` makes a condition that does not hold when the key is missing; without
 * it, a group whose launch template names the type would be denied, and so would a cluster of databases whose instances
 * have their class.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
const limitsOf = (types: string[]): Limit[] => [
  {
    sid: "DenySpotMarket",
    key: "ec2:InstanceMarketType",
    operator: "StringEquals",
    values: NOT_ON_DEMAND,
    resource: INSTANCES,
  },
  {
    sid: "DenyInstanceTypes",
    key: "ec2:InstanceType",
    operator: "StringNotLike",
    values: types,
    resource: INSTANCES,
  },
  {
    sid: "DenyGroupTypes",
    key: "autoscaling:InstanceTypes",
    operator: "ForAnyValue:StringNotLike",
    values: types,
    shorter: ["autoscaling:*AutoScalingGroup"],
  },
  {
    sid: "DenyLargeGroups",
    key: "autoscaling:MaxSize",
    operator: "NumericGreaterThan",
    values: String(LARGEST_GROUP),
    shorter: ["autoscaling:*AutoScalingGroup"],
  },
  {
    sid: "DenyCacheTypes",
    key: "elasticache:CacheNodeType",
    operator: "ForAnyValue:StringNotLike",
    values: types.map((type) => `cache.${type}`),
    attachedOnly: true,
  },
  { sid: "DenyEnvironmentTypes", key: "cloud9:InstanceType", operator: "StringNotLike", values: types },
  {
    sid: "DenyDatabaseTypes",
    attachedOnly: true,
    key: "rds:DatabaseClass",
    operator: "ForAnyValue:StringNotLike",
    values: types.map((type) => `db.${type}`),
  },
  {
    sid: "DenyNotebookTypes",
    key: "sagemaker:InstanceTypes",
    operator: "ForAnyValue:StringNotLike",
    values: types.map((type) => `ml.${type}`),
  },
  {
    sid: "DenyLargeTasks",
    key: "ecs:task-cpu",
    operator: "NumericGreaterThan",
    values: String(LARGEST_TASK),
    // Calls that have no such key, or end a service, are not denied by it: a comparison with nothing never holds.
    shorter: ["ecs:*Daemon", "ecs:*Service", "ecs:Register*TaskDefinition"],
  },
  {
    sid: "DenyTerminationProtection",
    attachedOnly: true,
    key: "ec2:Attribute/DisableApiTermination",
    operator: "StringEqualsIgnoreCase",
    values: "true",
    resource: INSTANCES,
  },
  {
    sid: "DenyOpenFunctionUrls",
    key: "lambda:FunctionUrlAuthType",
    operator: "StringEquals",
    values: "NONE",
    // Create and Update. Delete has the key as well, and closes an open URL.
    shorter: ["lambda:*ateFunctionUrlConfig"],
  },
];

export interface LaunchLimitsArgs extends Required<Pick<DocumentArgs, "allowedInstanceTypes" | "unusedServices">> {
  /** ARNs of principals that are not bound; `*` may stand for a part. Default: none. */
  exemptPrincipals?: readonly string[];
}

/**
 * What is limited by size or by an option, in service control policies and attached policies alike.
 * A limit of a service that is denied whole is left out.
 */
export const limitedLaunches = (args: LaunchLimitsArgs): Statement[] => limits(args, () => true);

/** The same as far as the boundary has room for it. It spares nobody. */
export const boundaryLimits = (args: Omit<LaunchLimitsArgs, "exemptPrincipals">): Statement[] =>
  limits(args, ({ attachedOnly }) => !attachedOnly);

function limits(
  { allowedInstanceTypes, unusedServices, exemptPrincipals }: LaunchLimitsArgs,
  isWanted: (limit: Limit) => boolean,
): Statement[] {
  const types = [...new Set(allowedInstanceTypes)].sort();
  const closed = closedActions(unusedServices).map(patternOf);
  return limitsOf(types)
    .filter(isWanted)
    .flatMap(({ sid, key, operator, values, resource, shorter = [] }) => {
      const actions = launchesLimitedBy(key).filter((action) => !closed.some((service) => service.test(action)));
      if (actions.length === 0) return [];
      const condition = { [operator]: { [key]: values } };
      return [denyUnless(exemptPrincipals, sid, compact([...actions, ...shorter]), { resource, condition })];
    });
}
