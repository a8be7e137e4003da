import { globalActions } from "../../regions/global-services";
import { GLOBAL_EVENT_REGIONS } from "../../regions/regions";
import { closedActions } from "../actions/paid-services";
import type { Statement } from "../document";
import type { DocumentArgs } from "../document-args";
import { patternOf } from "../pattern";
import { allow, inRegions } from "../statements";
import { GLOBAL_READS, REGIONAL_READS, readsOf } from "./metadata-reads";

/** What the reads depend on. */
export type MetadataArgs = Pick<Required<DocumentArgs>, "allowedRegions" | "unusedServices">;

const coveredBy = (patterns: readonly string[]): ((action: string) => boolean) => {
  const tests = patterns.map(patternOf);
  return (action) => tests.some((pattern) => pattern.test(action));
};

/**
 * Looks at what exists and how it is set, as far as the guardrails leave it: in the allowed regions, at the endpoints of
 * worldwide services, where certificates, keys, metrics and logs of theirs are, and of what has no region; nothing of paid
 * services that are unused and so denied whole. What the guardrails close is not allowed here either, so that a policy
 * promises the same whether they hang beside it or not. Who must see all of it takes the role of the auditor.
 */
export function metadata({ allowedRegions, unusedServices }: MetadataArgs): Statement[] {
  const isUnused = coveredBy(closedActions(unusedServices));
  const reads = readsOf(REGIONAL_READS).filter((read) => !isUnused(read));
  const endpoints = GLOBAL_EVENT_REGIONS.filter((region) => !allowedRegions.includes(region));
  const atEndpoints = reads.filter(coveredBy(globalActions()));
  return [
    allow("AllowMetadata", reads, { condition: inRegions(allowedRegions) }),
    ...(endpoints.length > 0
      ? [allow("AllowMetadataAtEndpoints", atEndpoints, { condition: inRegions(endpoints) })]
      : []),
    allow("AllowMetadataEverywhere", readsOf(GLOBAL_READS)),
  ];
}
