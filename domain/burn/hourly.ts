import { HOURS_OF_A_MONTH } from "../prices";
import { DATABASE_CLASSES, FARGATE_CPU, FARGATE_GB, GPU_TYPES, SPOT_SHARE, STANDARD_FAMILIES } from "./prices";
import { VOLUMES } from "./standing-prices";

/**
 * What one thing that was found costs in an hour, in USD by the list price of us-east-1. `undefined` where no price is known:
 * `burn` may reckon with the costliest, a list of what is there must not.
 */
type Usd = number | undefined;

/** Sizes that cost less than their vCPUs: shares of `large`. https://aws.amazon.com/ec2/pricing/on-demand/ */
const SMALL = new Map([
  ["nano", 1 / 16],
  ["micro", 1 / 8],
  ["small", 1 / 4],
  ["medium", 1 / 2],
  ["large", 1],
]);

const GPUS: Readonly<Record<string, number>> = { ...GPU_TYPES["gpu-g"], ...GPU_TYPES["gpu-p"] };

/** Multiples of `large`, which has two vCPUs in every family that has a price. */
function largesOf(size: string): Usd {
  const [, count] = /^(\d*)xlarge$/.exec(size) ?? [];
  return count === undefined ? SMALL.get(size) : 2 * Number(count || 1);
}

/** A machine on demand with Linux: `c4.xlarge`. */
export function machineUsd(type: string): Usd {
  const [family = "", size = ""] = type.split(".");
  const larges = largesOf(size);
  const perVcpu = STANDARD_FAMILIES[family] ?? GPUS[type];
  return larges === undefined || perVcpu === undefined ? undefined : 2 * larges * perVcpu;
}

/** The same on spot. AWS lists no price for it; the share is an estimate. */
export const onSpotUsd = (usd: Usd): Usd => usd && usd * SPOT_SHARE.usd;

/** A task of Fargate. */
export const taskUsd = (vcpus: number, gigabytes: number): number =>
  vcpus * FARGATE_CPU.usd + gigabytes * FARGATE_GB.usd;

/** The machine of a database of MySQL or PostgreSQL, without its storage. */
export function databaseUsd(type: string, zones: 1 | 2): Usd {
  const inTwo = DATABASE_CLASSES[type];
  return inTwo && (inTwo / 2) * zones;
}

/** A disk with what it was promised beside its size. */
interface Volume {
  type: string;
  gib: number;
  iops?: number | undefined;
  mibPerSecond?: number | undefined;
}

const above = (asked = 0, sold?: { included: number; usd: number }): number =>
  sold ? Math.max(0, asked - sold.included) * sold.usd : 0;

export function volumeUsd({ type, gib, iops, mibPerSecond }: Volume): Usd {
  const price = VOLUMES[type];
  if (price === undefined || (iops ?? 0) > (price.iops?.most ?? Infinity)) return undefined;
  return (gib * price.gib + above(iops, price.iops) + above(mibPerSecond, price.throughput)) / HOURS_OF_A_MONTH;
}
