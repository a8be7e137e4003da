import { patternOf } from "../pattern";
import type { PolicyDocument, Statement } from "./document";

/** A call to AWS as a deny sees it. */
export interface DeniableCall {
  /** `service:Action`, as IAM names it. */
  action: string;
  /** ARN of the role or user that calls. */
  principal: string;
  /** Region whose endpoint is called. */
  region: string;
}

const listed = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat());

/** Actions are compared without regard to case: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
const namesAction = (patterns: string[], action: string): boolean =>
  patterns.some((pattern) => patternOf(pattern.toLowerCase()).test(action.toLowerCase()));

/** Whether a statement says anything about an action, whatever its condition. */
export const covers = ({ Action, NotAction }: Statement, action: string): boolean =>
  NotAction ? !namesAction(listed(NotAction), action) : namesAction(listed(Action), action);

/** Operator -> whether it holds for a value and the listed ones. These are the operators of region and principal. */
const OPERATORS: Record<string, (value: string, listed: string[]) => boolean> = {
  ArnLike: (value, patterns) => patterns.some((pattern) => patternOf(pattern).test(value)),
  ArnNotLike: (value, patterns) => !patterns.some((pattern) => patternOf(pattern).test(value)),
  StringEquals: (value, values) => values.includes(value),
  StringNotEquals: (value, values) => !values.includes(value),
};

/**
 * Whether the condition of a statement may hold. What it says about anything but region and principal depends on the call
 * itself and counts as held: here a doubt must lead to a question, not to an account that nobody can repair.
 */
function mayHold({ Condition = {} }: Statement, { principal, region }: DeniableCall): boolean {
  const known: Record<string, string> = { "aws:PrincipalArn": principal, "aws:RequestedRegion": region };
  return Object.entries(Condition).every(([operator, tests]) =>
    Object.entries(tests).every(([key, values]) => {
      const value = known[key];
      if (value === undefined) return true;
      const holds = OPERATORS[operator];
      if (!holds) throw new Error(`${operator} on ${key} cannot be evaluated; add it to domain/documents/evaluate.ts`);
      return holds(value, listed(values));
    }),
  );
}

/**
 * The statement that may deny a call, or undefined when none does. It answers one question before anything is applied:
 * does a configuration lock the program out of its own work? It is no simulator: it looks at denies only, at action,
 * region and principal, and takes what it cannot know for a denial.
 */
export const denyingStatement = (documents: readonly PolicyDocument[], call: DeniableCall): Statement | undefined =>
  documents
    .flatMap(({ Statement: statements }) => statements)
    .find((statement) => statement.Effect === "Deny" && covers(statement, call.action) && mayHold(statement, call));
