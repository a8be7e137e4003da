import type { WayToBind } from "../../domain/documents/reach/ways";

/** A request of which everything is told that the documents ask for. */
export interface SampleRequest {
  mode: WayToBind;
  /** Sid of the statement that it was drawn for. */
  statement: string;
  action: string;
  /** ARN, or `*`. */
  resource: string;
  /** Condition key -> value or values, with the kind that AWS's simulator wants to be told. */
  keys: Readonly<Record<string, { values: readonly string[]; kind: KeyKind }>>;
  /** What the documents decide here. */
  allowed: boolean;
}

/** Kinds of values, as AWS's simulator names them; of a key that takes several, `List` is added. */
export type KeyKind = "string" | "numeric" | "boolean" | "date";

/** A request that AWS's simulator decides otherwise. */
export interface Disagreement extends SampleRequest {
  /** What AWS's simulator answered: `allowed`, `explicitDeny` or `implicitDeny`. */
  aws: string;
}

/** What came of holding a sample against AWS's simulator. */
export interface Confirmation {
  /** Number of requests that were asked about. */
  asked: number;
  disagreements: Disagreement[];
}
