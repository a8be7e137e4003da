import { GLOBAL_SERVICES } from "./global-services";

/** A service that answers in one place only, and that the region deny closes all the same. */
export interface ClosedService {
  /** The name that requests to it are signed for. */
  service: string;
  /** Why the region deny may close it. */
  reason: string;
  /** The page that the decision rests on. */
  source: string;
}

const USER_GUIDES = "https://docs.aws.amazon.com/";

/**
 * Global, but not exempted from the region deny. Who needs one allows its region, or is exempt. Decided on 2026-11-24 for
 * botocore 1.44.5.
 */
export const CLOSED_SERVICES: readonly ClosedService[] = [
  {
    service: "chime",
    reason: "AWS closed the product in 2026; what is left are meetings and calls, which cost by the minute",
    source: `${USER_GUIDES}chime-sdk/latest/dg/what-is-chime-sdk.html`,
  },
  {
    service: "cloudhsm",
    reason:
      "hardware modules cost by the hour; one region is that of the classic service, which takes no new customers",
    source: `${USER_GUIDES}cloudhsm/latest/userguide/introduction.html`,
  },
  {
    service: "codecatalyst",
    reason: "takes no new customers; its calls let a space of somebody else bill this account",
    source: `${USER_GUIDES}codecatalyst/latest/userguide/ipa-connect-account.html`,
  },
  {
    service: "devicefarm",
    reason: "phones and browsers by the minute, at one place: who tests with them allows us-west-2",
    source: `${USER_GUIDES}devicefarm/latest/developerguide/welcome.html`,
  },
  {
    service: "importexport",
    reason: "the service of posted disks was replaced by Snowball; nothing else asks it",
    source: `${USER_GUIDES}general/latest/gr/aws-service-information.html`,
  },
  {
    service: "managedblockchain-query",
    reason: "a paid data service for workloads: it belongs to the region where they may run",
    source: `${USER_GUIDES}managed-blockchain/latest/ambq-dg/what-is-service.html`,
  },
  {
    service: "marketplacecommerceanalytics",
    reason: "reports for sellers; an account that sells allows us-east-1",
    source: `${USER_GUIDES}marketplace/latest/userguide/commerce-analytics-service.html`,
  },
  {
    service: "mobileanalytics",
    reason: "closed by AWS in 2018",
    source: `${USER_GUIDES}general/latest/gr/aws-service-information.html`,
  },
  {
    service: "neptune-graph",
    reason: "its host depends on the call, yet each graph has a region and costs by the hour",
    source: `${USER_GUIDES}neptune-analytics/latest/userguide/what-is-neptune-analytics.html`,
  },
  {
    service: "nova-act",
    reason: "agents that run and cost by the hour: a launcher, whatever its region",
    source: `${USER_GUIDES}nova-act/latest/userguide/what-is-nova-act.html`,
  },
  {
    service: "pricingplanmanager",
    reason: "its calls buy and change paid plans, which is for exempt principals",
    source: `${USER_GUIDES}AmazonCloudFront/latest/DeveloperGuide/flat-rate-pricing-plan.html`,
  },
  {
    service: "sagemaker-geospatial",
    reason: "jobs that cost by the hour: a launcher, whatever its region",
    source: `${USER_GUIDES}sagemaker/latest/dg/geospatial.html`,
  },
];

/** Requests signed for another name than the prefix of their actions. */
const ACTION_PREFIX: Record<string, string> = { "partnercentral-channel": "partnercentral" };

const exempted = new Set(GLOBAL_SERVICES.flatMap(({ actions }) => actions.map((action) => action.split(":")[0]!)));
const closed = new Set(CLOSED_SERVICES.map(({ service }) => service));

/**
 * What was decided about a service.
 *
 * @param signingName the name that requests to it are signed for
 * @returns undefined when nobody has decided
 */
export function decisionFor(signingName: string): "exempted" | "closed" | undefined {
  if (closed.has(signingName)) return "closed";
  return exempted.has(ACTION_PREFIX[signingName] ?? signingName) ? "exempted" : undefined;
}
