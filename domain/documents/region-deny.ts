import { globalActions, locationFreeActions } from "../global-services";
import { GLOBAL_EVENT_REGIONS } from "../regions";
import { type PolicyDocument, policyDocument, unlessExempt } from "./document";

/** Calls that start compute or raise what runs already. They need no region of their own, so they are named one by one. */
const LAUNCH_ACTIONS = [
  "autoscaling:CreateAutoScalingGroup",
  "autoscaling:CreateLaunchConfiguration",
  "autoscaling:SetDesiredCapacity",
  "autoscaling:UpdateAutoScalingGroup",
  "batch:CreateComputeEnvironment",
  "batch:SubmitJob",
  "bedrock:InvokeModel*",
  "ec2:CreateFleet",
  "ec2:ModifyFleet",
  "ec2:ModifySpotFleetRequest",
  "ec2:RequestSpotFleet",
  "ec2:RequestSpotInstances",
  "ec2:RunInstances",
  "ec2:StartInstances",
  "ecs:CreateCluster",
  "ecs:CreateService",
  "ecs:RunTask",
  "ecs:UpdateService",
  "eks:CreateCluster",
  "eks:CreateFargateProfile",
  "eks:CreateNodegroup",
  "elasticmapreduce:RunJobFlow",
  "gamelift:CreateFleet",
  "lightsail:CreateContainerService",
  "lightsail:CreateInstances",
  "sagemaker:Create*",
];

export interface RegionDenyArgs {
  /** Region codes where workloads may run; at least one. */
  allowedRegions: readonly string[];
  /** ARNs of principals that are not bound; `*` may stand for a part. Default: none. */
  exemptPrincipals?: readonly string[];
}

/**
 * Denies every region that is not allowed, in three statements:
 *
 * - `DenyOutsideAllowedRegions`: outside the allowed regions only global services answer;
 * - `DenyOutsideGlobalRegions`: outside these and the two regions that carry global services, only services without a
 *   location answer, so that keys, certificates or recorders do not become a way into a closed region;
 * - `DenyLaunchInGlobalRegions`: no compute in those two regions when they are not allowed, whatever the list of global
 *   services grows to.
 *
 * The document is the same whatever the order of the lists. Opting in to a region, or out of one, is denied too.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html
 */
export function regionDeny({ allowedRegions, exemptPrincipals }: RegionDenyArgs): PolicyDocument {
  const allowed = [...new Set(allowedRegions)].sort();
  const openForGlobal = [...new Set([...allowed, ...GLOBAL_EVENT_REGIONS])].sort();
  const closedForLaunch = GLOBAL_EVENT_REGIONS.filter((region) => !allowed.includes(region));
  const unless = (condition = {}) => unlessExempt(exemptPrincipals, condition);

  return policyDocument([
    {
      Sid: "DenyOutsideAllowedRegions",
      Effect: "Deny",
      NotAction: globalActions(),
      Resource: "*",
      ...unless({ StringNotEquals: { "aws:RequestedRegion": allowed } }),
    },
    {
      Sid: "DenyOutsideGlobalRegions",
      Effect: "Deny",
      NotAction: locationFreeActions(),
      Resource: "*",
      ...unless({ StringNotEquals: { "aws:RequestedRegion": openForGlobal } }),
    },
    ...(closedForLaunch.length > 0
      ? [
          {
            Sid: "DenyLaunchInGlobalRegions",
            Effect: "Deny" as const,
            Action: LAUNCH_ACTIONS,
            Resource: "*",
            ...unless({ StringEquals: { "aws:RequestedRegion": closedForLaunch } }),
          },
        ]
      : []),
    {
      Sid: "DenyRegionOptIn",
      Effect: "Deny",
      Action: ["account:DisableRegion", "account:EnableRegion"],
      Resource: "*",
      ...unless(),
    },
  ]);
}
