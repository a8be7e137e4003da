import { globalActions, locationFreeActions } from "../../regions/global-services";
import { GLOBAL_EVENT_REGIONS } from "../../regions/regions";
import { GLOBAL_REGION_LAUNCHES } from "../actions/launches";
import { type PolicyDocument, policyDocument } from "../document";
import { stackActions } from "../actions/stacks";
import { denyUnless, unlessExempt } from "../statements";
import { denyStacks, denyToolRoleChanges, type ToolRegion } from "./tool-regions";

export interface RegionDenyArgs {
  /** Region codes where workloads may run; at least one. */
  allowedRegions: readonly string[];
  /** Regions of worldwide services in which named roles may work on stacks. Default: none. */
  toolRegions?: readonly ToolRegion[];
  /** ARNs of principals that are not bound; `*` may stand for a part. Default: none. */
  exemptPrincipals?: readonly string[];
}

const serviceOf = (action: string): string => action.split(":")[0]!;

/**
 * The launches that are closed by name in the two regions that carry global services: a service as a whole, which is
 * shorter, or its launches where the region deny leaves some of its calls alone.
 */
function launchesByName(): string[] {
  const open = new Set([...globalActions(), ...stackActions()].map(serviceOf));
  const named = GLOBAL_REGION_LAUNCHES.map((action) =>
    open.has(serviceOf(action)) ? action : `${serviceOf(action)}:*`,
  );
  return [...new Set(named)].sort();
}

/**
 * Denies every region that is not allowed, in three statements:
 *
 * - `DenyOutsideAllowedRegions`: outside the allowed regions only global services answer;
 * - `DenyOutsideGlobalRegions`: outside these and the two regions that carry global services, only services without a
 *   location answer, so that keys, certificates or recorders do not become a way into a closed region;
 * - `DenyLaunchInGlobalRegions`: no compute in those two regions when they are not allowed, whatever the list of global
 *   services grows to, and whoever may work on stacks there.
 *
 * Where tools may work on stacks, `DenyStacksInVirginia` and `DenyStacksInOregon` close that work to everybody else.
 *
 * The document is the same whatever the order of the lists. Opting in to a region, or out of one, is denied too.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html
 */
export function regionDeny({ allowedRegions, toolRegions = [], exemptPrincipals }: RegionDenyArgs): PolicyDocument {
  const allowed = [...new Set(allowedRegions)].sort();
  const openForGlobal = [...new Set([...allowed, ...GLOBAL_EVENT_REGIONS])].sort();
  const closedForLaunch = GLOBAL_EVENT_REGIONS.filter((region) => !allowed.includes(region));
  const unless = (condition = {}) => unlessExempt(exemptPrincipals, condition);

  return policyDocument([
    {
      Sid: "DenyOutsideAllowedRegions",
      Effect: "Deny",
      NotAction: [...globalActions(), ...(toolRegions.length > 0 ? stackActions() : [])].sort(),
      Resource: "*",
      ...unless({ StringNotEquals: { "aws:RequestedRegion": allowed } }),
    },
    ...denyStacks({ allowedRegions, toolRegions }, exemptPrincipals),
    {
      Sid: "DenyOutsideGlobalRegions",
      Effect: "Deny",
      NotAction: locationFreeActions(),
      Resource: "*",
      ...unless({ StringNotEquals: { "aws:RequestedRegion": openForGlobal } }),
    },
    ...(closedForLaunch.length > 0
      ? [
          denyUnless(exemptPrincipals, "DenyLaunchInGlobalRegions", launchesByName(), {
            condition: { StringEquals: { "aws:RequestedRegion": closedForLaunch } },
          }),
        ]
      : []),
    denyUnless(exemptPrincipals, "DenyRegionOptIn", ["account:DisableRegion", "account:EnableRegion"]),
    ...denyToolRoleChanges(toolRegions, exemptPrincipals),
  ]);
}
