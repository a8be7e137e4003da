import { guardrailDocuments, type EmittedDocument } from "../../domain/guardrails";
import { GuardrailMode } from "../../domain/settings";
import type { Guardrails } from "./decide";
import { HOME } from "./row";

/** The documents when only Sydney is allowed and everything else is as it is by default. */
function emitted(mode: GuardrailMode): EmittedDocument[] {
  const result = guardrailDocuments({ mode, allowedRegions: [HOME] });
  if ("problems" in result) throw new Error(result.problems.map(({ message }) => message).join("\n"));
  return result.documents;
}

const named = (documents: EmittedDocument[]) =>
  Object.fromEntries(documents.map(({ name, document }) => [name, document]));

const account = emitted(GuardrailMode.Account);

/** What is attached in each mode. */
export const GUARDRAILS: Guardrails = {
  organization: named(emitted(GuardrailMode.Organization)),
  attached: named(account.filter(({ kind }) => kind === "managed")),
  boundary: named(account.filter(({ kind }) => kind === "boundary")),
};
