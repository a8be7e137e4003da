import * as v from "valibot";
import type { Exempted, Violation } from "./findings";

const entry = v.object({ rule: v.string(), urn: v.string(), path: v.string() });

const schema = v.looseObject({
  version: v.literal(1),
  project: v.string(),
  stack: v.string(),
  violations: v.array(entry),
});

/** The violations of one stack that were accepted. */
export type Baseline = v.InferOutput<typeof schema>;
type Fingerprint = v.InferOutput<typeof entry>;

interface StackName {
  readonly project: string;
  readonly stack: string;
}

/** What makes a violation the same one in the next run. Values are no part of it: they change, and can be secret. */
const fingerprintOf = ({ rule, urn, path }: Fingerprint): Fingerprint => ({ rule, urn, path });
const keyOf = ({ rule, urn, path }: Fingerprint): string => JSON.stringify([rule, urn, path]);

/** What the rule stops is worth a key or an account: nobody may get used to it. */
const isAcceptable = ({ severity, fix }: Violation): boolean => severity !== "critical" && fix !== "";

/** The file that accepts what is violated now, in an order of its own so that two of them compare line by line. */
export function baselineOf({ project, stack }: StackName, violations: readonly Violation[]): Baseline {
  const accepted = new Map(violations.filter(isAcceptable).map((each) => [keyOf(each), fingerprintOf(each)]));
  const sorted = [...accepted].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each);
  return { version: 1, project, stack, violations: sorted };
}

/** A baseline, or what is wrong with it. */
export function readBaseline(value: unknown, { project, stack }: StackName): Baseline | { message: string } {
  const read = v.safeParse(schema, value);
  if (!read.success) {
    const [issue] = read.issues;
    return {
      message: `is no baseline: ${v.getDotPath(issue) ?? "the whole"}: ${issue.message}; write one with --write-baseline`,
    };
  }
  const { output } = read;
  // An empty stack has no name: everything that was accepted is gone.
  if ((output.project === project && output.stack === stack) || project === "") return output;
  return {
    message: `is the baseline of ${output.project}/${output.stack}, and this is ${project}/${stack}; each stack has its own, write one with --write-baseline`,
  };
}

/** What is left of violations when the accepted ones are taken away. */
export interface Compared {
  readonly violations: readonly Violation[];
  readonly accepted: readonly Exempted[];
  /** Accepted ones that are gone. */
  readonly gone: readonly Fingerprint[];
  /** Violations that stand in the file and count none the less. */
  readonly refused: readonly Violation[];
}

export function compare(violations: readonly Violation[], baseline: Baseline): Compared {
  const inFile = new Set(baseline.violations.map(keyOf));
  const now = new Set(violations.map(keyOf));
  const isIn = (each: Violation): boolean => inFile.has(keyOf(each));
  return {
    violations: violations.filter((each) => !isIn(each) || !isAcceptable(each)),
    accepted: violations
      .filter((each) => isIn(each) && isAcceptable(each))
      .map(({ rule, urn, path }) => ({ rule, urn, path, reason: "accepted in the baseline file" })),
    gone: baseline.violations.filter((each) => !now.has(keyOf(each))),
    refused: violations.filter((each) => isIn(each) && !isAcceptable(each)),
  };
}
