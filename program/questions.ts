import { because, type Problem } from "../domain/fields/problems";

/** Questions to an account, and what came of those that it did not answer. */
export interface Questions {
  /** What is named in the settings and is not there. */
  problems: Problem[];
  /** What could not be asked, in words. */
  warnings: string[];
  /**
   * Asks one. A refusal is a warning: a preview needs no such right.
   *
   * @param what is asked for
   * @param so what nobody knows without it
   * @param absent the code with which AWS says that there is no such thing, and what is wrong then; without a problem nothing is
   */
  ask: <T>(
    what: string,
    so: string,
    question: () => Promise<T>,
    absent?: { code: string; problem?: Problem },
  ) => Promise<T | undefined>;
}

/** An empty list of questions. */
export function questions(): Questions {
  const problems: Problem[] = [];
  const warnings: string[] = [];
  return {
    problems,
    warnings,
    ask: async (what, so, question, absent) => {
      try {
        return await question();
      } catch (error) {
        if (absent && because(error).includes(absent.code)) problems.push(...(absent.problem ? [absent.problem] : []));
        else warnings.push(`${what} cannot be asked, so ${so}: ${because(error)}`);
        return undefined;
      }
    },
  };
}
