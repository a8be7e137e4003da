import { AwsError, type Document } from "../wire/codec";
import type { Context } from "./operation";
import type { Organization } from "./organizations";

const ACCOUNT = "account.amazonaws.com";

/**
 * Why a call may not name the account that it means: only the management account may, only a member, and only while the
 * service is trusted in the organization. The error's code is that of the model, its words are not AWS's.
 * https://docs.aws.amazon.com/accounts/latest/reference/API_PutAlternateContact.html
 */
export function memberRefusal(
  organization: Organization,
  { AccountId: named }: Document,
  { principal }: Context,
): AwsError | undefined {
  if (named === undefined) return undefined;
  const account = named as string;
  const because = (reason: string) => new AwsError("AccessDeniedException", `${principal.arn} ${reason}`, 403);
  if (organization.manager !== principal.accountId)
    return because("does not belong to the management account of an organization, and must not name an account");
  if (account === principal.accountId) return because("must not name its own account");
  if (!organization.members.has(account)) return because(`names ${account}, which is no member`);
  if (!organization.trusted.has(ACCOUNT)) return because(`needs trusted access of ${ACCOUNT} in the organization`);
  return undefined;
}
