import { GuardrailMode } from "./guardrails/mode";

/**
 * Where the baseline keeps its own roles, groups and policies. A path and not a list of names, because it stands in every
 * statement of every deny: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-friendly-names
 */
export const OWN_PATH = "/ringfence/";

/** Roles at this path are bound by no deny. The tamper deny lets nobody else make or change a role there. */
export const EXEMPT_PATH = `${OWN_PATH}exempt/`;

/** The policy that stops every launch during an emergency, as Pulumi names it: `<component>-freeze-<7 hexadecimal digits>`. */
export const FREEZE_NAME = "*-freeze-*";

/**
 * AWS's own policy that denies everything, for who is surely in the wrong hands. It is there in every account and nobody can
 * change it, so that to hang it on somebody takes no right to write a policy, with which one could give oneself any other.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSDenyAll.html
 */
export const DENY_ALL = "arn:aws:iam::aws:policy/AWSDenyAll";

/** The role that looks into every region, as Pulumi names it: `<component>-auditor-<7 hexadecimal digits>`. */
export const AUDITOR_NAME = "*-auditor-*";

/**
 * Where the user of the canary key is. A few services that CloudTrail does not record tell a caller its ARN, so the path
 * says nothing of Ringfence; nobody else has a user there.
 */
export const CANARY_PATH = "/svc/sync/";

/** ARN pattern of that user. */
export const CANARY_ARN = `arn:aws:iam::*:user${CANARY_PATH}*`;

/** AWS's own policy that denies everything, in whatever account. */
export const DENY_ALL_ARN = "arn:aws:iam::aws:policy/AWSDenyAll";

/** ARN pattern of an own policy, role or group, in whatever account. */
export const ownArn = (kind: "policy" | "role" | "group", name: string): string =>
  `arn:aws:iam::*:${kind}${OWN_PATH}${name}`;

/** Everything of the baseline in IAM. */
export const OWN_IDENTITIES = [ownArn("group", "*"), ownArn("policy", "*"), ownArn("role", "*")];

/** ARN pattern of the permissions boundary, as Pulumi names it. A document that demands it cannot know its account or name. */
export const BOUNDARY_ARN = ownArn("policy", "*-boundary-*");

/**
 * Principals of an organization that work in every region and every account of it. Control Tower and StackSets were locked
 * out where a deny forgot them: https://github.com/schubergphilis/terraform-aws-mcaf-landing-zone/issues/199
 */
const ORGANIZATION_PRINCIPALS = [
  "arn:aws:iam::*:role/AWSControlTowerExecution",
  "arn:aws:iam::*:role/stacksets-exec-*",
];

/**
 * Whom the guardrails spare: the roles of the baseline, those of the organization, and those that the owner names.
 *
 * @param named ARNs; `*` may stand for a part of a name
 */
export const exemptPrincipals = (mode: GuardrailMode, named: readonly string[]): string[] => [
  `arn:aws:iam::*:role${EXEMPT_PATH}*`,
  ...(mode === GuardrailMode.Organization ? ORGANIZATION_PRINCIPALS : []),
  ...named,
];

/** Name of the baseline of the program. */
export const BASELINE_NAME = "ringfence";

/** What the names of the baseline's own alarms, topics, rules and budgets begin with, unless it has another name. */
export const NAME_PREFIX = `${BASELINE_NAME}-`;

/** ARN patterns of the baseline's own alarms, rules and topics. */
export const ownAlerts = (prefix: string): string[] => [
  `arn:aws:cloudwatch:*:*:alarm:${prefix}*`,
  `arn:aws:events:*:*:rule/${prefix}*`,
  `arn:aws:sns:*:*:${prefix}*`,
];

/** ARN pattern of its budgets. */
export const ownBudgets = (prefix: string): string => `arn:aws:budgets::*:budget/${prefix}*`;

/** The service that AWS Config is in policies, and the role of AWS that it works with. */
export const CONFIG_SERVICE = "config.amazonaws.com";
export const CONFIG_ROLE = "AWSServiceRoleForConfig";

/**
 * AWS's own policy for the role of an aggregator: it lists accounts, trusted services and administrators of the organization.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSConfigRoleForOrganizations.html
 */
export const ORGANIZATION_READER_ARN = "arn:aws:iam::aws:policy/service-role/AWSConfigRoleForOrganizations";
