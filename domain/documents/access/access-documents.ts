import type { Problem } from "../../fields/problems";
import { type DocumentArgs, withDefaults } from "../document-args";
import { emitWhole, type MeasuredDocument } from "../emit";
import { LEAST_PRIVILEGE, type LeastPrivilegePolicy } from "./table";

/** A policy of a kind of access, by its name, and what holds it. */
export interface AccessDocument extends MeasuredDocument {
  /** Id of the kind of access; it may have several policies. */
  access: string;
  holder: LeastPrivilegePolicy["kind"];
  /** Who it is for. */
  whom: string;
}

/**
 * The policy documents of least privilege, in the order of the table: the one place that makes and measures them, for the
 * component, the check of the settings and the tests alike. Each must fit into one policy: the table decides by meaning
 * where a holder has two.
 *
 * @returns the documents, or the problems of those that do not fit
 */
export function accessDocuments(args: DocumentArgs): { documents: AccessDocument[] } | { problems: Problem[] } {
  const decided = withDefaults(args);
  const emitted = LEAST_PRIVILEGE.flatMap(({ id, kind: holder, whom, documents }: LeastPrivilegePolicy) =>
    Object.entries(documents).map(([name, document]) => {
      const draft = { name, kind: "managed", document: document(decided) } as const;
      const result = emitWhole(draft, "name fewer allowedInstanceTypes, or more unusedServices", `the policy ${name}`);
      return "problems" in result
        ? result
        : { documents: result.documents.map((one) => ({ ...one, access: id, holder, whom })) };
    }),
  );
  const problems = emitted.flatMap((one) => ("problems" in one ? one.problems : []));
  return problems.length > 0
    ? { problems }
    : { documents: emitted.flatMap((one) => ("documents" in one ? one.documents : [])) };
}

/** The kinds of access that are groups or roles, each once, in the order of their documents. */
export const holdersOf = (
  documents: readonly Pick<AccessDocument, "access" | "holder">[],
  holder: AccessDocument["holder"],
): string[] => [...new Set(documents.filter((document) => document.holder === holder).map(({ access }) => access))];
