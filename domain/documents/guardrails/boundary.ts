import { GLOBAL_EVENT_REGIONS } from "../../regions/regions";
import { compact } from "../actions/compact";
import { closedByBoundary } from "../actions/paid-services";
import { type PolicyDocument, policyDocument } from "../document";
import type { DocumentArgs } from "../document-args";
import { BOUNDARY_ARN, ownAlerts, ownArn } from "../own-principals";
import { allow, deny, inRegions } from "../statements";
import { type AllowedLauncher, deniedLaunches, instantFleets } from "./fleets";
import { boundaryLimits } from "./launch-limits";
import {
  OWNERS_ACTIONS,
  OWNERS_SERVICES,
  OWNERS_SERVICES_AT_ENDPOINTS,
  WORKLOAD_AT_ENDPOINTS,
  WORKLOAD_EVERYWHERE,
} from "./workload-services";

/** The launches that are denied everywhere, in fewer characters. */
const fleets = (allowedLaunchers: readonly AllowedLauncher[]): string[] =>
  compact([
    ...deniedLaunches(allowedLaunchers),
    "autoscaling:CreateLaunchConfig*",
    "ec2:ModifySpot*",
    "ec2:RequestSpot*",
  ]);

/**
 * The permissions boundary of every role that bound principals make: those of workloads and of their pipelines.
 *
 * It must be one policy of 6,144 characters, so it is coarser than the denies: where a workload has nothing to do, it
 * closes a service or a family of actions as a whole, reading included. A boundary takes away what it does not allow, so
 * the closed regions need no statement of their own. It spares nobody: who is exempt does not carry it, and no
 * tool that works on stacks in a region of worldwide services does. Named launchers may ask for fleets in it, so that their
 * roles can carry it.
 *
 * What it has no room for it leaves to the denies that hang on whoever makes such a role: paid services that run no code,
 * classes of databases and caches, and some commitments at home.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export function boundary({
  allowedRegions,
  namePrefix,
  ...launch
}: Required<Omit<DocumentArgs, "toolRegions">>): PolicyDocument {
  const endpoints = GLOBAL_EVENT_REGIONS.filter((region) => !allowedRegions.includes(region));
  const atEndpoints = allowedRegions.flatMap((region) => OWNERS_SERVICES_AT_ENDPOINTS[region] ?? []);
  return policyDocument([
    allow("AllowAllowedRegions", ["*"], { condition: inRegions(allowedRegions) }),
    allow("AllowEverywhere", WORKLOAD_EVERYWHERE),
    ...(endpoints.length > 0
      ? [
          allow(
            "AllowAtEndpoints",
            endpoints.flatMap((region) => WORKLOAD_AT_ENDPOINTS[region] ?? []),
            { condition: inRegions(endpoints) },
          ),
        ]
      : []),
    deny("DenyActions", [
      ...OWNERS_SERVICES,
      ...atEndpoints,
      ...OWNERS_ACTIONS,
      ...closedByBoundary(launch.unusedServices),
      ...fleets(launch.allowedLaunchers),
    ]),
    ...instantFleets(launch),
    deny("DenyOwnAlerts", ["cloudwatch:*", "events:*", "sns:*"], { resource: ownAlerts(namePrefix) }),
    // Groups are closed as a whole.
    deny("DenyOwnIdentities", ["iam:*"], { resource: [ownArn("policy", "*"), ownArn("role", "*")] }),
    deny("DenyGuardrailDetach", ["iam:DetachRolePolicy"], {
      condition: { ArnLike: { "iam:PolicyARN": ownArn("policy", "*") } },
    }),
    deny(
      "DenyRolesWithoutBoundary",
      ["iam:AttachRolePolicy", "iam:CreateRole", "iam:PutRole*", "iam:UpdateAssumeRolePolicy"],
      { condition: { ArnNotLike: { "iam:PermissionsBoundary": BOUNDARY_ARN } } },
    ),
    ...boundaryLimits(launch),
  ]);
}
