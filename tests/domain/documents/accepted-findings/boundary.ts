import { type AcceptedFinding, PASSING, WORKLOADS, ROLE_WRITES, POLICY_WRITES } from "./finding";

/** The boundary grants nothing: what stands in it is the most that a role of a workload can be given. */
export const BOUNDARY: readonly AcceptedFinding[] = [
  {
    policies: ["boundary"],
    tool: "cloudsplaining",
    id: "ServiceWildcard",
    details: ["cloudfront-keyvaluestore", "health", "iam", "route53-recovery-cluster", "sts"],
    reason: "a role gets of it what its own policy says",
  },
  {
    policies: ["boundary"],
    tool: "cloudsplaining",
    id: "InfrastructureModification",
    details: ["cloudfront-keyvaluestore:*", "iam:*", "route53-recovery-cluster:*", "sts:*"],
    reason: "a role gets of it what its own policy says",
  },
  {
    policies: ["boundary"],
    tool: "cloudsplaining",
    id: "ResourceExposure",
    details: ["iam:*"],
    reason: "roles and policies that a workload makes are bound themselves; people, keys and providers are denied",
  },
  {
    policies: ["boundary"],
    tool: "cloudsplaining",
    id: "PrivilegeEscalation",
    details: [
      ...PASSING,
      ...POLICY_WRITES,
      ...ROLE_WRITES,
      ...WORKLOADS,
      "CreatePolicyVersionThenAssumeRole",
      "EC2InstanceConnectSendSSHPublicKey",
    ],
    reason: "whatever a role reaches within the boundary is within the boundary",
  },
  {
    policies: ["boundary"],
    tool: "cloudsplaining",
    id: "DataExfiltration",
    details: ["s3:GetObject", "secretsmanager:GetSecretValue", "ssm:GetParameter*"],
    reason: "workloads read data, as far as their own policy says",
  },
  {
    policies: ["boundary"],
    tool: "cloudsplaining",
    id: "CredentialsExposure",
    details: ["*"],
    reason: "services hand credentials to workloads, as far as their own policy says",
  },
];
