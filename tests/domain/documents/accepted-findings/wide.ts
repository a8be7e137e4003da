import type { AcceptedFinding } from "./finding";

/** What cannot, or need not, be narrowed by a resource. */
export const WIDE: readonly AcceptedFinding[] = [
  {
    policies: ["developer", "read-only", "support", "deploy", "deploy-reads", "boundary"],
    tool: "parliament",
    id: "RESOURCE_STAR",
    details: ["*"],
    reason:
      "names of what is looked at or worked on are not known beforehand; regions, conditions and denies narrow it",
  },
  {
    policies: ["responder", "responder-reads"],
    tool: "parliament",
    id: "RESOURCE_STAR",
    details: ["*"],
    reason: "what an intruder makes has names that nobody knows beforehand",
  },
  {
    policies: ["billing"],
    tool: "parliament",
    id: "RESOURCE_STAR",
    details: ["purchase-orders:*"],
    reason: "an account has one set of purchase orders",
  },
  {
    policies: ["billing"],
    tool: "cloudsplaining",
    id: "InfrastructureModification",
    details: ["purchase-orders:*PurchaseOrder*", "billing:GetResourcePolicy"],
    reason: "the paper of the payer; the second one looks, although AWS counts it among permissions",
  },
  {
    policies: ["billing"],
    tool: "cloudsplaining",
    id: "ResourceExposure",
    details: ["billing:GetResourcePolicy"],
    reason: "it looks, although AWS counts it among permissions",
  },
  {
    policies: ["billing", "boundary"],
    tool: "cloudsplaining",
    id: "ServiceWildcard",
    details: ["pricing"],
    reason: "the service only reads a public price list",
  },
  {
    policies: ["developer", "support", "responder"],
    tool: "cloudsplaining",
    id: "ServiceWildcard",
    details: ["support"],
    reason: "cases are what it is for, and no case changes the account",
  },
  {
    policies: ["developer", "boundary"],
    tool: "cloudsplaining",
    id: "ServiceWildcard",
    details: ["cloudfront", "route53"],
    reason: "daily work, and the service has no region to narrow by",
  },
  {
    policies: ["support"],
    tool: "cloudsplaining",
    id: "InfrastructureModification",
    details: ["trustedadvisor:RefreshCheck"],
    reason: "advice is read anew",
  },
  {
    policies: ["developer", "boundary"],
    tool: "cloudsplaining",
    id: "InfrastructureModification",
    details: ["cloudfront:*", "route53:*"],
    reason: "daily work in services without a region",
  },
  {
    policies: ["developer", "boundary"],
    tool: "cloudsplaining",
    id: "ResourceExposure",
    details: ["cloudfront:AllowVendedLogDeliveryForResource"],
    reason: "logs of a distribution are sent where the owner says",
  },
];
