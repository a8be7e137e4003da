import type { DocumentArgs } from "../../domain/documents/document-args";
import { type EmittedDocument, guardrailDocuments } from "../../domain/documents/guardrails/guardrail-documents";
import { GuardrailMode } from "../../domain/documents/guardrails/mode";
import { ARGS, fitting } from "../support/document-args";
import type { Guardrails } from "./decide";

type Exempt = readonly string[];

type Exceptions = Pick<DocumentArgs, "allowedLaunchers" | "toolRegions">;

const emitted = (mode: GuardrailMode, exemptPrincipals: Exempt, exceptions: Exceptions): EmittedDocument[] =>
  fitting(guardrailDocuments({ ...ARGS, ...exceptions, mode, exemptPrincipals }));

const named = (documents: EmittedDocument[]) =>
  Object.fromEntries(documents.map(({ name, document }) => [name, document]));

/** What is attached in each mode when only Sydney is allowed, and the owner names who is exempt, and launchers and tools. */
export function guardrailsOf(exempt: Exempt, exceptions: Exceptions = {}): Guardrails {
  const account = emitted(GuardrailMode.Account, exempt, exceptions);
  return {
    organization: named(emitted(GuardrailMode.Organization, exempt, exceptions)),
    attached: named(account.filter(({ kind }) => kind === "managed")),
    boundary: named(account.filter(({ kind }) => kind === "boundary")),
  };
}

/** The same when everything else is as it is by default. */
export const GUARDRAILS: Guardrails = guardrailsOf([]);
