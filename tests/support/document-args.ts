import { type DocumentArgs, withDefaults } from "../../domain/documents/document-args";
import { NAME_PREFIX } from "../../domain/documents/own-principals";

/** The only region that is allowed. */
export const HOME = "ap-southeast-2";

/** What the documents are made of when Sydney is allowed and everything else is as it is by default. */
export const ARGS: Required<DocumentArgs> = withDefaults({ allowedRegions: [HOME], namePrefix: NAME_PREFIX });

/** The documents that must fit. */
export function fitting<D>(result: { documents: D[] } | { problems: { message: string }[] }): D[] {
  if ("problems" in result) throw new Error(result.problems.map(({ message }) => message).join("\n"));
  return result.documents;
}
