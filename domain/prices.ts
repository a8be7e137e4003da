/**
 * List prices of us-east-1 in USD, checked on 2026-11-20, without the free tier: an estimate that errs on the high side.
 */
export const PRICES = {
  /** A standard-resolution alarm, a month. https://aws.amazon.com/cloudwatch/pricing/ */
  metricAlarm: 0.1,
  /** A metric of one's own, a month in which it gets values all the time. https://aws.amazon.com/cloudwatch/pricing/ */
  customMetric: 0.3,
  /** A GB taken in by CloudWatch Logs. https://aws.amazon.com/cloudwatch/pricing/ */
  logsGb: 0.5,
  /** A role or user that an analyzer of unused access looks at, a month. https://aws.amazon.com/iam/access-analyzer/pricing/ */
  analyzedIdentity: 0.2,
  /** A customer managed key, a month. https://aws.amazon.com/kms/pricing/ */
  kmsKey: 1,
  /** A NAT gateway, an hour. https://aws.amazon.com/vpc/pricing/ */
  natGatewayHour: 0.045,
  /** A public IPv4 address, an hour: a NAT gateway has one. https://aws.amazon.com/vpc/pricing/ */
  publicAddressHour: 0.005,
  /** A GB in S3 Standard, a month. https://aws.amazon.com/s3/pricing/ */
  s3GbMonth: 0.023,
  /** A thousand objects written to S3. https://aws.amazon.com/s3/pricing/ */
  s3ThousandPuts: 0.005,
  /** GuardDuty, a GB of flow logs and DNS queries. https://aws.amazon.com/guardduty/pricing/ */
  guardDutyGbOfLogs: 1,
  /** GuardDuty, a million management events. https://aws.amazon.com/guardduty/pricing/ */
  guardDutyMillionEvents: 4,
  /** A configuration item of AWS Config, recorded when something changes. https://aws.amazon.com/config/pricing/ */
  configItem: 0.003,
  /** A check of Security Hub CSPM, of the first 100,000 in a region. https://aws.amazon.com/security-hub/cspm/pricing/ */
  securityCheck: 0.001,
} as const;

/** What AWS takes for one unit of something, in USD. */
interface UnitPrice {
  usd: number;
  unit: string;
}

/**
 * The protection plans of GuardDuty, each beside the foundational sources: what the first units of a month cost. Every plan
 * has 30 days of trial in each region. AI_ANALYST is a preview without a list price. Checked on 2026-11-26.
 * https://aws.amazon.com/guardduty/pricing/
 */
export const GUARDDUTY_PLAN_PRICES: Readonly<Record<string, UnitPrice>> = {
  S3_DATA_EVENTS: { usd: 0.8, unit: "million S3 data events" },
  EKS_AUDIT_LOGS: { usd: 1.6, unit: "million audit events" },
  EBS_MALWARE_PROTECTION: { usd: 0.03, unit: "GB of volumes scanned after a finding" },
  RDS_LOGIN_EVENTS: { usd: 1, unit: "vCPU of the databases and month" },
  EKS_RUNTIME_MONITORING: { usd: 1.5, unit: "vCPU with an agent and month" },
  LAMBDA_NETWORK_LOGS: { usd: 1, unit: "GB of the functions' network logs" },
  RUNTIME_MONITORING: { usd: 1.5, unit: "vCPU with an agent and month" },
  AI_PROTECTION: { usd: 1, unit: "GB of data events of AI services" },
};

/**
 * What a quiet account has, and its management events in a month. Events of global services (IAM, STS) are analysed, and billed, in every
 * region that has a detector: https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_data-sources.html
 */
export const QUIET_ACCOUNT = {
  /** Users and roles, those of the baseline and of services among them. */
  identities: 20,
  localEvents: 50_000,
  globalEvents: 20_000,
  /** Of a trail's files, which are compressed: about 1 KB an event. */
  trailGbAMonth: 0.07,
  /** The same in CloudWatch Logs, which takes them in as they are. */
  logsGbAMonth: 0.7,
  /** States of resources that change, in a region that records all types, of IAM, and in one that records few. */
  configItems: { full: 400, global: 100, short: 5 },
  /** Checks of the two standards a day, where there is next to nothing to check. */
  securityChecksADay: 60,
} as const;

/** As AWS reckons prices of a month. */
export const HOURS_OF_A_MONTH = 730;

/**
 * What GuardDuty's foundational sources cost a quiet account in a month, in USD. Flow logs and DNS queries come with machines
 * only, so a quiet account has next to none.
 */
export const guardDutyEstimate = (regions: number): number =>
  ((QUIET_ACCOUNT.localEvents + QUIET_ACCOUNT.globalEvents * regions) / 1_000_000) * PRICES.guardDutyMillionEvents;

/** What NAT gateways cost in a month, in USD, without the traffic. */
export const natGatewayEstimate = (gateways: number): number =>
  gateways * HOURS_OF_A_MONTH * (PRICES.natGatewayHour + PRICES.publicAddressHour);

/**
 * What the logs of a trail cost a quiet account in a month, in USD, its first copy of management events being free. CloudTrail
 * writes a file about every five minutes where something happens, at home and in us-east-1, and an hourly digest for each
 * region. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html
 *
 * @param regions how many regions the account has enabled
 * @param keepDays how long the logs are kept
 */
export function trailEstimate(regions: number, keepDays: number): number {
  const files = HOURS_OF_A_MONTH * (regions + 2 * 12);
  const gigabytes = (QUIET_ACCOUNT.trailGbAMonth * keepDays) / 30;
  return (files / 1000) * PRICES.s3ThousandPuts + gigabytes * PRICES.s3GbMonth;
}

/**
 * What AWS Config costs a quiet account in a month, in USD.
 *
 * @param regions how many record every type, one of them those of IAM too, and how many the short list
 */
export const configEstimate = ({ full, short }: { full: number; short: number }): number => {
  const { configItems } = QUIET_ACCOUNT;
  const items = full * configItems.full + short * configItems.short + configItems.global;
  return items * PRICES.configItem;
};

/** What the checks of Security Hub cost a quiet account in a month, in USD, once the 30 days of trial have passed. */
export const securityHubEstimate = (regions: number): number =>
  regions * QUIET_ACCOUNT.securityChecksADay * 30 * PRICES.securityCheck;
