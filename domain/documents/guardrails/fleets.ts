import { CLUSTER_LAUNCHERS, type ClusterLauncherId } from "../actions/cluster-launchers";
import { INSTANCES } from "../actions/instance-types";
import { DENIED_LAUNCHES } from "../actions/launches";
import type { Statement } from "../document";
import { denyUnless } from "../statements";

/** A launcher of nodes that is let in, and the roles that it works with. */
export interface AllowedLauncher {
  /** Name of the launcher. */
  launcher: ClusterLauncherId;
  /** ARNs of its roles; `*` may stand for a part of a name. */
  roles: readonly string[];
}

/** The call by which a launcher starts its nodes. */
const FLEET_CALL = "ec2:CreateFleet";

export interface FleetsArgs {
  allowedInstanceTypes: readonly string[];
  allowedLaunchers: readonly AllowedLauncher[];
  /** ARNs of principals that are not bound; `*` may stand for a part. Default: none. */
  exemptPrincipals?: readonly string[];
}

/** The tags by which launchers are known, each missing. */
const UNTAGGED = Object.fromEntries(CLUSTER_LAUNCHERS.map(({ tag }) => [`aws:RequestTag/${tag}`, "true"]));

/** The launches that are denied whole, without the one that named launchers may make. */
export const deniedLaunches = (allowedLaunchers: readonly AllowedLauncher[]): readonly string[] =>
  allowedLaunchers.length === 0 ? DENIED_LAUNCHES : DENIED_LAUNCHES.filter((action) => action !== FLEET_CALL);

/**
 * What holds for fleets where launchers are named, in a boundary, too; nothing where nobody is. These are let in: fleets of
 * the type `instant`, whose machines EC2 starts with the rights of the role, so that the denies of RunInstances hold for
 * each of them, spot and other instance types among them.
 *
 * - `DenyFleetCalls`: nobody else asks for a fleet;
 * - `DenyUntaggedFleets`: a fleet whose machines have no tag in the request may be one that asks again and again, and for
 *   that a service-linked role works, which nothing binds. The tags are those that launchers always send.
 *
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-fleet-prerequisites.html
 * https://github.com/aws/karpenter-provider-aws/issues/7370
 */
export function instantFleets({
  allowedLaunchers,
  exemptPrincipals = [],
}: Omit<FleetsArgs, "allowedInstanceTypes">): Statement[] {
  if (allowedLaunchers.length === 0) return [];
  const roles = allowedLaunchers.flatMap((one) => one.roles);
  return [
    denyUnless([...exemptPrincipals, ...roles], "DenyFleetCalls", [FLEET_CALL]),
    denyUnless(exemptPrincipals, "DenyUntaggedFleets", [FLEET_CALL], {
      resource: INSTANCES,
      condition: { Null: UNTAGGED },
    }),
  ];
}

/**
 * The same, and `DenyFleetTypes`: no fleet names a type that is not allowed. The key is missing where the launch template
 * has the type; then, and in a boundary, which has no room for it, the type is judged when a machine is started.
 */
export const fleetsOfLaunchers = (args: FleetsArgs): Statement[] =>
  args.allowedLaunchers.length === 0
    ? []
    : [
        ...instantFleets(args),
        denyUnless(args.exemptPrincipals, "DenyFleetTypes", [FLEET_CALL], {
          resource: INSTANCES,
          condition: {
            "ForAnyValue:StringNotLike": { "ec2:InstanceType": [...new Set(args.allowedInstanceTypes)].sort() },
          },
        }),
      ];
