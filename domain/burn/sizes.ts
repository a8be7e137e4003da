import types from "../generated/instance-types.json";
import { DATABASE_CLASSES, GPU_TYPES, SPOT_SHARE, STANDARD_FAMILIES, UNLISTED_FAMILY } from "./prices";

/** One size of what can be started, and what one unit of its quota costs in that size. */
export interface Size {
  /** As a policy compares it: `m5.large`, `db.t3.micro`. */
  name: string;
  /** As a person calls it. Default: the name. */
  title?: string;
  /** USD for one unit of the quota and hour. */
  usd: number;
  /** Units of the quota that one machine takes. */
  units: number;
}

/** Every instance type of EC2: family -> sizes. */
const FAMILIES: Record<string, string[]> = types;

/** Families that count against the standard quota: https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html */
const isStandard = (family: string): boolean => /^(?:[acdhimrtz]|im|is)\d/.test(family);

/** vCPUs of a size, as its name tells them; at least as many as it has, where the name does not. */
function vcpusOf(size: string): number {
  const [, count] = /^(\d*)xlarge$/.exec(size) ?? [];
  if (count !== undefined) return 4 * (count === "" ? 1 : Number(count));
  return size.startsWith("metal") ? 192 : 2;
}

const costliestFirst = (sizes: Size[]): Size[] => sizes.sort((a, b) => b.usd - a.usd || a.units - b.units);

/** Every type of the standard quota, costliest vCPU first. */
export const STANDARD: readonly Size[] = costliestFirst(
  Object.entries(FAMILIES)
    .filter(([family]) => isStandard(family))
    .flatMap(([family, sizes]) =>
      sizes.map((size) => ({
        name: `${family}.${size}`,
        usd: STANDARD_FAMILIES[family] ?? UNLISTED_FAMILY.usd,
        units: vcpusOf(size),
      })),
    ),
);

const gpus = (kind: keyof typeof GPU_TYPES): readonly Size[] =>
  costliestFirst(
    Object.entries(GPU_TYPES[kind]).map(([name, usd]) => ({ name, usd, units: vcpusOf(name.split(".")[1]!) })),
  );

/** Types with GPUs, by quota. */
export const GPU_G = gpus("gpu-g");
export const GPU_P = gpus("gpu-p");

/** Classes of databases, costliest first; each database is one unit. */
export const DATABASES: readonly Size[] = costliestFirst(
  Object.entries(DATABASE_CLASSES).map(([name, usd]) => ({ name, usd, units: 1 })),
);

/** The same sizes at the price of spot. */
export const onSpot = (sizes: readonly Size[]): readonly Size[] =>
  sizes.map((size) => ({ ...size, usd: size.usd * SPOT_SHARE.usd }));

/** A thing that has one size only. */
export const only = (name: string, usd: number): readonly Size[] => [{ name, usd, units: 1 }];

/** Tasks of Fargate by CPU units, largest first: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html */
export const tasks = (usd: number): readonly Size[] =>
  [16_384, 8192, 4096, 2048, 1024, 512, 256].map((cpu) => ({
    name: String(cpu),
    title: `a task of ${cpu / 1024} vCPU`,
    usd,
    units: cpu / 1024,
  }));
