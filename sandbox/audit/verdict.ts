import type { AnsweredCheck } from "./checks";
import type { Finding } from "./prowler";

/** What became of a check. */
export interface Verdict {
  check: string;
  holds: boolean;
  /** How many things failed before and pass now, and one of them; or what is wrong. */
  words: string;
}

/** The findings of a check by status. */
const of = (findings: readonly Finding[], check: string, status?: string): Finding[] =>
  findings.filter((finding) => finding.check === check && (status === undefined || finding.status === status));

const FAIL = "FAIL";

/** True when the check failed somewhere before, and judged something after, all of it well. */
function verdictOn({ check, control }: AnsweredCheck, before: readonly Finding[], after: readonly Finding[]): Verdict {
  const failed = of(before, check, FAIL);
  const judged = of(after, check);
  const bad = judged.filter(({ status }) => status !== "PASS");
  const fault =
    failed.length === 0
      ? `did not fail before (${of(before, check).length} findings)`
      : judged.length === 0
        ? "judged nothing after"
        : bad.length > 0
          ? `${bad[0]!.status} after: ${bad[0]!.resource} in ${bad[0]!.region}`
          : undefined;
  if (fault !== undefined) return { check, holds: false, words: fault };
  const { resource, region } = judged[0]!;
  const words = `${control}: before ${failed.length} FAIL, after ${judged.length} PASS, such as ${resource} in ${region}`;
  return { check, holds: true, words };
}

/** What fails after without a reason, and reasons for what fails no more. */
function leftOver(after: readonly Finding[], remaining: Readonly<Record<string, string>>): Verdict[] {
  const failing = [...new Set(after.filter(({ status }) => status === FAIL).map(({ check }) => check))].sort();
  const unexplained = failing.filter((check) => !(check in remaining));
  const stale = Object.keys(remaining).filter((check) => !failing.includes(check));
  return [
    ...unexplained.map((check) => ({
      check,
      holds: false,
      words: `fails after, and nobody says why: ${of(after, check, FAIL)[0]!.resource}`,
    })),
    ...stale.map((check) => ({ check, holds: false, words: "fails no more; take its reason away" })),
  ];
}

/** Every check that was to change, and what speaks against the list of those that still fail. */
export const verdicts = (
  answered: readonly AnsweredCheck[],
  remaining: Readonly<Record<string, string>>,
  before: readonly Finding[],
  after: readonly Finding[],
): Verdict[] => [
  ...answered.map((row) => verdictOn(row, before, after)),
  ...leftOver(
    // A check that was to pass is judged above.
    after.filter(({ check }) => !answered.some((row) => row.check === check)),
    remaining,
  ),
];
