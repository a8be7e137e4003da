import { ALLOWED_INSTANCE_TYPES } from "./actions/instance-types";
import { UNUSED_BY_DEFAULT } from "./actions/paid-services";
import type { AllowedLauncher } from "./guardrails/fleets";
import type { ToolRegion } from "./guardrails/tool-regions";

/** What the owner decides about guardrails and least privilege. */
export interface DocumentArgs {
  /** Region codes where workloads may run; at least one. */
  allowedRegions: readonly string[];
  /** Instance types that may be started, as patterns: `t3.*`. Default: small ones, `ALLOWED_INSTANCE_TYPES`. */
  allowedInstanceTypes?: readonly string[];
  /** Ids of paid services that nobody uses. Default: those of domain/documents/actions/paid-services.ts that are denied by default. */
  unusedServices?: readonly string[];
  /** Launchers of cluster nodes that may start fleets with named roles. Default: none. */
  allowedLaunchers?: readonly AllowedLauncher[];
  /** Regions of worldwide services in which named roles of tools may work on stacks. Default: none. */
  toolRegions?: readonly ToolRegion[];
  /**
   * What the names of the baseline's own alarms, topics, rules and budgets begin with: `ringfence-`. It has no default:
   * a document under another name than it will have would be checked and not be the one that is emitted.
   */
  namePrefix: string;
}

/** The arguments with every default in its place. */
export const withDefaults = ({
  allowedRegions,
  allowedInstanceTypes = ALLOWED_INSTANCE_TYPES,
  unusedServices = UNUSED_BY_DEFAULT,
  allowedLaunchers = [],
  toolRegions = [],
  namePrefix,
}: DocumentArgs): Required<DocumentArgs> => ({
  allowedRegions,
  allowedInstanceTypes,
  unusedServices,
  allowedLaunchers,
  toolRegions,
  namePrefix,
});
