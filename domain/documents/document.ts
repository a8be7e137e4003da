/** One statement of an IAM policy document. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export interface Statement {
  Sid: string;
  Effect: "Allow" | "Deny";
  Principal?: string | Record<string, string | string[]>;
  Action?: string | string[];
  NotAction?: string | string[];
  /** Absent in the trust policy of a role, which is its own resource. */
  Resource?: string | string[];
  NotResource?: string | string[];
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
