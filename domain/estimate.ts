import type { ControlId } from "./controls";
import { guardDutyEstimate, PRICES } from "./prices";
import { BILLING_REGION, type RegionClasses } from "./regions";
import { BILLING_ALARM_PERCENT } from "./spend";

const toCents = (usd: number): number => Math.round(usd * 100) / 100;

/** What decides the cost of the baseline. */
export interface EstimateArgs {
  regions: Pick<RegionClasses, "home" | "covered" | "idle">;
  /** Control id -> on or off. */
  on: Partial<Record<ControlId, boolean>>;
  /** Alert topics have keys of their own. */
  encrypt: boolean;
}

const alarms = BILLING_ALARM_PERCENT.length + 1;

/** Control id -> what it costs a quiet account in a month, in USD, without free tiers. Controls that are off are absent. */
export function estimateMonthlyUsd({ regions, on, encrypt }: EstimateArgs): Record<string, number> {
  const topics = new Set([regions.home, BILLING_REGION]).size;
  const prices: Record<ControlId, number> = {
    contacts: 0,
    "alert-channel": encrypt ? topics * PRICES.kmsKey : 0,
    "billing-alarms": alarms * PRICES.metricAlarm,
    budgets: 0,
    guardduty: guardDutyEstimate(regions.covered.length),
    "ebs-encryption": 0,
    "region-guard": 0,
    "launch-guard": 0,
    "tamper-guard": 0,
    "least-privilege": 0,
    "break-glass": 0,
    freeze: 0,
  };
  return Object.fromEntries(
    Object.entries(prices)
      .filter(([id]) => on[id as ControlId])
      .map(([id, usd]) => [id, toCents(usd)]),
  );
}

/** What the baseline itself costs in idle regions, in USD a month; the idle-regions budget must not ring for it. */
export function ownIdleCostUsd({ regions, on, encrypt }: EstimateArgs): number {
  const isIdle = regions.idle.includes(BILLING_REGION);
  const guardDuty = on.guardduty ? guardDutyEstimate(regions.idle.length) - guardDutyEstimate(0) : 0;
  const spend = isIdle && on["billing-alarms"] ? alarms * PRICES.metricAlarm : 0;
  const key = isIdle && encrypt && on["alert-channel"] ? PRICES.kmsKey : 0;
  return toCents(guardDuty + spend + key);
}
