import { DOES_NOT_BIND, type EmittedDocument } from "../../domain/documents/guardrails/guardrail-documents";
import { type DocumentKind } from "../../domain/documents/emit";

/** What AWS calls each kind. */
const TITLE: Record<DocumentKind, string> = {
  scp: "service control policy",
  managed: "managed policy",
  boundary: "permissions boundary",
};

const describeOne = ({ name, kind, attachTo, characters, limit, document }: EmittedDocument): string =>
  [
    `${name}: ${TITLE[kind]}, ${characters} of ${limit} characters`,
    `  attach to      ${attachTo}`,
    `  does not bind  ${DOES_NOT_BIND[kind]}`,
    JSON.stringify(document, undefined, 2),
  ].join("\n");

/**
 * The documents in words, each with its size, what it belongs on, and whom it does not bind. The documents are indented to
 * be read; the size is that of the text without white space, as Ringfence sends it.
 */
export const describeDocuments = (documents: readonly EmittedDocument[]): string =>
  `${documents.map(describeOne).join("\n\n")}\n`;
