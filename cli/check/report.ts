import type { ExitCode } from "../verb";
import type { Exempted, Findings, Undetermined, Violation } from "./findings";
import type { Place } from "./place";

/** What a run of `check` found. */
export interface CheckReport extends Findings {
  readonly project: string;
  readonly stack: string;
  /** How many were judged. */
  readonly resources: number;
  /** What the reader should know of the run itself. */
  readonly notes: readonly string[];
  /** URN -> where it is declared, as far as the file tells. */
  readonly places: ReadonlyMap<string, Place>;
  /** Rule -> what should hold. */
  readonly titles: ReadonlyMap<string, string>;
}

/** The JSON of `check`, which others read: members are added to it, never taken away. */
export interface CheckJson {
  readonly summary: {
    readonly resources: number;
    readonly violations: number;
    readonly undetermined: number;
    readonly exempted: number;
  };
  readonly violations: readonly Violation[];
  readonly undetermined: readonly Undetermined[];
  readonly exempted: readonly Exempted[];
}

export const jsonOf = ({ resources, violations, undetermined, exempted }: CheckReport): CheckJson => ({
  summary: {
    resources,
    violations: violations.length,
    undetermined: undetermined.length,
    exempted: exempted.length,
  },
  violations,
  undetermined,
  exempted,
});

export const codeOf = ({ violations }: CheckReport, failOn: "mandatory" | "advisory"): ExitCode =>
  violations.some(({ level }) => failOn === "advisory" || level === "mandatory") ? 2 : 0;

const count = (amount: number, one: string, many: string): string => `${amount} ${amount === 1 ? one : many}`;

/** The result in one line. */
export function summaryOf({ project, stack, resources, violations, undetermined, exempted }: CheckReport): string {
  const mandatory = violations.filter(({ level }) => level === "mandatory").length;
  const split = violations.length === 0 ? "" : ` (${mandatory} mandatory, ${violations.length - mandatory} advisory)`;
  return [
    `${project}/${stack}: ${count(resources, "resource", "resources")}`,
    `${count(violations.length, "violation", "violations")}${split}`,
    `${undetermined.length} undecided until the deployment`,
    `${exempted.length} left alone on purpose`,
  ].join(", ");
}

/** Most important first; the order of the stack inside a level. */
export const byLevel = (violations: readonly Violation[]): Violation[] => [
  ...violations.filter(({ level }) => level === "mandatory"),
  ...violations.filter(({ level }) => level === "advisory"),
];

/** What is left alone, in words. */
export const exemptedText = ({ rule, urn, path, reason, owner, until }: Exempted): string => {
  const where = path === undefined || path === "" ? urn : `${urn} ${path}`;
  return `${rule}, ${where}: ${reason}${until === undefined ? "" : `, until ${until}`}${owner === undefined ? "" : ` (${owner})`}`;
};

/** What nobody can judge, in words. */
export const undeterminedText = ({ rule, urn, path, why }: Undetermined): string =>
  `${rule}, ${urn} ${path}${why === undefined ? "" : `: ${why}`}`;
