import types from "../../generated/instance-types.json";
import { nearest } from "../../fields/nearest";
import { patternOf } from "../pattern";

/**
 * Instance types that bound principals may start, as patterns: every size of the burstable families, the common families
 * at two and four vCPUs. Nothing with a GPU, nothing without a hypervisor, nothing huge. Few patterns, because they stand
 * in several statements of a document whose length is limited.
 */
export const ALLOWED_INSTANCE_TYPES: readonly string[] = [
  "t2.*",
  "t3.*",
  "t3a.*",
  "t4g.*",
  "c*.large",
  "c*.xlarge",
  "m*.large",
  "m*.xlarge",
  "r*.large",
  "r*.xlarge",
];

/** What a launch of EC2 makes besides volumes and interfaces: the only resource that has a type and a market. */
export const INSTANCES = "arn:aws:ec2:*:*:instance/*";

/** The markets that an intruder takes: spot, which is cheap, and blocks, which are owed for their whole time. */
export const NOT_ON_DEMAND = ["capacity-block", "spot"];

/** Every instance type of EC2, made by scripts/generate/instance-types.ts: family -> sizes. */
const FAMILIES: Record<string, string[]> = types;

const NAMES = Object.entries(FAMILIES).flatMap(([family, sizes]) => sizes.map((size) => `${family}.${size}`));

/** The instance types that a pattern stands for; none when it stands for nothing that EC2 has. */
export function typesLike(pattern: string): string[] {
  const matches = patternOf(pattern);
  return NAMES.filter((name) => matches.test(name));
}

/**
 * The pattern that a mistyped one most likely meant: of a family that looks like it, the size that looks like it, or every
 * size. Undefined when no family is close; names of two letters are close to each other and mean nothing.
 */
export const nearestType = (pattern: string): string | undefined => {
  const [family = "", size = "*"] = pattern.split(".");
  const known = family.length > 2 ? nearest(family, Object.keys(FAMILIES)) : family;
  const sizes = FAMILIES[known ?? ""];
  return sizes && `${known}.${typesLike(`${known}.${size}`).length > 0 ? size : (nearest(size, sizes) ?? "*")}`;
};
