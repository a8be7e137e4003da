import type { Check } from "./check";
import { ACCESS_CHECKS } from "./checks/access";
import { CONTACT_CHECKS } from "./checks/contacts";
import { DELIVERY_CHECKS } from "./checks/delivery";
import { DETECTION_CHECKS } from "./checks/detection";
import { DRIFT_CHECKS } from "./checks/drift";
import { PROOF_CHECKS } from "./checks/proof";

/** Every check, in the order of the report. */
export const CHECKS: readonly Check[] = [
  ...CONTACT_CHECKS,
  ...DELIVERY_CHECKS,
  ...DETECTION_CHECKS,
  ...ACCESS_CHECKS,
  ...DRIFT_CHECKS,
  ...PROOF_CHECKS,
];
