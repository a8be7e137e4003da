import { totalUsd } from "../../domain/controls/estimate";
import { Profile } from "../../domain/controls/control";

/** Something of a run that the estimate of the baseline leaves out. */
interface Allowance {
  what: string;
  /** At most, for one run. */
  usd: number;
  /** Profiles that have it. Absent: every one. */
  profiles?: readonly Profile[];
  source: string;
}

/** Nobody knows these before: each is a bound, and not an estimate. */
const ALLOWANCES: readonly Allowance[] = [
  {
    what: "60 calls of the Cost Explorer API by previews, refreshes and the provider",
    usd: 0.6,
    source: "https://aws.amazon.com/aws-cost-management/aws-cost-explorer/pricing/",
  },
  {
    what: "requests to S3 and what GuardDuty and CloudTrail read in an hour",
    usd: 0.2,
    source: "https://aws.amazon.com/guardduty/pricing/",
  },
  {
    what: "600 configuration items that AWS Config records while the baseline comes and goes",
    usd: 1.8,
    profiles: [Profile.Compliance],
    source: "https://aws.amazon.com/config/pricing/",
  },
];

/** What a run may cost, in USD. */
export interface Cost {
  /** A whole month of the baseline, by its own estimate, though it stays for less than an hour. */
  estimated: number;
  /** What the estimate leaves out. */
  allowed: number;
  total: number;
  /** The allowances in words. */
  because: string[];
}

/** @param estimate control id -> USD a month, as the preview says */
export function costOf(estimate: Readonly<Record<string, number>>, profile: Profile): Cost {
  const counted = ALLOWANCES.filter(({ profiles }) => profiles?.includes(profile) ?? true);
  const estimated = totalUsd(estimate);
  const allowed = totalUsd(Object.fromEntries(counted.map(({ what, usd }) => [what, usd])));
  return {
    estimated,
    allowed,
    total: totalUsd({ estimated, allowed }),
    because: counted.map(({ what, usd, source }) => `${usd.toFixed(2)} USD for ${what} (${source})`),
  };
}

/** Why the run must not go on; undefined when it may. */
export const aboveCeiling = ({ estimated, allowed, total }: Cost, ceiling: number): string | undefined =>
  total <= ceiling
    ? undefined
    : `it could cost ${total.toFixed(2)} USD: ${estimated.toFixed(2)} for a month of the baseline and ${allowed.toFixed(2)} for what is not estimated, above the ceiling of ${ceiling.toFixed(2)}; choose a smaller profile, leave controls out with --without, or raise --ceiling`;
