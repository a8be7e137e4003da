import { GLOBAL_SERVICES } from "../../domain/global-services";

/** A list that somebody else publishes of what a region deny exempts, in figures: the lists themselves are at `source`. */
export interface PublishedList {
  name: string;
  source: string;
  /** How many entries its newest version had when it was read. */
  entries: number;
  /** Exempted here, not there. */
  lacks: readonly string[];
  /** Exempted there, not here; what a short note is for, such as a service that is closed. */
  extras: readonly string[];
}

/** Services with one endpoint, or one region, that no published list had; read on 2026-11-20. */
const IN_NO_LIST = [
  "bcm-dashboards",
  "bcm-data-exports",
  "bcm-pricing-calculator",
  "bcm-recommended-actions",
  "cloudfront-keyvaluestore",
  "codecatalyst",
  "cost-optimization-hub",
  "partnercentral",
];

/** What worldwide services keep in us-east-1: their quotas, logs and metrics. */
const KEPT_FOR_GLOBAL_SERVICES = ["cloudwatch", "logs", "servicequotas"];

/** Exempted by Control Tower, not here: closed services, sellers' tools, and reads that no console needs any more. */
const CONTROL_TOWER_EXTRAS = [
  "a4b",
  "activate",
  "aws-marketplace-management",
  "aws-portal",
  "consoleapp",
  "datapipeline",
  "importexport",
  "iq",
  "lightsail",
  "mobileanalytics",
  "vendor-insights",
];

export const PUBLISHED_LISTS: readonly PublishedList[] = [
  {
    name: "AWS Control Tower, region deny",
    source: "https://docs.aws.amazon.com/controltower/latest/controlreference/primary-region-deny-policy.html",
    entries: 86,
    lacks: [...IN_NO_LIST, ...KEPT_FOR_GLOBAL_SERVICES],
    extras: CONTROL_TOWER_EXTRAS,
  },
  {
    name: "aws-samples/service-control-policy-examples",
    source: "https://github.com/aws-samples/service-control-policy-examples",
    entries: 42,
    lacks: [
      ...IN_NO_LIST,
      ...KEPT_FOR_GLOBAL_SERVICES,
      "access-analyzer",
      "account",
      "artifact",
      "billing",
      "chatbot",
      "compute-optimizer",
      "ecr-public",
      "freetier",
      "invoicing",
      "notifications",
      "notifications-contacts",
      "payments",
      "resource-explorer-2",
      "savingsplans",
      "sso",
      "supportapp",
      "supportplans",
      "sustainability",
      "tag",
      "tax",
    ],
    extras: ["wellarchitected"],
  },
  {
    name: "cloudposse/terraform-aws-service-control-policies",
    source: "https://github.com/cloudposse/terraform-aws-service-control-policies",
    entries: 41,
    lacks: [
      ...IN_NO_LIST,
      ...KEPT_FOR_GLOBAL_SERVICES,
      "access-analyzer",
      "billing",
      "chatbot",
      "compute-optimizer",
      "ecr-public",
      "freetier",
      "invoicing",
      "notifications",
      "notifications-contacts",
      "payments",
      "resource-explorer-2",
      "route53-recovery-cluster",
      "route53-recovery-control-config",
      "route53-recovery-readiness",
      "savingsplans",
      "sso",
      "supportapp",
      "sustainability",
      "tag",
      "tax",
    ],
    extras: ["wellarchitected"],
  },
  {
    name: "schubergphilis/terraform-aws-mcaf-landing-zone",
    source: "https://github.com/schubergphilis/terraform-aws-mcaf-landing-zone",
    entries: 90,
    lacks: IN_NO_LIST,
    extras: [...CONTROL_TOWER_EXTRAS, "wellarchitected"],
  },
];

/** The namespaces that Ringfence exempts, whole or in part, ordered by name. */
export const exemptedNamespaces = (): string[] =>
  [...new Set(GLOBAL_SERVICES.flatMap(({ actions }) => actions.map((action) => action.split(":")[0]!)))].sort();
