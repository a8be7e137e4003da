import { boundary } from "./documents/boundary";
import { longestStatement, minify, type PolicyDocument, split } from "./documents/document";
import { freeze } from "./documents/freeze";
import { launchDeny } from "./documents/launch-deny";
import { regionDeny } from "./documents/region-deny";
import { tamperDeny } from "./documents/tamper-deny";
import { ALLOWED_INSTANCE_TYPES } from "./instance-types";
import { DOCUMENT_LIMITS, POLICIES_PER_PRINCIPAL } from "./limits";
import { exemptPrincipals, NAME_PREFIX } from "./own-principals";
import { UNUSED_BY_DEFAULT } from "./paid-services";
import type { Problem } from "./problems";
import { GuardrailMode } from "./settings";

/** The controls that are policy documents. */
export const Guard = { Region: "region-guard", Launch: "launch-guard", Tamper: "tamper-guard" } as const;
export type Guard = (typeof Guard)[keyof typeof Guard];

export const GUARDS: readonly Guard[] = Object.values(Guard);

/** What a document becomes in AWS. */
export type DocumentKind = "scp" | "managed" | "boundary";

/** A policy document, ready to be sent to AWS or pasted into the console. */
export interface EmittedDocument {
  /** `region-deny`; a part of a document that was split has its number, `launch-deny-2`. */
  name: string;
  kind: DocumentKind;
  /** What the policy belongs on, in words. */
  attachTo: string;
  /** Number of characters as sent to AWS. */
  characters: number;
  /** Number of characters that AWS takes for a policy of this kind. */
  limit: number;
  document: PolicyDocument;
}

export interface GuardrailDocumentsArgs {
  mode: GuardrailMode;
  /** Region codes where workloads may run; at least one. */
  allowedRegions: readonly string[];
  /** Controls that are on. Default: all. */
  guards?: readonly Guard[];
  /** ARNs of IAM principals that are never bound; `*` may stand for a part of a name. Default: none. */
  exemptPrincipals?: readonly string[];
  /** Instance types that bound principals may start, as patterns. Default: small ones, `ALLOWED_INSTANCE_TYPES`. */
  allowedInstanceTypes?: readonly string[];
  /** Ids of paid services that nobody uses. Default: those of domain/paid-services.ts that are denied by default. */
  unusedServices?: readonly string[];
  /** What the names of the baseline's own alarms, topics, rules and budgets begin with. Default: `ringfence-`. */
  namePrefix?: string;
}

const ATTACH_TO: Record<DocumentKind, string> = {
  scp: "the root, organizational units or member accounts that it binds",
  managed: "the IAM groups and roles that it binds",
  boundary: "every IAM role that bound principals make, and roles of workloads and pipelines",
};

/** Whom a policy of each kind leaves alone, whatever it hangs on: nobody should believe that it binds them. */
export const DOES_NOT_BIND: Record<DocumentKind, string> = {
  scp: "the management account and service-linked roles, so that a fleet that exists goes on",
  managed:
    "root; service-linked roles; every user outside the groups it hangs on; every other role, also those of single sign-on, functions and machines",
  boundary: "root, service-linked roles, and principals made before",
};

interface Draft {
  name: string;
  kind: DocumentKind;
  document: PolicyDocument;
}

/** The documents before they are measured. */
function drafts(args: GuardrailDocumentsArgs): Draft[] {
  const { mode, allowedRegions, guards = GUARDS, namePrefix = NAME_PREFIX } = args;
  const { allowedInstanceTypes = ALLOWED_INSTANCE_TYPES, unusedServices = UNUSED_BY_DEFAULT } = args;
  const named = args.exemptPrincipals ?? [];
  const inOrganization = mode === GuardrailMode.Organization;
  const kind = inOrganization ? "scp" : "managed";
  const everywhere = exemptPrincipals(mode, named);
  // Control Tower and StackSets set accounts up; to start machines or to buy is not their work.
  const launching = exemptPrincipals(GuardrailMode.Account, named);
  const all: (Draft & { guard: Guard })[] = [
    {
      guard: Guard.Region,
      name: "region-deny",
      kind,
      document: regionDeny({ allowedRegions, exemptPrincipals: everywhere }),
    },
    {
      guard: Guard.Launch,
      name: "launch-deny",
      kind,
      document: launchDeny({ allowedInstanceTypes, unusedServices, exemptPrincipals: launching }),
    },
    {
      guard: Guard.Tamper,
      name: "tamper-deny",
      kind,
      document: tamperDeny({ namePrefix, requireBoundary: !inOrganization, exemptPrincipals: everywhere }),
    },
    {
      guard: Guard.Tamper,
      name: "boundary",
      kind: "boundary",
      document: boundary({ allowedRegions, allowedInstanceTypes, unusedServices, namePrefix }),
    },
  ];
  return all.filter((draft) => guards.includes(draft.guard) && !(inOrganization && draft.kind === "boundary"));
}

/** What to shorten when a deny is too long, or the boundary, which spares nobody. */
const SHORTEN =
  "name fewer exemptPrincipals, allowedInstanceTypes or unusedServices, or let * stand for a part of a name";
const SHORTEN_BOUNDARY = "name fewer allowedInstanceTypes or unusedServices, or let * stand for a part of a name";
const SHORTEN_FREEZE = "name fewer exemptPrincipals, or let * stand for a part of a name";

const problem = (message: string): Problem => ({ path: "guardrails", message });

/** What is wrong with a document that must be one policy. */
function wholeProblems({ name, kind, document }: Draft, shorten: string): Problem[] {
  const limit = DOCUMENT_LIMITS[kind];
  const { length } = minify(document);
  if (length <= limit) return [];
  const { sid, size } = longestStatement(document);
  const what = kind === "boundary" ? "boundary" : "policy";
  return [
    problem(
      `make ${name} too long: it has ${length} characters, a ${what} takes ${limit}; its longest statement is ${sid} with ${size}; ${shorten}`,
    ),
  ];
}

function emitOne(draft: Draft): { documents: EmittedDocument[]; problems: Problem[] } {
  const { name, kind, document } = draft;
  const limit = DOCUMENT_LIMITS[kind];
  const parts = kind === "boundary" ? [document] : split(document, limit);
  if ("tooLong" in parts) {
    const message = `make ${name} too long: statement ${parts.tooLong} needs ${parts.needs} characters, a policy takes ${limit}; ${SHORTEN}`;
    return { documents: [], problems: [problem(message)] };
  }
  const problems = kind === "boundary" ? wholeProblems(draft, SHORTEN_BOUNDARY) : [];
  const documents = parts.map((part, index) => ({
    name: index === 0 ? name : `${name}-${index + 1}`,
    kind,
    attachTo: ATTACH_TO[kind],
    characters: minify(part).length,
    limit,
    document: part,
  }));
  return { documents, problems };
}

/** More policies than can be attached, and the document and statement that take most of the room. */
function countProblems(emitted: readonly Draft[], documents: readonly EmittedDocument[]): Problem[] {
  const attached = documents.filter(({ kind }) => kind !== "boundary");
  if (attached.length <= POLICIES_PER_PRINCIPAL) return [];
  const denies = emitted.filter(({ kind }) => kind !== "boundary");
  const { name, document } = denies.reduce((longest, each) =>
    minify(each.document).length > minify(longest.document).length ? each : longest,
  );
  const { sid, size } = longestStatement(document);
  return [
    problem(
      `need ${attached.length} policies, ${POLICIES_PER_PRINCIPAL} can be attached; the longest document is ${name}, and its longest statement ${sid} with ${size} characters; ${SHORTEN}`,
    ),
  ];
}

/**
 * The policy documents of the guardrails: the one place that decides which there are, for the components, the command
 * line and the tests alike. Nothing is asked of AWS.
 *
 * A deny that is longer than a policy becomes several. None is made in mode none.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 *
 * @returns the documents, or the problems when one cannot fit; a problem names the statement
 */
export function guardrailDocuments(
  args: GuardrailDocumentsArgs,
): { documents: EmittedDocument[] } | { problems: Problem[] } {
  if (args.mode === GuardrailMode.None) return { documents: [] };
  const all = drafts(args);
  const emitted = all.map(emitOne);
  const documents = emitted.flatMap((one) => one.documents);
  const tooLong = emitted.flatMap((one) => one.problems);
  // Where a document does not fit at all, the number of policies is not known yet.
  const problems = tooLong.length > 0 ? tooLong : countProblems(all, documents);
  return problems.length > 0 ? { problems } : { documents };
}

/**
 * The policy for an emergency, which must be one policy to be attached by one call.
 *
 * @param named ARNs of principals that go on working
 * @returns the document, or the problem when it does not fit; the problem names the statement
 */
export function freezeDocument(
  mode: GuardrailMode,
  named: readonly string[],
): { document: PolicyDocument } | { problems: Problem[] } {
  const document = freeze(exemptPrincipals(mode, named));
  const kind = mode === GuardrailMode.Organization ? "scp" : "managed";
  const problems = wholeProblems({ name: "freeze", kind, document }, SHORTEN_FREEZE);
  return problems.length > 0 ? { problems } : { document };
}
