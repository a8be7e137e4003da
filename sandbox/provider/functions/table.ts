import type { FunctionType } from "../function";
import { getCallerIdentity } from "./get-caller-identity";
import { getDetector } from "./get-detector";
import { getGroup } from "./get-group";
import { getOrganization } from "./get-organization";
import { getPartition } from "./get-partition";
import { getRegion } from "./get-region";
import { getRegions } from "./get-regions";
import { getRole } from "./get-role";

/** Every data source that the provider serves. */
export const FUNCTIONS: readonly FunctionType[] = [
  getCallerIdentity,
  getDetector,
  getGroup,
  getOrganization,
  getPartition,
  getRegion,
  getRegions,
  getRole,
];
