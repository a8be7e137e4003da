/** One region of the commercial partition (`aws`). */
export interface Region {
  /** Code, for example `ap-southeast-2`. */
  name: string;
  /** The place, as AWS calls it. */
  title: string;
  /** True when the region is off until the account enables it. The others can never be disabled. */
  optIn: boolean;
}

const enabledByDefault = (name: string, title: string): Region => ({ name, title, optIn: false });
const optIn = (name: string, title: string): Region => ({ name, title, optIn: true });

/**
 * Every region of the commercial partition, checked on 2026-11-20 against botocore 1.44.5 (`partitions.json`).
 * Which regions are opt-in: https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
 * A region missing here is covered all the same once the account reports it as enabled, with a warning: a setting cannot name
 * it, because it could as well be a typing mistake.
 */
export const REGIONS: readonly Region[] = [
  enabledByDefault("us-east-1", "N. Virginia"),
  enabledByDefault("us-east-2", "Ohio"),
  enabledByDefault("us-west-1", "N. California"),
  enabledByDefault("us-west-2", "Oregon"),
  enabledByDefault("ca-central-1", "Central Canada"),
  enabledByDefault("sa-east-1", "São Paulo"),
  enabledByDefault("eu-central-1", "Frankfurt"),
  enabledByDefault("eu-west-1", "Ireland"),
  enabledByDefault("eu-west-2", "London"),
  enabledByDefault("eu-west-3", "Paris"),
  enabledByDefault("eu-north-1", "Stockholm"),
  enabledByDefault("ap-south-1", "Mumbai"),
  enabledByDefault("ap-southeast-1", "Singapore"),
  enabledByDefault("ap-southeast-2", "Sydney"),
  enabledByDefault("ap-northeast-1", "Tokyo"),
  enabledByDefault("ap-northeast-2", "Seoul"),
  enabledByDefault("ap-northeast-3", "Osaka"),
  optIn("af-south-1", "Cape Town"),
  optIn("ap-east-1", "Hong Kong"),
  optIn("ap-east-2", "Taipei"),
  optIn("ap-south-2", "Hyderabad"),
  optIn("ap-southeast-3", "Jakarta"),
  optIn("ap-southeast-4", "Melbourne"),
  optIn("ap-southeast-5", "Malaysia"),
  optIn("ap-southeast-6", "New Zealand"),
  optIn("ap-southeast-7", "Thailand"),
  optIn("ca-west-1", "Calgary"),
  optIn("eu-central-2", "Zurich"),
  optIn("eu-south-1", "Milan"),
  optIn("eu-south-2", "Spain"),
  optIn("il-central-1", "Tel Aviv"),
  optIn("me-central-1", "UAE"),
  optIn("me-south-1", "Bahrain"),
  optIn("me-west-1", "Saudi Arabia"),
  optIn("mx-central-1", "Central Mexico"),
  optIn("sa-west-1", "Chile"),
];

/** The 17 regions that every account has and that nobody can disable. */
export const DEFAULT_REGIONS: readonly string[] = REGIONS.filter((r) => !r.optIn).map((r) => r.name);

/**
 * Where AWS keeps the billing metric, Budgets and the events of global services, whatever the account allows.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/monitor_estimated_charges_with_cloudwatch.html
 */
export const BILLING_REGION = "us-east-1";

/** The regions that carry events of global services; us-west-2 is the backup region of AWS Health. */
export const GLOBAL_EVENT_REGIONS: readonly string[] = [BILLING_REGION, "us-west-2"];

/** The regions that have an alert topic: alerts gather in the one, charges are measured in the other. */
export const homeAndBilling = (home: string): string[] => [...new Set([home, BILLING_REGION])];

const byName = new Map(REGIONS.map((region) => [region.name, region]));

/** The table's entry for a region code, or undefined when the code is not known. */
export const findRegion = (name: string): Region | undefined => byName.get(name);

/** True for a region code of the commercial partition. */
export const isRegion = (name: string): boolean => byName.has(name);

/** What a region is to one account. Every enabled region is in `allowed` or in `idle`, never in both. */
export interface RegionClasses {
  /** Where alerts gather; one of `allowed`. */
  home: string;
  /** Workloads may run here. */
  allowed: string[];
  /** Enabled in the account, but nothing should run here. */
  idle: string[];
  /** `allowed` and `idle` together: every region that the baseline watches. */
  covered: string[];
  /** Known to exist, but not covered: an opt-in region that is not enabled, or a region left out on purpose. */
  off: string[];
}

/**
 * Sorts the account's regions into classes. The result is ordered by name, so that the order of a list in the
 * configuration never moves a resource.
 *
 * @param enabled region codes that the account has enabled
 * @param allowed region codes where workloads may run; one that is not enabled is not covered either
 * @param home region code where alerts gather
 */
export function classify(enabled: readonly string[], allowed: readonly string[], home: string): RegionClasses {
  const covered = [...new Set(enabled)].sort();
  const isAllowed = new Set(allowed);
  return {
    home,
    allowed: covered.filter((name) => isAllowed.has(name)),
    idle: covered.filter((name) => !isAllowed.has(name)),
    covered,
    off: REGIONS.map((region) => region.name)
      .filter((name) => !covered.includes(name))
      .sort(),
  };
}
