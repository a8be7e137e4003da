/**
 * Limits that AWS sets and that the baseline must stay within. Each was read on 2026-11-20 from the page beside it.
 */

/** AWS Budgets: https://docs.aws.amazon.com/cost-management/latest/userguide/management-limits.html */
export const BUDGET_LIMITS = {
  /** Notifications that one budget can have. */
  notifications: 5,
  /** Mail addresses that one notification can have, beside its one SNS topic. */
  mailSubscribers: 10,
} as const;

/**
 * Characters that a policy document may have.
 *
 * `scp` is the old limit of service control policies. AWS raised it to 10,240 in May 2026, but tools that check 5,120 are
 * still in use, so the product emits below it:
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 * `managed` does not count white space: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const DOCUMENT_LIMITS = { scp: 5120, managed: 6144, boundary: 6144 } as const;

/**
 * Policies that can hang on one target (FullAWSAccess takes a place of ten) or on one group or role (of ten, one place is
 * left to the owner): the two pages above.
 */
export const POLICIES_PER_PRINCIPAL = 9;

/** Tags of a resource: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
export const TAG_LIMITS = { count: 50, key: 128, value: 256 } as const;

/** Contacts: https://docs.aws.amazon.com/accounts/latest/reference/API_PutAlternateContact.html */
export const CONTACT_LIMITS = { name: 64, title: 50, email: 254 } as const;
