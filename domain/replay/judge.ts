import type { PolicyDocument, Statement } from "../documents/document";
import { compile, covers, decide, type Policies, type Request } from "../documents/evaluate";

/** A document under the name that reports give it. */
export interface NamedDocument {
  name: string;
  document: PolicyDocument;
}

/** What would have become of a call. */
export interface Verdict {
  /** `perhaps` depends on what the record does not say. */
  state: "allowed" | "denied" | "perhaps";
  /** Of a denial: the statement and its document. */
  statement?: string;
  document?: string;
  /** Of `perhaps`: the condition keys that the record does not say, and `resource` when it is the name of the thing. */
  dependsOn?: readonly string[];
}

/** What must be known of a call before it can be decided. */
export interface Needs {
  /** Condition keys, as the documents write them. */
  keys: readonly string[];
  /** Patterns of the resources that statements are about, where these are not all. */
  resources: readonly string[];
}

/** Documents that are ready to be asked often. */
export interface Judge {
  verdict: (request: Request) => Verdict;
  /** Names of every statement that surely denies a request. */
  denials: (request: Request) => string[];
}

const keysOf = ({ Condition = {} }: Statement): string[] => Object.values(Condition).flatMap(Object.keys);

/** The resources that a statement names; none when it is about all of them. */
function scopeOf({ NotResource, Resource }: Statement): string[] {
  const named = [NotResource ?? Resource ?? "*"].flat();
  return named.includes("*") ? [] : named;
}

const statementsOf = (documents: readonly NamedDocument[]): Statement[] =>
  documents.flatMap(({ document }) => document.Statement);

/** What calls must say, so that any of these documents can be asked about them; found once for each action. */
export function needsOf(documents: readonly NamedDocument[]): (action: string) => Needs {
  const statements = statementsOf(documents);
  const known = new Map<string, Needs>();
  return (action) => {
    const found = known.get(action);
    if (found) return found;
    const bearing = statements.filter((statement) => covers(statement, action));
    const needs = {
      keys: [...new Set(bearing.flatMap(keysOf))].sort(),
      resources: [...new Set(bearing.flatMap(scopeOf))],
    };
    known.set(action, needs);
    return needs;
  };
}

const missing = (statement: Statement, { context, resource }: Request): string[] => [
  ...keysOf(statement).filter((key) => !context.values.has(key.toLowerCase()) && !context.complete),
  ...(scopeOf(statement).length > 0 && resource === undefined ? ["resource"] : []),
];

/**
 * Documents as they would hang on whoever called. The rest of what decides about a call, such as the policies that allow it,
 * is taken as it was: the call was made, and the question is what the denies would take away.
 */
export function judgeOf(documents: readonly NamedDocument[]): Judge {
  const all = compile(documents.map(({ document }) => document));
  const names = new Map(
    documents.flatMap(({ name, document }) => document.Statement.map((statement) => [statement, name] as const)),
  );
  const single = new Map<Statement, Policies>(
    statementsOf(documents).map((statement) => [
      statement,
      compile([{ Version: "2012-10-17", Statement: [statement] }]),
    ]),
  );
  return {
    verdict: (request) => {
      const { allowed, denial } = decide({ organization: all }, request);
      if (allowed === true || denial === undefined) return { state: "allowed" };
      const { statement } = denial;
      const where = { statement: statement.Sid, document: names.get(statement)! };
      return allowed === false
        ? { state: "denied", ...where }
        : { state: "perhaps", ...where, dependsOn: missing(statement, request) };
    },
    denials: (request) =>
      [...single]
        .filter(
          ([statement, policies]) =>
            covers(statement, request.action) && decide({ organization: policies }, request).allowed === false,
        )
        .map(([statement]) => statement.Sid),
  };
}
