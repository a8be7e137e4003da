/**
 * List prices of us-east-1 in USD, checked on 2026-11-20, without the free tier: an estimate that errs on the high side.
 */
export const PRICES = {
  /** A standard-resolution alarm, a month. https://aws.amazon.com/cloudwatch/pricing/ */
  metricAlarm: 0.1,
  /** A customer managed key, a month. https://aws.amazon.com/kms/pricing/ */
  kmsKey: 1,
  /** GuardDuty, a million management events. https://aws.amazon.com/guardduty/pricing/ */
  guardDutyMillionEvents: 4,
} as const;

/**
 * Management events of a quiet account in a month. Events of global services (IAM, STS) are analysed, and billed, in every
 * region that has a detector: https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_data-sources.html
 */
const QUIET_ACCOUNT = { localEvents: 50_000, globalEvents: 20_000 } as const;

/** What GuardDuty's foundational sources cost a quiet account in a month, in USD. */
export const guardDutyEstimate = (regions: number): number =>
  ((QUIET_ACCOUNT.localEvents + QUIET_ACCOUNT.globalEvents * regions) / 1_000_000) * PRICES.guardDutyMillionEvents;
