import { SERVICE_PRINCIPALS } from "../../../domain/documents/resource-policies/service-principals";
import { evaluate } from "../authorization/evaluate";
import type { Policies } from "../authorization/policies";
import { sent } from "./judge";
import type { Failure } from "./notice";

/** What a rule wants to send to a bus of another region. */
export interface Forward {
  /** ARN of the rule. */
  sourceArn: string;
  busArn: string;
  /** The role that its target names. */
  roleArn?: string;
  /** The event, with the region and the account where it happened. */
  event: { readonly [field: string]: unknown };
}

/** A forward, and what came of it. On AWS one that is dropped shows in a metric at most: FailedInvocations of EventBridge. */
export interface Forwarded extends Forward {
  at: Date;
  /** Absent for an event that arrived. */
  failure?: Failure;
}

const SERVICE = "events.amazonaws.com";

const partsOf = (arn: string): { region: string; account: string } => {
  const [, , , region = "", account = ""] = arn.split(":");
  return { region, account };
};

/**
 * Why a rule may not send an event; undefined: it may. With a role, whose trust policy has to let EventBridge take it for
 * this rule, and whose rights have to reach the bus. An event that was sent on once is not sent on again.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html and
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-account.html
 */
export async function judgeForward(
  policies: Pick<Policies, "of">,
  { sourceArn, busArn, roleArn, event }: Forward,
): Promise<Failure | undefined> {
  const { account } = partsOf(busArn);
  if (account !== partsOf(sourceArn).account)
    return { resource: busArn, reason: "the bus of another account is not in the sandbox" };
  if (event["region"] !== partsOf(sourceArn).region)
    return { resource: busArn, reason: "the event was sent from another region already, and is not sent on" };
  if (roleArn === undefined)
    return { resource: busArn, reason: "the target names no role, which a bus of another region needs" };
  const role = await policies.of(roleArn);
  if (!role?.trust) return { resource: roleArn, reason: "the role does not exist" };
  const { keys } = SERVICE_PRINCIPALS.find(({ principal }) => principal === SERVICE)!.takesRoles!;
  const noPolicies = { identity: [], boundary: null, organization: [] };
  const take = { principal: SERVICE, action: "sts:AssumeRole", resource: role.arn, accountId: account };
  const context = sent(keys, { service: SERVICE, sourceArn });
  if (await evaluate({ ...take, context }, { ...noPolicies, resource: role.trust }))
    return { action: take.action, resource: role.arn, reason: "the role does not trust EventBridge for this rule" };
  const put = { principal: role.arn, action: "events:PutEvents", resource: busArn, accountId: account, context: {} };
  const { identity, boundary, organization } = role;
  return (await evaluate(put, { identity, boundary, organization }))
    ? { action: put.action, resource: busArn, reason: `${role.arn} has no right to put events there` }
    : undefined;
}

/** Where an event arrives. */
export const destinationOf = ({ busArn }: Forward): { account: string; region: string } => partsOf(busArn);
