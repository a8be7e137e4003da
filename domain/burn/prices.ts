/**
 * What an hour of one unit costs in USD, for `ringfence burn`: list prices of us-east-1, Linux, on demand, without free tier,
 * discount or tax. Other regions cost more: Sydney a third (c4.xlarge 0.261), São Paulo more than that.
 */

/**
 * A price. The figures were taken from public copies of AWS's price lists, not from the pages themselves: hold one against its
 * `source` before money depends on it.
 */
export interface Price {
  usd: number;
  /** The page of AWS that says what it is today. */
  source: string;
  /** The day that the copy says it was made on, or on which it was taken over. */
  checked: string;
  /** Why it is not a price of AWS's own list. Absent: it is one. */
  estimate?: string;
}

const PRICE_LIST = { source: "https://aws.amazon.com/ec2/pricing/on-demand/", checked: "2026-09-24" } as const;

/**
 * Families that count against the quota "Standard (A, C, D, H, I, M, R, T, Z)", in USD for a vCPU and hour. Every size of a
 * family costs the same for each vCPU; of the burstable ones, whose small sizes cost less, it is that of the largest.
 * The five that stand last are of an older list, of 2017 to 2025: AWS has not lowered the price of a family that it retires.
 */
export const STANDARD_FAMILIES: Readonly<Record<string, number>> = {
  t3: 0.0416,
  t3a: 0.0376,
  t4g: 0.0336,
  c5: 0.0425,
  c6a: 0.03825,
  c6g: 0.034,
  c6i: 0.0425,
  c7g: 0.03625,
  c7i: 0.044625,
  m5: 0.048,
  m5a: 0.043,
  m6a: 0.0432,
  m6g: 0.0385,
  m6i: 0.048,
  m7g: 0.0408,
  m7i: 0.0504,
  r5: 0.063,
  r6g: 0.0504,
  r6i: 0.063,
  r6id: 0.0756,
  r7g: 0.05355,
  r7i: 0.06615,
  i3: 0.078,
  i4i: 0.08575,
  c4: 0.04975,
  t2: 0.0464,
  i3en: 0.113,
  d2: 0.1725,
  i2: 0.21325,
};

/** Where the prices of families come from. */
export const FAMILY_PRICES: Omit<Price, "usd"> = PRICE_LIST;

/** A vCPU and hour of a family that has no price above, such as one that is newer than the list. */
export const UNLISTED_FAMILY: Price = {
  usd: 0.1,
  ...PRICE_LIST,
  estimate:
    "the costliest current family with disks (r6id, 0.0756) and the third more that network versions of a family cost",
};

/** Machines with GPUs, in USD for a vCPU and hour: the costliest types of each quota, which costs less in larger ones. */
export const GPU_TYPES = {
  "gpu-g": { "g6e.xlarge": 1.861 / 4, "g5.xlarge": 1.006 / 4, "g6.xlarge": 0.8048 / 4, "g4dn.xlarge": 0.526 / 4 },
  "gpu-p": {
    "p3.2xlarge": 3.06 / 8,
    "p5en.48xlarge": 63.296 / 192,
    "p5.48xlarge": 55.04 / 192,
    "p4d.24xlarge": 21.957642 / 96,
  },
} as const satisfies Record<string, Record<string, number>>;

/** What of the price on demand spot costs. The price moves with demand, and AWS lists none. */
export const SPOT_SHARE: Price = {
  usd: 0.015 / 0.04975,
  source: "https://aws.amazon.com/ec2/spot/pricing/",
  checked: "2026-11-26",
  estimate: "what c4.xlarge cost in the worked incident, 0.06 of 0.199; AWS says that spot is up to 90 % cheaper",
};

const FARGATE = { source: "https://aws.amazon.com/fargate/pricing/", checked: "2026-06-17" } as const;

/** A vCPU of Fargate, and a GB of its memory, on Linux and x86. */
export const FARGATE_CPU: Price = { usd: 0.04048, ...FARGATE };
export const FARGATE_GB: Price = { usd: 0.004445, ...FARGATE };

/** A vCPU of Fargate with the most memory that it takes beside it: 8 GB for one vCPU. */
export const FARGATE_VCPU: Price = { usd: FARGATE_CPU.usd + 8 * FARGATE_GB.usd, ...FARGATE };

/** One function of 10,240 MB that runs without a pause, on x86. */
export const LAMBDA_EXECUTION: Price = {
  usd: 10 * 0.0000166667 * 3600,
  source: "https://aws.amazon.com/lambda/pricing/",
  checked: "2026-11-26",
};

/** Database instances of MySQL and PostgreSQL in two zones, which cost twice one: class -> USD an hour. */
export const DATABASE_CLASSES: Readonly<Record<string, number>> = {
  "db.r5.24xlarge": 2 * 11.52,
  "db.r5.8xlarge": 2 * 3.84,
  "db.m5.12xlarge": 2 * 4.104,
  "db.r5.4xlarge": 2 * 1.92,
  "db.r5.2xlarge": 2 * 0.96,
  "db.t3.2xlarge": 2 * 0.544,
  "db.r5.xlarge": 2 * 0.48,
  "db.r6i.xlarge": 2 * 0.48,
  "db.m5.xlarge": 2 * 0.342,
  "db.t3.xlarge": 2 * 0.272,
  "db.r5.large": 2 * 0.24,
  "db.m5.large": 2 * 0.171,
  "db.t3.large": 2 * 0.136,
  "db.t3.medium": 2 * 0.068,
  "db.t4g.medium": 2 * 0.065,
  "db.t3.small": 2 * 0.034,
  "db.t3.micro": 2 * 0.017,
  "db.t4g.micro": 2 * 0.016,
};

/** Where the prices of databases come from. */
export const DATABASE_PRICES: Omit<Price, "usd"> = {
  source: "https://aws.amazon.com/rds/pricing/",
  checked: "2026-09-24",
};

/** A million tokens of Claude Sonnet 4 that go in. One that comes out costs five times as much, and counts five times. */
const MILLION_TOKENS = 3;

/** One token a minute of a model's quota, for an hour. */
export const MODEL_TOKEN_A_MINUTE: Price = {
  usd: (MILLION_TOKENS / 1_000_000) * 60,
  source: "https://aws.amazon.com/bedrock/pricing/",
  checked: "2026-11-26",
};

/** One message a day, for an hour of that day. */
export const MESSAGE_A_DAY: Price = {
  usd: 0.1 / 1000 / 24,
  source: "https://aws.amazon.com/ses/pricing/",
  checked: "2026-11-26",
};
