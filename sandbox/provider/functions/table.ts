import type { FunctionType } from "../core/function";
import { getCallerIdentity } from "./get-caller-identity";
import { getDelegatedAdministrators } from "./get-delegated-administrators";
import { getDetector } from "./get-detector";
import { getGroup } from "./get-group";
import { getOrganization } from "./get-organization";
import { getPartition } from "./get-partition";
import { getPoliciesForTarget } from "./get-policies-for-target";
import { getPolicy } from "./get-policy";
import { getRegion } from "./get-region";
import { getRegions } from "./get-regions";
import { getRole } from "./get-role";

/** Every data source that the provider serves. */
export const FUNCTIONS: readonly FunctionType[] = [
  getCallerIdentity,
  getDelegatedAdministrators,
  getDetector,
  getGroup,
  getOrganization,
  getPartition,
  getPoliciesForTarget,
  getPolicy,
  getRegion,
  getRegions,
  getRole,
];
