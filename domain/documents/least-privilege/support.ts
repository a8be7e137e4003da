import { type PolicyDocument, policyDocument } from "../document";
import { GLOBAL_READS, REGIONAL_READS, readsOf } from "./metadata-reads";
import { ownSignIn } from "./mfa";
import { allow } from "./statements";

/** Cases with AWS, the health of services, and the advice that AWS gives. Nothing here changes what the account runs. */
const HELP = [
  "support:*",
  "supportapp:Get*",
  "supportapp:List*",
  "supportplans:GetSupportPlan",
  "trustedadvisor:Describe*",
  "trustedadvisor:Get*",
  "trustedadvisor:List*",
  "trustedadvisor:RefreshCheck",
];

/**
 * For people who talk to AWS: support cases, health and advice, and what exists in any region, because a case is about
 * whatever runs wherever it runs. No data and no secrets. A managed policy; it demands MFA.
 * https://docs.aws.amazon.com/awssupport/latest/user/accessing-support.html
 */
export const support = (): PolicyDocument =>
  policyDocument([
    allow("AllowHelp", HELP),
    allow("AllowMetadata", [...readsOf(REGIONAL_READS), ...readsOf(GLOBAL_READS)]),
    ...ownSignIn(),
  ]);
