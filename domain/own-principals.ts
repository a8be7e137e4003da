import { GuardrailMode } from "./settings";

/**
 * Where the baseline keeps its own roles, groups and policies. A path and not a list of names, because it stands in every
 * statement of every deny: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-friendly-names
 */
export const OWN_PATH = "/ringfence/";

/** Roles at this path are bound by no guardrail. The tamper deny lets nobody else make or change a role there. */
export const EXEMPT_PATH = `${OWN_PATH}exempt/`;

/** The policy that stops every launch during an emergency, as Pulumi names it: `<component>-freeze-<7 hexadecimal digits>`. */
export const FREEZE_NAME = "*-freeze-*";

/** ARN pattern of an own policy, role or group, in whatever account. */
export const ownArn = (kind: "policy" | "role" | "group", name: string): string =>
  `arn:aws:iam::*:${kind}${OWN_PATH}${name}`;

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

/** What the names of the baseline's own alarms, topics, rules and budgets begin with, unless it has another name. */
export const NAME_PREFIX = "ringfence-";
