import { DOCUMENT_LIMITS } from "../limits";
import type { Problem } from "../fields/problems";
import { minify, policyDocument, type PolicyDocument } from "./document";

/** What a document becomes in AWS. */
export type DocumentKind = keyof typeof DOCUMENT_LIMITS;

/** A document before it is measured. */
export interface Draft {
  /** `region-deny`. */
  name: string;
  kind: DocumentKind;
  document: PolicyDocument;
}

/** A document that AWS takes. */
export interface MeasuredDocument extends Draft {
  /** Number of characters as sent to AWS. */
  characters: number;
  /** Number of characters that AWS takes for a policy of this kind. */
  limit: number;
}

/** The documents, or what is wrong with one that does not fit; a problem names the statement. */
export type Emitted = { documents: MeasuredDocument[] } | { problems: Problem[] };

export const documentProblem = (message: string): Problem => ({ path: "guardrails", message });

/** The statement that takes the most characters: what to shorten when a document is too long. */
export const longestStatement = ({ Statement: statements }: PolicyDocument): { sid: string; size: number } =>
  statements
    .map((statement) => ({ sid: statement.Sid, size: JSON.stringify(statement).length }))
    .reduce((longest, each) => (each.size > longest.size ? each : longest));

const measure = (draft: Draft): MeasuredDocument => {
  const { name, kind, document } = draft;
  return { name, kind, characters: minify(document).length, limit: DOCUMENT_LIMITS[kind], document };
};

/**
 * A document that must be one policy: a boundary, and what is attached by one call.
 *
 * @param shorten what to do when it is too long
 * @param title what a message calls it. Default: its name.
 */
export function emitWhole(draft: Draft, shorten: string, title = draft.name): Emitted {
  const measured = measure(draft);
  const { kind, characters, limit, document } = measured;
  if (characters <= limit) return { documents: [measured] };
  const { sid, size } = longestStatement(document);
  const message = `make ${title} too long: it has ${characters} characters, a ${kind === "boundary" ? "boundary" : "policy"} takes ${limit}; its longest statement is ${sid} with ${size}; ${shorten}`;
  return { problems: [documentProblem(message)] };
}

/**
 * A document in as few policies as fit, its statements in their order. Denies add up, so that it does not matter in which
 * policy one stands. The second is `<name>-2`.
 *
 * @param shorten what to do when a statement does not fit into a policy of its own
 */
export function emitInParts({ name, kind, document }: Draft, shorten: string): Emitted {
  const limit = DOCUMENT_LIMITS[kind];
  const parts: PolicyDocument[] = [];
  for (const statement of document.Statement) {
    const alone = policyDocument([statement]);
    const needs = minify(alone).length;
    if (needs > limit) {
      const message = `make ${name} too long: statement ${statement.Sid} needs ${needs} characters, a policy takes ${limit}; ${shorten}`;
      return { problems: [documentProblem(message)] };
    }
    const longer = policyDocument([...(parts.at(-1)?.Statement ?? []), statement]);
    if (parts.length > 0 && minify(longer).length <= limit) parts[parts.length - 1] = longer;
    else parts.push(alone);
  }
  return {
    documents: parts.map((part, index) =>
      measure({ name: index === 0 ? name : `${name}-${index + 1}`, kind, document: part }),
    ),
  };
}
