import { GLOBAL_SERVICES } from "../../domain/regions/global-services";

/** A list that somebody else publishes of what a region deny exempts, in figures: the lists themselves are at `source`. */
export interface PublishedList {
  name: string;
  source: string;
  /** How many entries the version that was read had; lists change, so look at `source`. */
  entries: number;
  /** Exempted here, not there. */
  lacks: readonly string[];
  /** Exempted there, not here. */
  extras: readonly string[];
}

/** Services with one endpoint, or one region, that none of the lists below had. */
const IN_NO_LIST = [
  "bcm-dashboards",
  "bcm-data-exports",
  "bcm-pricing-calculator",
  "bcm-recommended-actions",
  "cloudfront-keyvaluestore",
  "cost-optimization-hub",
  "partnercentral",
];

/** What worldwide services keep in us-east-1: their quotas, logs and metrics. */
const KEPT_FOR_GLOBAL_SERVICES = ["cloudwatch", "logs", "servicequotas"];

/** Exempted here and by Control Tower, but by neither of the two lists that copy the older sample of AWS. */
const NEWER_THAN_SAMPLE = [
  "access-analyzer",
  "billing",
  "billingconductor",
  "chatbot",
  "cloudtrail",
  "compute-optimizer",
  "consolidatedbilling",
  "ecr-public",
  "freetier",
  "invoicing",
  "license-manager",
  "notifications",
  "notifications-contacts",
  "payments",
  "quicksight",
  "resource-explorer-2",
  "savingsplans",
  "sso",
  "supportapp",
  "sustainability",
  "tag",
  "tax",
];

/** Exempted by Control Tower, not here: closed services, sellers' tools, and reads that no console needs any more. */
const CONTROL_TOWER_EXTRAS = [
  "a4b",
  "activate",
  "aws-marketplace-management",
  "aws-portal",
  "chime",
  "consoleapp",
  "datapipeline",
  "importexport",
  "iq",
  "lightsail",
  "mobileanalytics",
  "vendor-insights",
];

/** Exempted by the older sample of AWS, not here. */
const SAMPLE_EXTRAS = [
  "a4b",
  "aws-marketplace-management",
  "aws-portal",
  "chime",
  "importexport",
  "mobileanalytics",
  "wellarchitected",
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
    lacks: [...IN_NO_LIST, ...KEPT_FOR_GLOBAL_SERVICES, ...NEWER_THAN_SAMPLE, "account", "artifact", "supportplans"],
    extras: SAMPLE_EXTRAS,
  },
  {
    name: "cloudposse/terraform-aws-service-control-policies",
    source: "https://github.com/cloudposse/terraform-aws-service-control-policies",
    entries: 41,
    lacks: [
      ...IN_NO_LIST,
      ...KEPT_FOR_GLOBAL_SERVICES,
      ...NEWER_THAN_SAMPLE,
      "route53-recovery-cluster",
      "route53-recovery-control-config",
      "route53-recovery-readiness",
    ],
    extras: SAMPLE_EXTRAS,
  },
  {
    name: "schubergphilis/terraform-aws-mcaf-landing-zone",
    source: "https://github.com/schubergphilis/terraform-aws-mcaf-landing-zone",
    entries: 90,
    lacks: IN_NO_LIST,
    extras: [...CONTROL_TOWER_EXTRAS, "discovery-marketplace", "wellarchitected"],
  },
];

/** The namespaces that Ringfence exempts, whole or in part, ordered by name. */
export const exemptedNamespaces = (): string[] =>
  [...new Set(GLOBAL_SERVICES.flatMap(({ actions }) => actions.map((action) => action.split(":")[0]!)))].sort();
