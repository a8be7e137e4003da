import { DescribeOrganizationCommand, ListAccountsCommand, OrganizationsClient } from "@aws-sdk/client-organizations";
import { optional, paged, probe } from "./probe";

/**
 * The accounts of the organization, each of which can spend. Only the management account can make some, and only it and
 * delegated administrators see them: a member has none of its own.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
 */
export const accounts = probe({
  id: "member-accounts",
  service: "organizations",
  kind: "account of the organization",
  scope: "global",
  sweep: "rest",
  client: OrganizationsClient,
  calls: {
    describe: optional(DescribeOrganizationCommand, "AWSOrganizationsNotInUseException"),
    list: paged(ListAccountsCommand, "NextToken"),
  },
  read: async ({ describe, list }, { accountId }) => {
    const organization = (await describe({}))?.Organization;
    if (organization?.MasterAccountId !== accountId) return [];
    return (await list({}))
      .flatMap(({ Accounts = [] }) => Accounts)
      .filter(({ Id }) => Id !== accountId)
      .map(({ Id, Arn, JoinedTimestamp, State, JoinedMethod }) => ({
        id: Id!,
        arn: Arn,
        startedAt: JoinedTimestamp,
        state: State,
        usdPerHour: 0,
        owner: JoinedMethod,
      }));
  },
});

export const PROBES = [accounts];
