import { type PolicyDocument, policyDocument } from "../document";
import { denyUnless } from "../statements";
import { type AllowedLauncher, deniedLaunches, fleetsOfLaunchers } from "./fleets";
import { limitedLaunches, type LaunchLimitsArgs } from "./launch-limits";

export interface LaunchDenyArgs extends LaunchLimitsArgs {
  /** Launchers of nodes that are let in. Default: none. */
  allowedLaunchers?: readonly AllowedLauncher[];
}

/**
 * Denies the launches that a stolen key is used for: fleets and spot, machines larger than the owner uses, and the tricks
 * that keep machines running. The document is the same whatever the order of the lists.
 *
 * A machine that runs stays as it is; one of a type that is not allowed cannot be started again by bound principals.
 * Auto Scaling starts machines with its service-linked role, which no policy here binds.
 */
export function launchDeny({ allowedLaunchers = [], ...args }: LaunchDenyArgs): PolicyDocument {
  const { exemptPrincipals } = args;
  return policyDocument([
    denyUnless(exemptPrincipals, "DenyFleets", deniedLaunches(allowedLaunchers)),
    ...fleetsOfLaunchers({ ...args, allowedLaunchers }),
    ...limitedLaunches(args),
  ]);
}
