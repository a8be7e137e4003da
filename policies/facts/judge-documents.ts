import type { Resource } from "../resource";
import type { TypeMatcher, Verdict } from "../rule";
import { judgeKinds, ofKinds } from "./kind";
import { type DocumentKind, DOCUMENTS, ownDocumentsOf } from "./policies";
import type { PolicyDocument } from "./policy-document";

const thingsOf = (kind: DocumentKind): string[] => Object.keys(DOCUMENTS[kind]);

/** The types that have a document of a kind. */
export const withDocuments = (title: string, kind: DocumentKind): TypeMatcher => ofKinds(title, thingsOf(kind));

/** Judges each document of a kind that a resource declares, itself or in a template; what cannot be read stays open. */
export const judgeDocuments = (
  resource: Resource,
  kind: DocumentKind,
  judge: (document: PolicyDocument, owner: Resource) => readonly Verdict[],
): Verdict[] =>
  judgeKinds(resource, thingsOf(kind), (owner) =>
    ownDocumentsOf(owner, kind).flatMap((document) => [...judge(document, owner), ...document.unread]),
  );
