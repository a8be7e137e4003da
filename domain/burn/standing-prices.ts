import { type Price } from "./prices";

/**
 * What stands around costs in an hour, in USD: list prices of us-east-1 without free tier, discount or tax. What goes through
 * a gateway, or is stored beside it, is billed on top. Taken from public copies of AWS's price lists.
 */
const CHECKED = "2026-11-27";

const VPC = { source: "https://aws.amazon.com/vpc/pricing/", checked: CHECKED } as const;

/** A public IPv4 address, used or not. */
export const PUBLIC_ADDRESS: Price = { usd: 0.005, ...VPC };

export const NAT_GATEWAY: Price = { usd: 0.045, ...VPC };

/** In one zone. */
export const INTERFACE_ENDPOINT: Price = {
  usd: 0.01,
  source: "https://aws.amazon.com/privatelink/pricing/",
  checked: CHECKED,
};

export const VPN_CONNECTION: Price = { usd: 0.05, source: "https://aws.amazon.com/vpn/pricing/", checked: CHECKED };

export const TRANSIT_GATEWAY_ATTACHMENT: Price = {
  usd: 0.05,
  source: "https://aws.amazon.com/transit-gateway/pricing/",
  checked: CHECKED,
};

const BALANCING = { source: "https://aws.amazon.com/elasticloadbalancing/pricing/", checked: CHECKED } as const;

/** By type, without the capacity that is used. */
export const LOAD_BALANCERS: Readonly<Record<string, Price>> = {
  application: { usd: 0.0225, ...BALANCING },
  network: { usd: 0.0225, ...BALANCING },
  gateway: { usd: 0.0125, ...BALANCING },
};

/** A cluster of a Kubernetes version in standard support; one in extended support costs six times as much. */
export const KUBERNETES_CLUSTER: Price = {
  usd: 0.1,
  source: "https://aws.amazon.com/eks/pricing/",
  checked: CHECKED,
};

/** The fixed fee; what is transferred comes on top. */
export const ACCELERATOR: Price = {
  usd: 0.025,
  source: "https://aws.amazon.com/global-accelerator/pricing/",
  checked: CHECKED,
};

/** A node of Redshift, without managed storage. */
export const WAREHOUSE_NODES: Readonly<Record<string, number>> = {
  "dc2.large": 0.25,
  "dc2.8xlarge": 4.8,
  "ra3.xlplus": 1.086,
  "ra3.4xlarge": 3.26,
  "ra3.16xlarge": 13.04,
};

/** Where the prices of nodes come from. */
export const WAREHOUSE_PRICES: Omit<Price, "usd"> = {
  source: "https://aws.amazon.com/redshift/pricing/",
  checked: CHECKED,
};

/** What a disk costs in a month. */
interface VolumePrice {
  /** Each GiB. */
  gib: number;
  /** Each operation a second above those that are included; absent: none is sold. */
  iops?: { included: number; usd: number; most?: number };
  /** Each MiB a second above those that are included; absent: none is sold. */
  throughput?: { included: number; usd: number };
}

/** Disks by type. Of io2 the price of an operation falls above 32,000, so that larger ones are not here. */
export const VOLUMES: Readonly<Record<string, VolumePrice>> = {
  gp3: { gib: 0.08, iops: { included: 3000, usd: 0.005 }, throughput: { included: 125, usd: 0.04 } },
  gp2: { gib: 0.1 },
  io1: { gib: 0.125, iops: { included: 0, usd: 0.065 } },
  io2: { gib: 0.125, iops: { included: 0, usd: 0.065, most: 32_000 } },
  st1: { gib: 0.045 },
  sc1: { gib: 0.015 },
  standard: { gib: 0.05 },
};

/** Where the prices of disks come from. */
export const VOLUME_PRICES: Omit<Price, "usd"> = { source: "https://aws.amazon.com/ebs/pricing/", checked: CHECKED };
