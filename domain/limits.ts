/**
 * Limits that AWS sets and that the baseline must stay within. Each was read on 2026-11-20 from the page beside it, or on
 * 2026-11-26 from the service's own model, as botocore carries it; tests/domain/limits.test.ts holds them against it.
 */

/** What AWS takes for a text. */
export interface TextLimit {
  /** Characters. */
  longest: number;
  /** The letters that it may have. Absent: any. */
  pattern?: RegExp;
}

/** AWS Budgets: https://docs.aws.amazon.com/cost-management/latest/userguide/management-limits.html */
export const BUDGET_LIMITS = {
  /** Notifications that one budget can have. */
  notifications: 5,
  /** Mail addresses that one notification can have, beside its one SNS topic. */
  mailSubscribers: 10,
} as const;

/** What one action of a budget can be about, of each kind: https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_IamActionDefinition.html */
export const BUDGET_ACTION_LIMITS = {
  /** Groups, roles, or targets of an Organization. */
  principals: 100,
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

/** Characters of a resource control policy; the limits page above. */
export const RESOURCE_CONTROL_LIMIT = 5120;

/**
 * Denies that may hang on one target, where FullAWSAccess takes a place of ten, or on one group or role: of its ten places,
 * four are left to what the owner lets it do. The two pages above.
 */
export const DENIES_ATTACHED = { scp: 9, managed: 6 } as const;

/** Policies of a kind that can hang on a root, unit or account, FullAWSAccess and those of Control Tower included: the limits page above. */
export const POLICIES_PER_TARGET = 10;

/**
 * Tags of a resource. Key and value are those of IAM, the strictest of the services that the baseline tags but for the keys
 * of GuardDuty: https://docs.aws.amazon.com/IAM/latest/APIReference/API_Tag.html
 * Count and prefix: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
 */
export const TAG_LIMITS = {
  count: 50,
  key: { longest: 128, pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u },
  value: { longest: 256, pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u },
  /** What AWS keeps for itself, whatever its case. */
  reserved: /^aws:/i,
} as const;

/** Names in IAM: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const IAM_NAME_LIMITS = {
  group: { longest: 128, pattern: /^[\w+=,.@-]+$/ },
  role: { longest: 64, pattern: /^[\w+=,.@-]+$/ },
  user: { longest: 64, pattern: /^[\w+=,.@-]+$/ },
} as const satisfies Record<string, TextLimit>;

/**
 * Characters of the path and the name of a role together, when somebody is to switch to it in the console:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage-assume.html
 */
export const SWITCH_ROLE_LIMIT = 64;

/** Alternate contacts: https://docs.aws.amazon.com/accounts/latest/reference/API_PutAlternateContact.html */
export const ALTERNATE_CONTACT_LIMITS = {
  name: { longest: 64 },
  title: { longest: 50 },
  email: { longest: 254 },
  phone: { longest: 25, pattern: /^[\s0-9()+-]+$/ },
} as const satisfies Record<string, TextLimit>;

/** The primary contact: https://docs.aws.amazon.com/accounts/latest/reference/API_ContactInformation.html */
export const PRIMARY_CONTACT_LIMITS = {
  fullName: { longest: 50 },
  companyName: { longest: 50 },
  addressLine1: { longest: 60 },
  addressLine2: { longest: 60 },
  addressLine3: { longest: 60 },
  city: { longest: 50 },
  districtOrCounty: { longest: 50 },
  stateOrRegion: { longest: 50 },
  postalCode: { longest: 20 },
  phone: { longest: 20, pattern: /^[+][\s0-9()-]+$/ },
  websiteUrl: { longest: 256 },
} as const satisfies Record<string, TextLimit>;

/** Countries for whose addresses AWS demands a state or region: the page above. */
export const STATE_REQUIRED_IN: readonly string[] = ["US", "CA", "GB", "DE", "JP", "IN", "BR"];

/**
 * EventBridge. `pattern` in characters is the quota that an account has from the start; the API takes 4,096 once AWS has raised
 * it: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
 * The input transformer: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_InputTransformer.html
 */
export const EVENT_RULE_LIMITS = { pattern: 2048, description: 512, template: 8192, paths: 100 } as const;
