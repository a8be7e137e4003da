/** One statement of an IAM policy document. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export interface Statement {
  Sid: string;
  Effect: "Allow" | "Deny";
  Principal?: string | Record<string, string | string[]>;
  Action?: string | string[];
  NotAction?: string | string[];
  Resource: string | string[];
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

/** The document as it is sent to AWS, which counts white space of service control policies. */
export const minify = (document: PolicyDocument): string => JSON.stringify(document);

/**
 * The document as it is sent to AWS, when it fits.
 *
 * @param limit characters that AWS takes, from `DOCUMENT_LIMITS`
 * @throws Error that names the longest statement, when the document is longer
 */
export function emit(name: string, document: PolicyDocument, limit: number): string {
  const text = minify(document);
  if (text.length <= limit) return text;
  const sizes = document.Statement.map((statement) => ({ sid: statement.Sid, size: JSON.stringify(statement).length }));
  const longest = sizes.reduce((a, b) => (b.size > a.size ? b : a));
  throw new Error(
    `${name} has ${text.length} characters, allowed are ${limit}: shorten statement ${longest.sid} (${longest.size} characters)`,
  );
}
