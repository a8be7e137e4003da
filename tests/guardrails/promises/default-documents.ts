import { type AccessId, LEAST_PRIVILEGE, rightsOf } from "../../../domain/documents/access/table";
import { type DocumentArgs, withDefaults } from "../../../domain/documents/document-args";
import type { PolicyDocument } from "../../../domain/documents/document";
import { freezeDocument } from "../../../domain/documents/guardrails/freeze";
import { guardrailDocuments, isDeny } from "../../../domain/documents/guardrails/guardrail-documents";
import { GuardrailMode } from "../../../domain/documents/guardrails/mode";
import { NAME_PREFIX } from "../../../domain/documents/own-principals";
import { fitting } from "../../support/document-args";
import type { Place } from "./promise";

/** Settings whose only difference is where the owner works; everything else is as it is by default. */
export const ALLOWED: readonly (readonly string[])[] = [["ap-southeast-2", "eu-central-1"], ["us-east-1"]];

/** The region of a place; undefined when these settings have none, or allow what the place says is closed. */
export function regionOf(place: Place, [home, other, ...more]: readonly string[]): string | undefined {
  const allowed = [home, other, ...more];
  const closed = (region: string) => (allowed.includes(region) ? undefined : region);
  const regions: Record<Place, string | undefined> = {
    home,
    allowed: other,
    idle: closed("sa-east-1"),
    "us-east-1": closed("us-east-1"),
    "us-west-2": closed("us-west-2"),
    // A region that AWS opens after the release, which no list names.
    future: "xx-north-9",
    endpoint: "us-east-1",
  };
  return regions[place];
}

export const MODES = [GuardrailMode.None, GuardrailMode.Account, GuardrailMode.Organization] as const;

/** What AWS evaluates for a holder. */
export interface Hanging {
  /** Its own policies. */
  rights: readonly PolicyDocument[];
  /** What the guardrails of the mode add to them: managed policies in mode account, control policies in an organization. */
  guardrails: readonly PolicyDocument[];
  freeze: PolicyDocument;
  inOrganization: boolean;
  args: Required<DocumentArgs>;
}

/**
 * The documents that hang on a holder by default. On roles at the exempt path nothing hangs in mode account, as the
 * component attaches it to groups; it is evaluated for them all the same, because somebody may attach it.
 */
export function hangingOn(
  id: AccessId,
  mode: GuardrailMode,
  allowedRegions: readonly string[],
  unusedServices?: readonly string[],
): Hanging {
  const args = withDefaults({ allowedRegions, unusedServices, namePrefix: NAME_PREFIX });
  const frozen = freezeDocument(mode, []);
  if ("problems" in frozen) throw new Error("the freeze does not fit");
  return {
    rights: rightsOf(id, args),
    guardrails: fitting(guardrailDocuments({ ...args, mode }))
      .filter(isDeny)
      .map(({ document }) => document),
    freeze: frozen.document,
    inOrganization: mode === GuardrailMode.Organization,
    args,
  };
}

export const kindOf = (id: AccessId): "group" | "role" => LEAST_PRIVILEGE.find((access) => access.id === id)!.kind;
