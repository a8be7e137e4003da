import { compact } from "../actions/compact";
import { closedActions } from "../actions/paid-services";
import { PURCHASES } from "../actions/purchases";
import { type PolicyDocument, policyDocument } from "../document";
import type { DocumentArgs } from "../document-args";
import { patternOf } from "../pattern";
import { denyUnless } from "../statements";

export interface ServiceDenyArgs extends Required<Pick<DocumentArgs, "unusedServices">> {
  /** ARNs of principals that are not bound; `*` may stand for a part. Default: none. */
  exemptPrincipals?: readonly string[];
}

/**
 * Denies what nobody uses and what is bought: paid services that the owner does not name as used, commitments, and larger
 * quotas. The document is the same whatever the order of the lists.
 */
export function serviceDeny({ unusedServices, exemptPrincipals }: ServiceDenyArgs): PolicyDocument {
  const unused = compact(closedActions(unusedServices));
  const closed = unused.map(patternOf);
  const bought = PURCHASES.filter((action) => !closed.some((service) => service.test(action)));
  return policyDocument([
    denyUnless(exemptPrincipals, "DenyCommitments", bought),
    ...(unused.length > 0 ? [denyUnless(exemptPrincipals, "DenyUnusedServices", unused)] : []),
  ]);
}
