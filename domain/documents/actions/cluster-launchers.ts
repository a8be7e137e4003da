/** The names in `allowedLaunchers`. The value is the name in the configuration. */
export const ClusterLauncherId = {
  EcsManagedInstances: "ecs-managed-instances",
  EksAutoMode: "eks-auto-mode",
  Karpenter: "karpenter",
} as const;
export type ClusterLauncherId = (typeof ClusterLauncherId)[keyof typeof ClusterLauncherId];

/** What starts and replaces nodes of a cluster with a role of the owner, by fleets of EC2. */
export interface ClusterLauncher {
  id: ClusterLauncherId;
  title: string;
  /** Whose role it is, in words. */
  role: string;
  /** A tag that it gives each machine in the request for a fleet. */
  tag: string;
  /** The policy that it works with, which demands the tag. */
  source: string;
}

/**
 * The launchers that can be let in. AWS has no condition key for the type of a fleet, but takes tags of machines in the
 * request for an `instant` fleet only: who must send one can ask for no other fleet.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFleet.html
 */
export const CLUSTER_LAUNCHERS: readonly ClusterLauncher[] = [
  {
    id: ClusterLauncherId.EcsManagedInstances,
    title: "ECS Managed Instances",
    role: "the infrastructure role of its capacity provider",
    tag: "AmazonECSManaged",
    source:
      "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonECSInfrastructureRolePolicyForManagedInstances.html",
  },
  {
    id: ClusterLauncherId.EksAutoMode,
    title: "EKS Auto Mode",
    role: "the role of the cluster",
    tag: "eks:eks-cluster-name",
    source: "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonEKSComputePolicy.html",
  },
  {
    id: ClusterLauncherId.Karpenter,
    title: "Karpenter",
    role: "the role of its controller",
    tag: "karpenter.sh/nodepool",
    source: "https://karpenter.sh/docs/reference/cloudformation/",
  },
];

/** The names that `allowedLaunchers` takes. */
export const CLUSTER_LAUNCHER_IDS: readonly ClusterLauncherId[] = CLUSTER_LAUNCHERS.map(({ id }) => id);
