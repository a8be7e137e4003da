import type { Problem } from "../../fields/problems";
import { type Attached, compile } from "../evaluate";
import {
  type EmittedDocument,
  guardrailDocuments,
  type GuardrailDocumentsArgs,
} from "../guardrails/guardrail-documents";
import { GuardrailMode } from "../guardrails/mode";

/** A way to bind somebody: a mode, and in mode account what it hangs on: the principal as a policy, or as its boundary. */
export type WayToBind = "organization" | "account-attached" | "account-boundary";

/** What somebody who is bound in that way meets. Their own rights are an administrator's. */
export interface Way {
  mode: WayToBind;
  documents: readonly EmittedDocument[];
  attached: Attached;
}

/** The ways of a mode, or what is wrong with its documents. */
export function waysOf(args: GuardrailDocumentsArgs): { ways: Way[] } | { problems: Problem[] } {
  const emitted = guardrailDocuments(args);
  if ("problems" in emitted) return emitted;
  const boundaries = emitted.documents.filter(({ kind }) => kind === "boundary");
  const denies = emitted.documents.filter(({ kind }) => kind !== "boundary");
  const compiled = (documents: readonly EmittedDocument[]) => compile(documents.map(({ document }) => document));
  if (args.mode === GuardrailMode.Organization)
    return { ways: [{ mode: "organization", documents: denies, attached: { organization: compiled(denies) } }] };
  return {
    ways: [
      // Denies that hang on a principal do the same as those of an organization do: they allow nothing by themselves.
      { mode: "account-attached", documents: denies, attached: { organization: compiled(denies) } },
      { mode: "account-boundary", documents: boundaries, attached: { boundary: compiled(boundaries) } },
    ],
  };
}
