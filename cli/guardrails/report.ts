import { columns } from "../columns";
import { DOES_NOT_BIND, type EmittedDocument } from "../../domain/documents/guardrails/guardrail-documents";
import {
  type EmittedResourceControl,
  RESOURCE_CONTROL_SPARES,
} from "../../domain/documents/organization/resource-control";

type Printed = EmittedDocument | EmittedResourceControl;

/** What AWS calls each kind. */
const TITLE: Record<Printed["kind"], string> = {
  scp: "service control policy",
  rcp: "resource control policy",
  managed: "managed policy",
  boundary: "permissions boundary",
};

const SPARES: Record<Printed["kind"], string> = { ...DOES_NOT_BIND, rcp: RESOURCE_CONTROL_SPARES };

const describeOne = ({ name, kind, attachTo, characters, limit, document }: Printed): string =>
  [
    `${name}: ${TITLE[kind]}, ${characters} of ${limit} characters`,
    `  attach to      ${attachTo}`,
    `  does not bind  ${SPARES[kind]}`,
    JSON.stringify(document, undefined, 2),
  ].join("\n");

/** A line a document, before the documents themselves fill the screen. */
const overview = (documents: readonly Printed[]): string =>
  columns(
    documents.map(({ name, kind, characters, limit }) => [
      name,
      TITLE[kind],
      `${characters} of ${limit}`,
      "characters",
    ]),
    [2],
  );

/**
 * The documents in words, an overview first and then each with its size, what it belongs on, and whom it does not bind. The documents are indented to
 * be read; the size is that of the text without white space, as Ringfence sends it.
 */
export const describeDocuments = (documents: readonly Printed[]): string =>
  `${[overview(documents), ...documents.map(describeOne)].join("\n\n")}\n`;
