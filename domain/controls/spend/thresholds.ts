/** Steps of the monthly budget at which the billing metric rings, in percent. The last one is far over: an incident. */
export const BILLING_ALARM_PERCENT: readonly number[] = [10, 50, 100, 200];

/** Steps of the monthly budget at which AWS Budgets writes, in percent of what was actually spent. */
export const BUDGET_ACTUAL_PERCENT: readonly number[] = [25, 50, 80, 100];

/** The step at which AWS Budgets writes because the month is going to cost that much, in percent. */
export const BUDGET_FORECAST_PERCENT = 100;

/** What all idle regions together may cost in a month, in USD, beside what the baseline itself costs there. */
export const IDLE_REGIONS_USD = 1;

/** The unusual part of a cost that rings, in USD. */
export const ANOMALY_USD = 10;

/** The unusual part of a cost that rings, in percent of the usual. */
export const ANOMALY_PERCENT = 20;

/** The step of the monthly budget at which the fuse freezes, in percent: an incident, and no month that was merely dear. */
export const FUSE_PERCENT = 200;

const toCents = (usd: number): number => Math.round(usd * 100) / 100;

/** A step of the budget in USD; at least one cent, which is the smallest charge. */
export const stepThresholdUsd = (monthlyBudgetUsd: number, percent: number): number =>
  Math.max(0.01, toCents((monthlyBudgetUsd * percent) / 100));

/**
 * The limit of the idle-regions budget. One dollar alone would ring every month for the baseline's own detectors: global
 * events are billed in each region, about 0.08 USD for a quiet account.
 *
 * @param ownCostUsd what the baseline costs in idle regions, from `ownIdleCostUsd`
 */
export const idleLimitUsd = (ownCostUsd: number): number => IDLE_REGIONS_USD + Math.ceil(ownCostUsd);

/** A rise within six hours that no normal day makes: a tenth of the month. */
export const jumpThresholdUsd = (monthlyBudgetUsd: number): number => stepThresholdUsd(monthlyBudgetUsd, 10);

/** What one day may cost: a tenth of the month, so that an uneven month stays quiet and an intrusion does not. */
export const defaultDailyUsd = (monthlyBudgetUsd: number): number => stepThresholdUsd(monthlyBudgetUsd, 10);
