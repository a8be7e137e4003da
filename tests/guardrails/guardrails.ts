import { policyDocument } from "../../domain/documents/document";
import { regionDeny } from "../../domain/documents/region-deny";
import { ADMINISTRATOR } from "../support/simulate";
import type { Guardrails } from "./decide";
import { EXEMPT } from "./principals";
import { HOME } from "./row";

const REGION_DENY = regionDeny({ allowedRegions: [HOME], exemptPrincipals: EXEMPT });

/** What is attached in each mode when only Sydney is allowed. */
export const GUARDRAILS: Guardrails = {
  organization: { "region deny": REGION_DENY },
  attached: { "region deny": REGION_DENY },
  // A boundary allows what it does not deny only when it says so.
  boundary: { boundary: policyDocument([...ADMINISTRATOR.Statement, ...REGION_DENY.Statement]) },
};
