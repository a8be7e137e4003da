import { type PolicyDocument, policyDocument } from "../document";
import { AUDITOR_NAME, EXEMPT_PATH } from "../own-principals";
import { allow } from "../statements";
import { metadata, type MetadataArgs } from "./metadata";
import { ownSignIn } from "./mfa";

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
 * For people who talk to AWS: support cases, health and advice, and what exists in the allowed regions. No data and no
 * secrets. A managed policy; it demands MFA.
 *
 * A case during an intrusion is about regions where nobody works. For these it may take the role of the auditor, which reads
 * in every region and which no guardrail binds. To spare the group from the region deny instead would hold in mode account
 * only, since a service control policy cannot tell the users of a group from others, and would spare its users' writes too,
 * whatever other policy gives them.
 * https://docs.aws.amazon.com/awssupport/latest/user/accessing-support.html
 */
export const support = (args: MetadataArgs): PolicyDocument =>
  policyDocument([
    allow("AllowHelp", HELP),
    ...metadata(args),
    allow("AllowAuditor", ["sts:AssumeRole"], { resource: `arn:aws:iam::*:role${EXEMPT_PATH}${AUDITOR_NAME}` }),
    ...ownSignIn(),
  ]);
