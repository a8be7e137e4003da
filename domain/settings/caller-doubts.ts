import type { Problem } from "../fields/problems";

/** A problem that is there because AWS did not answer. */
export interface Doubt extends Problem {
  /** What AWS said. */
  reason: string;
}

/** Why who runs the program gets no answer, whatever the question is. */
type Cause = "denied" | "unknown";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html#access-denied-explicit-deny-examples */
const DENIED = /explicit deny/i;

/**
 * Credentials that AWS does not know, or that are not there.
 * https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html,
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html (AuthFailure)
 */
const UNKNOWN =
  /ExpiredToken|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|IncompleteSignature|AuthFailure|CredentialsProviderError|could not load credentials|security token .*(?:invalid|expired)/i;

const WORDS: Readonly<Record<Cause, string>> = {
  denied:
    "a policy denies these calls to who runs this program, which is what guardrails do to whoever they bind; run it with the deploy role, or as an administrator whom none binds (docs/operations.md#the-pipeline). Where a service control policy denies it to them too, the options of each control decide instead",
  unknown:
    "AWS does not know the credentials of this run, or there are none; sign in again, or name a profile, and run it again",
};

/**
 * One problem for all that nobody could look at for the same cause, when that is who asks: to accept that nobody looked, or
 * to allow more to somebody who is bound on purpose, would be the wrong way out of it.
 *
 * @param answered whether AWS answered in any region. A region that is off says AuthFailure, too, to good credentials
 */
export function withoutCallerDoubts(problems: readonly (Problem | Doubt)[], answered: boolean): Problem[] {
  const causeOf = (problem: Problem | Doubt): Cause | undefined => {
    if (!("reason" in problem)) return undefined;
    if (DENIED.test(problem.reason)) return "denied";
    return !answered && UNKNOWN.test(problem.reason) ? "unknown" : undefined;
  };
  const merged = (["denied", "unknown"] as const).flatMap((cause): Problem[] => {
    const alike = problems.filter((problem): problem is Doubt => causeOf(problem) === cause);
    if (alike.length === 0) return [];
    const controls = [...new Set(alike.map(({ path }) => path.replace(/^controls\./, "")))].join(", ");
    return [
      {
        path: "credentials",
        message: `${WORDS[cause]}. Until then nobody knows what ${controls} would take from somebody: ${alike[0]!.reason}`,
      },
    ];
  });
  const others = problems.filter((problem) => causeOf(problem) === undefined);
  return [...merged, ...others.map(({ path, message }) => ({ path, message }))];
}
