import type { Statement } from "../document";

/** What is known of an AWS service that publishes alerts. */
export interface ServicePrincipal {
  /** As a policy names it. */
  principal: string;
  /**
   * Condition keys that AWS documents for the service's requests: those of `sns:Publish`, and those of its calls to the key
   * of an encrypted topic. A policy that asks for any other key drops the service's alerts without a trace.
   */
  publishes: { topic: readonly string[]; key: readonly string[] };
  /** The page of AWS that shows a policy with these keys, or that says that there are none. */
  source: string;
  /** Condition keys with which it takes a role, and who shows them. Default: it takes none for an alert. */
  takesRoles?: { keys: readonly string[]; source: string };
}

const ACCOUNT = "aws:SourceAccount";
const ARN = "aws:SourceArn";

/**
 * Every service that alerts come from. Resource policies are built from the rows, and a test may send no key that is not in
 * its service's row.
 *
 * For calls to a key the guide of SNS names both source keys for services in general, "refer to service specific
 * documentation", and takes EventBridge out: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export const SERVICE_PRINCIPALS: readonly ServicePrincipal[] = [
  {
    principal: "budgets.amazonaws.com",
    publishes: { topic: [ACCOUNT, ARN], key: [ACCOUNT, ARN] },
    source: "https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html",
  },
  {
    principal: "cloudwatch.amazonaws.com",
    publishes: { topic: [ACCOUNT, ARN], key: [ACCOUNT, ARN] },
    source: "https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html",
  },
  {
    principal: "costalerts.amazonaws.com",
    publishes: { topic: [ACCOUNT], key: [ACCOUNT] },
    source: "https://docs.aws.amazon.com/cost-management/latest/userguide/ad-SNS.html",
  },
  {
    // "You can't use Condition blocks in Amazon SNS topic policies for EventBridge." The page on conditions speaks of
    // aws:SourceAccount in general terms, so what a run shows decides; without a condition delivery is right either way.
    principal: "events.amazonaws.com",
    publishes: { topic: [], key: [] },
    source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions",
    takesRoles: {
      keys: [ACCOUNT, ARN],
      source:
        "the trust policy of the roles that the console of EventBridge makes for targets, TrustEventBridgeService",
    },
  },
];

const principals = (rows: readonly ServicePrincipal[]): Record<string, string[]> => ({
  Service: rows.map(({ principal }) => principal),
});

/**
 * The statements that let the services in: on behalf of the account where a service says for whom it calls, else without
 * a condition.
 *
 * @param to what they are let in to
 * @param accountId the account that alerts may come from, 12 digits
 * @param sids of the two statements
 */
export function letIn(
  to: keyof ServicePrincipal["publishes"],
  accountId: string,
  sids: { ofAccount: string; ofAnyAccount: string },
  allowed: Pick<Statement, "Action" | "Resource">,
): Statement[] {
  const saysWhose = ({ publishes }: ServicePrincipal) => publishes[to].includes(ACCOUNT);
  return [
    {
      Sid: sids.ofAccount,
      Effect: "Allow",
      Principal: principals(SERVICE_PRINCIPALS.filter(saysWhose)),
      ...allowed,
      Condition: { StringEquals: { [ACCOUNT]: accountId } },
    },
    {
      Sid: sids.ofAnyAccount,
      Effect: "Allow",
      Principal: principals(SERVICE_PRINCIPALS.filter((row) => !saysWhose(row))),
      ...allowed,
    },
  ];
}
