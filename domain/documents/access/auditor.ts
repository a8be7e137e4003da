import { type PolicyDocument, policyDocument } from "../document";
import { AUDIT_READS } from "./audit-reads";
import { allow } from "../statements";

/**
 * For the role that looks into every region: what runs and bills, who may do what, and whether the baseline watches. It
 * changes nothing and reads no data. In every region, since machines of an intruder are where nobody works. A managed
 * policy. The role is exempt from the guardrails: a read that the region deny refuses would look like "nothing there".
 *
 * SecurityAudit, the policy of AWS for this, lacks calls of the newer launchers and of the bill:
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/SecurityAudit.html
 */
export const auditor = (): PolicyDocument => policyDocument([allow("AllowAudit", AUDIT_READS)]);
