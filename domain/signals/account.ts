import { ACCOUNT_SETTINGS } from "../documents/actions/account-settings";
import { apiCall, CALL, CALL_EVENTS, callsOf, NOT_DEPLOY, NOT_REFUSED } from "./calls";
import { NEXT_STEPS } from "./next-steps";
import { Ears, Severity, type Signal, SignalFamily } from "./signal";

/** Who is told about the account. */
export const CONTACTS: readonly string[] = [
  "account:AcceptPrimaryEmailUpdate",
  "account:DeleteAlternateContact",
  "account:PutAccountName",
  "account:PutAlternateContact",
  "account:PutContactInformation",
  "account:StartPrimaryEmailUpdate",
];

/** The account goes, or goes to somebody else. */
export const LEAVING: readonly string[] = [
  "account:CloseAccount",
  "organizations:AcceptHandshake",
  "organizations:CloseAccount",
  "organizations:DeleteOrganization",
  "organizations:LeaveOrganization",
  "organizations:RemoveAccount*",
];

/** The console is closed to its owner, or hides regions and services from everybody. */
export const CONSOLE: readonly string[] = [
  "signin:PutConsoleAuthorizationConfiguration",
  "signin:PutResourcePermissionStatement",
  "uxc:UpdateAccountCustomizations",
];

export const REGION_CALLS: readonly string[] = ["account:DisableRegion", "account:EnableRegion"];

export const QUOTAS: readonly string[] = ["servicequotas:RequestServiceQuotaIncrease"];

/** Of the settings of an account, those that a baseline switches on in a region. */
const DEFAULTS = ACCOUNT_SETTINGS.filter(
  (action) => /^(ec2|s3|ssm):/.test(action) || action.startsWith("iam:DeleteAccountP"),
);

const FAMILY = { family: SignalFamily.Account, needsTrail: true, next: NEXT_STEPS.endCaller } as const;

/** Somebody changes the account itself. */
export const ACCOUNT: readonly Signal[] = [
  {
    ...FAMILY,
    ...CALL,
    id: "contact-changed",
    title: "Somebody changes who is told about this account",
    severity: Severity.High,
    where: Ears.Global,
    patterns: [apiCall(callsOf(CONTACTS), { userIdentity: NOT_DEPLOY })],
    notes: "By anybody but the deploy role. Attempts that were refused ring, too.",
    source: CALL_EVENTS,
  },
  {
    ...FAMILY,
    ...CALL,
    id: "account-leaving",
    title: "Somebody closes this account, or moves it to another owner",
    severity: Severity.Critical,
    where: Ears.Global,
    patterns: [apiCall(callsOf(LEAVING))],
    notes: "Attempts that were refused ring, too.",
    source: CALL_EVENTS,
  },
  {
    ...FAMILY,
    ...CALL,
    id: "console-closed",
    title: "Somebody closes the console to others, or hides parts of it",
    severity: Severity.Critical,
    where: Ears.Covered,
    patterns: [apiCall(callsOf(CONSOLE))],
    notes:
      "Attempts that were refused ring, too. Sign in through another region, or with the CLI, when the console is closed.",
    source: "https://docs.aws.amazon.com/signin/latest/userguide/security_iam_resource-based-policy-examples.html",
  },
  {
    ...FAMILY,
    ...CALL,
    id: "region-asked",
    title: "Somebody enables or disables a region",
    severity: Severity.High,
    where: Ears.Global,
    patterns: [apiCall(callsOf(REGION_CALLS))],
    facts: [...CALL.facts, "Region: <target>."],
    paths: { ...CALL.paths, target: "$.detail.requestParameters.RegionName" },
    notes: "Attempts that were refused ring, too.",
    source: "https://docs.aws.amazon.com/accounts/latest/reference/monitoring-cloudtrail.html",
  },
  {
    ...FAMILY,
    id: "region-switched",
    title: "A region was enabled or disabled",
    severity: Severity.High,
    where: Ears.Covered,
    needsTrail: false,
    patterns: [
      {
        source: ["aws.account"],
        "detail-type": ["Region Opt-In Status Change"],
        detail: { status: ["DISABLED", "ENABLED"] },
      },
    ],
    facts: ["What: <target> is now <status>, since <time>.", "A new region has no guard until the baseline covers it."],
    paths: { target: "$.detail.regionName", status: "$.detail.status" },
    next: NEXT_STEPS.closeRegion,
    notes: "At the end of what `region-asked` begins, minutes to hours later, and without a trail.",
    source: "https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-account.html",
  },
  {
    ...FAMILY,
    ...CALL,
    id: "default-weakened",
    title: "Somebody changes a safe default of this account",
    severity: Severity.High,
    where: Ears.Covered,
    patterns: [apiCall(callsOf(DEFAULTS), { userIdentity: NOT_DEPLOY, ...NOT_REFUSED })],
    notes:
      "Encryption of disks, public snapshots and images, metadata of machines, public buckets, the password policy; by anybody but the deploy role.",
    source: CALL_EVENTS,
  },
  {
    ...FAMILY,
    ...CALL,
    id: "quota-asked",
    title: "Somebody asks for a larger quota",
    severity: Severity.Medium,
    where: Ears.Covered,
    patterns: [apiCall(callsOf(QUOTAS))],
    facts: [...CALL.facts, "Quota: <quota> of <what>, wanted <wanted>."],
    paths: {
      ...CALL.paths,
      quota: "$.detail.requestParameters.quotaCode",
      what: "$.detail.requestParameters.serviceCode",
      wanted: "$.detail.requestParameters.desiredValue",
    },
    notes: "What a thief asks for before the large launch. Attempts that were refused ring, too.",
    source: "https://docs.aws.amazon.com/servicequotas/latest/userguide/logging-using-cloudtrail.html",
  },
];
