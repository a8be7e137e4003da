/** One statement of an IAM policy document. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export interface Statement {
  Sid: string;
  Effect: "Allow" | "Deny";
  Principal?: string | Record<string, string | string[]>;
  Action?: string | string[];
  NotAction?: string | string[];
  /** Absent in the trust policy of a role, which is its own resource. */
  Resource?: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

/** An IAM policy document: service control policy, managed policy, boundary or resource policy. */
export interface PolicyDocument {
  Version: "2012-10-17";
  Statement: Statement[];
}

export const policyDocument = (statements: Statement[]): PolicyDocument => ({
  Version: "2012-10-17",
  Statement: statements,
});

/**
 * The condition of a deny that spares some principals. Of a session AWS gives the ARN of its role.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 *
 * @param exempt ARNs, `*` for a part of one; none spares nobody
 * @param condition what must hold besides
 */
export function unlessExempt(
  exempt: readonly string[] = [],
  condition: NonNullable<Statement["Condition"]> = {},
): Pick<Statement, "Condition"> {
  const spared = [...new Set(exempt)].sort();
  const both =
    spared.length > 0
      ? { ...condition, ArnNotLike: { ...condition.ArnNotLike, "aws:PrincipalArn": spared } }
      : condition;
  return Object.keys(both).length > 0 ? { Condition: both } : {};
}

/** The document as it is sent to AWS, which counts white space of service control policies. */
export const minify = (document: PolicyDocument): string => JSON.stringify(document);

/** The statement that takes the most characters: what to shorten when a document is too long. */
export const longestStatement = ({ Statement: statements }: PolicyDocument): { sid: string; size: number } =>
  statements
    .map((statement) => ({ sid: statement.Sid, size: JSON.stringify(statement).length }))
    .reduce((longest, each) => (each.size > longest.size ? each : longest));

/**
 * A document in as few parts as fit, its statements in their order. Denies add up, so that it does not matter in which
 * policy one stands; a boundary must be one policy and is not split.
 *
 * @param limit characters that AWS takes for a policy, from `DOCUMENT_LIMITS`
 * @returns the parts, or the statement that does not fit into a policy of its own and the characters it needs there
 */
export function split(document: PolicyDocument, limit: number): PolicyDocument[] | { tooLong: string; needs: number } {
  const parts: Statement[][] = [];
  for (const statement of document.Statement) {
    const needs = minify(policyDocument([statement])).length;
    if (needs > limit) return { tooLong: statement.Sid, needs };
    const last = parts.at(-1);
    if (last && minify(policyDocument([...last, statement])).length <= limit) last.push(statement);
    else parts.push([statement]);
  }
  return parts.map(policyDocument);
}
