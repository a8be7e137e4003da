import { type PolicyDocument, policyDocument } from "../document";
import { GLOBAL_READS, REGIONAL_READS, readsOf } from "./metadata-reads";
import { ownSignIn } from "./mfa";
import { allow, inRegions } from "./statements";

export interface ReadOnlyArgs {
  /** Region codes where workloads may run; at least one. */
  allowedRegions: readonly string[];
}

/**
 * For people who look at workloads: what exists and how it is set, in the allowed regions, with MFA. No data, no secrets,
 * no code, no log lines. A managed policy; it is the same whatever the order of the regions.
 *
 * AWS's own ReadOnlyAccess reads objects, items, messages and logs, so that it is no policy for a look:
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/ReadOnlyAccess.html
 */
export const readOnly = ({ allowedRegions }: ReadOnlyArgs): PolicyDocument =>
  policyDocument([
    allow("AllowMetadata", readsOf(REGIONAL_READS), { condition: inRegions(allowedRegions) }),
    allow("AllowMetadataEverywhere", readsOf(GLOBAL_READS)),
    ...ownSignIn(),
  ]);
