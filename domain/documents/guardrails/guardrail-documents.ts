import { DENIES_ATTACHED } from "../../limits";
import type { Problem } from "../../fields/problems";
import { GuardrailMode } from "./mode";
import { minify } from "../document";
import { type DocumentArgs, withDefaults } from "../document-args";
import {
  documentProblem,
  type DocumentKind,
  type Draft,
  emitInParts,
  emitWhole,
  longestStatement,
  type MeasuredDocument,
} from "../emit";
import { exemptPrincipals } from "../own-principals";
import { boundary } from "./boundary";
import { Guard, GUARDS } from "./guards";
import { launchDeny } from "./launch-deny";
import { persistenceDeny } from "./persistence-deny";
import { regionDeny } from "./region-deny";
import { serviceDeny } from "./service-deny";
import { tamperDeny } from "./tamper-deny";

/** A policy document, ready to be sent to AWS or pasted into the console. A part of one has its number, `launch-deny-2`. */
export interface EmittedDocument extends MeasuredDocument {
  /** The control that makes it. */
  guard: Guard;
  /** What the policy belongs on, in words. */
  attachTo: string;
}

export interface GuardrailDocumentsArgs extends DocumentArgs {
  mode: GuardrailMode;
  /** Controls that are on. Default: all. */
  guards?: readonly Guard[];
  /** ARNs of IAM principals that are never bound; `*` may stand for a part of a name. Default: none. */
  exemptPrincipals?: readonly string[];
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

/** What a deny becomes in a mode. */
const kindOf = (mode: GuardrailMode): "scp" | "managed" => (mode === GuardrailMode.Organization ? "scp" : "managed");

/** The documents before they are measured, each with the guard that makes it. */
function drafts(args: GuardrailDocumentsArgs): (Draft & { guard: Guard })[] {
  const { mode, exemptPrincipals: named = [] } = args;
  const { allowedRegions, allowedInstanceTypes, unusedServices, allowedLaunchers, toolRegions, namePrefix } =
    withDefaults(args);
  const inOrganization = mode === GuardrailMode.Organization;
  const kind = kindOf(mode);
  const everywhere = exemptPrincipals(mode, named);
  // Control Tower and StackSets set accounts up; to start machines or to buy is not their work.
  const launching = exemptPrincipals(GuardrailMode.Account, named);
  return [
    {
      guard: Guard.Region,
      name: "region-deny",
      kind,
      document: regionDeny({ allowedRegions, toolRegions, exemptPrincipals: everywhere }),
    },
    {
      guard: Guard.Launch,
      name: "launch-deny",
      kind,
      document: launchDeny({ allowedInstanceTypes, unusedServices, allowedLaunchers, exemptPrincipals: launching }),
    },
    {
      guard: Guard.Launch,
      name: "service-deny",
      kind,
      document: serviceDeny({ unusedServices, exemptPrincipals: launching }),
    },
    {
      guard: Guard.Tamper,
      name: "tamper-deny",
      kind,
      document: tamperDeny({ namePrefix, exemptPrincipals: everywhere }),
    },
    {
      guard: Guard.Tamper,
      name: "persistence-deny",
      kind,
      document: persistenceDeny({ requireBoundary: !inOrganization, exemptPrincipals: everywhere }),
    },
    {
      guard: Guard.Tamper,
      name: "boundary",
      kind: "boundary",
      document: boundary({
        allowedRegions,
        allowedInstanceTypes,
        unusedServices,
        allowedLaunchers,
        namePrefix,
      }),
    },
  ];
}

/** What to shorten when a deny is too long, or the boundary, which spares nobody. */
const SHORTEN =
  "name fewer exemptPrincipals, allowedInstanceTypes or unusedServices, or let * stand for a part of a name";
const SHORTEN_BOUNDARY = "name fewer allowedInstanceTypes or unusedServices, or let * stand for a part of a name";

/** True for a document that is attached; the boundary is not. */
export const isDeny = ({ kind }: { kind: DocumentKind }): boolean => kind !== "boundary";

/** More policies than can be attached, and the document and statement that take most of the room. */
function countProblems(all: readonly Draft[], documents: readonly MeasuredDocument[], mode: GuardrailMode): Problem[] {
  const attached = documents.filter(isDeny).length;
  const most = DENIES_ATTACHED[kindOf(mode)];
  if (attached <= most) return [];
  const { name, document } = all
    .filter(isDeny)
    .reduce((longest, each) => (minify(each.document).length > minify(longest.document).length ? each : longest));
  const { sid, size } = longestStatement(document);
  return [
    documentProblem(
      `need ${attached} policies, ${most} can be attached; the longest document is ${name}, and its longest statement ${sid} with ${size} characters; ${SHORTEN}`,
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
  const { mode, guards = GUARDS } = args;
  if (mode === GuardrailMode.None) return { documents: [] };
  const all = drafts(args).filter(
    (draft) => guards.includes(draft.guard) && (isDeny(draft) || mode === GuardrailMode.Account),
  );
  const emitted = all.map((draft) => ({
    guard: draft.guard,
    ...(isDeny(draft) ? emitInParts(draft, SHORTEN) : emitWhole(draft, SHORTEN_BOUNDARY)),
  }));
  const documents = emitted.flatMap((one) =>
    "documents" in one
      ? one.documents.map(({ name, kind, ...rest }) => ({
          name,
          kind,
          guard: one.guard,
          attachTo: ATTACH_TO[kind],
          ...rest,
        }))
      : [],
  );
  const tooLong = emitted.flatMap((one) => ("problems" in one ? one.problems : []));
  // Where a document does not fit at all, the number of policies is not known yet.
  const problems = tooLong.length > 0 ? tooLong : countProblems(all, documents, mode);
  return problems.length > 0 ? { problems } : { documents };
}
