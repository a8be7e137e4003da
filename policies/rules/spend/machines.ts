import { typesLike } from "../../../domain/documents/actions/instance-types";
import { patternOf } from "../../../domain/documents/pattern";
import { remembered } from "../../facts/remembered";

/** Whether a list of patterns, as a policy compares them, holds a text. */
export const holds = (patterns: readonly string[], text: string): boolean =>
  patterns.some((pattern) => compiled(pattern).test(text));

const compiled = remembered(patternOf);

/**
 * Whether every type that a text may stand for is in a list: a type for itself, `c5` of Batch for a family, `r*` of a fleet
 * for whatever it matches. A type that is newer than the table is compared as it is, as a policy would do.
 */
export function allIn(patterns: readonly string[], text: string): boolean {
  const meant = /[*]/.test(text) ? typesLike(text) : /^[a-z][a-z0-9-]*$/.test(text) ? typesLike(`${text}.*`) : [];
  return meant.length > 0 ? meant.every((each) => holds(patterns, each)) : holds(patterns, text);
}

/**
 * Families with a GPU, a processor for models, programmable gates or a Mac, or with terabytes of memory.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-types.html
 */
const SPECIAL = /^(?:(?:cg|dl|f|g|gr|inf|mac|p|trn|vt)\d|(?:mac|u)-|u7i)/;

/** Whether a type is of such a family. */
export const isSpecial = (name: string): boolean => SPECIAL.test(name.toLowerCase());

/** More than this many vCPUs in one machine is nothing that an ordinary workload starts. */
export const LARGEST_MACHINE = 64;

/** vCPUs by the number in the name: four for each `xlarge`; sizes below have two at most. */
function vcpusOf(size: string): number {
  const count = /^(\d*)xlarge/.exec(size)?.[1];
  return count === undefined ? 2 : 4 * Number(count === "" ? 1 : count);
}

/** What is wrong with a type of EC2 at any price; undefined when nothing is. */
export function excessOf(name: string, mostVcpus: number): string | undefined {
  const size = name.toLowerCase().split(".")[1] ?? "";
  if (isSpecial(name)) return "a machine without accelerators and without terabytes of memory";
  if (size.startsWith("metal")) return "a machine on a hypervisor";
  return vcpusOf(size) > mostVcpus ? `a machine of at most ${mostVcpus} vCPUs` : undefined;
}
