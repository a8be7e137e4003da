import { isOnInProfile } from "../../../domain/controls/control";
import { type ControlId, findControl } from "../../../domain/controls/table";
import { ACCESS } from "./access";
import { COMPLIANCE } from "./compliance";
import { CONTACTS } from "./contacts";
import { DEFAULTS } from "./defaults";
import { DETECTION } from "./detection";
import type { ReadBack } from "./read-back";
import { SPEND } from "./spend";

/** Controls as the account shows them. One without a row, or a reason below, fails tests/integration/coverage.test.ts. */
export const READ_BACKS: readonly ReadBack[] = [
  ...CONTACTS,
  ...SPEND,
  ...DETECTION,
  ...DEFAULTS,
  ...COMPLIANCE,
  ...ACCESS,
];

/** Those of the default profile. */
export const STANDARD_READ_BACKS = READ_BACKS.filter(({ control }) => isOnInProfile(findControl(control), "standard"));

const ORGANIZATION =
  "it needs an organization with members; tests/integration/organization-policies.test.ts reads it back";

/** Controls that no row reads back, and where they are tried. */
export const NOT_READ_BACK: Partial<Record<ControlId, string>> = {
  "canary-key": "no profile has it on; tests/integration/early-warning.test.ts uses its key",
  "cis-metric-filters": "tests/components/trail/cis-metric-filters.test.ts and the conformance cases of its rows",
  "delegated-administrators": "only in an organization; tests/integration/organization.test.ts reads it",
  "organization-aggregator": "only in an organization; tests/integration/organization.test.ts reads it",
  "organization-analyzers": "only in an organization; tests/integration/organization.test.ts reads them",
  "organization-detectors": "only for the administrator; tests/integration/organization.test.ts reads it",
  "organization-hubs": "only for the administrator; tests/integration/organization.test.ts reads it",
  "health-notifications": "npm has no client of the services; the conformance cases of its rows read it",
  "declarative-policies": ORGANIZATION,
  "member-contacts": ORGANIZATION,
  "resource-control": ORGANIZATION,
  "root-access": ORGANIZATION,
  "unused-access": "the conformance cases of its row",
  "workload-network": "its plugin cannot run here",
};
