import {
  DescribeHubCommand,
  DescribeOrganizationConfigurationCommand,
  GetAdministratorAccountCommand,
  GetEnabledStandardsCommand,
  ListFindingAggregatorsCommand,
  ListOrganizationAdminAccountsCommand,
  SecurityHubClient,
} from "@aws-sdk/client-securityhub";
import { once, optional, paged, probe } from "./probe";

/**
 * The hub of a region, with the standards that it checks, the aggregator of the account, whose ARN says where it is, and the
 * account that administers it for an organization, if any:
 * https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_GetAdministratorAccount.html
 * Without a hub nobody is told of either: https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_DescribeHub.html
 */
export const hubs = probe({
  id: "security-hubs",
  service: "securityhub",
  kind: "hub of Security Hub CSPM",
  scope: "regional",
  client: SecurityHubClient,
  calls: {
    // "Either Security Hub CSPM is not enabled for the account, or the account does not have permission"
    describe: optional(DescribeHubCommand, "InvalidAccessException"),
    standards: paged(GetEnabledStandardsCommand, "NextToken"),
    aggregators: paged(ListFindingAggregatorsCommand, "NextToken"),
    administrator: once(GetAdministratorAccountCommand),
  },
  read: async ({ describe, standards, aggregators, administrator: administratorOf }) => {
    const arn = (await describe({}))?.HubArn;
    if (arn === undefined) return [];
    const [subscriptions, gatherers, { Administrator }] = await Promise.all([
      standards({}),
      aggregators({}),
      administratorOf({}),
    ]);
    const aggregator = gatherers.flatMap(({ FindingAggregators = [] }) => FindingAggregators)[0]?.FindingAggregatorArn;
    return [
      {
        id: arn,
        arn,
        standards: subscriptions
          .flatMap(({ StandardsSubscriptions = [] }) => StandardsSubscriptions)
          .map(({ StandardsArn }) => StandardsArn!),
        ...(aggregator === undefined ? {} : { aggregator }),
        ...(Administrator?.AccountId === undefined ? {} : { administrator: Administrator.AccountId }),
      },
    ];
  },
});

/**
 * The account that administers Security Hub for the organization in the region, which its management account names.
 * https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_ListOrganizationAdminAccounts.html
 */
export const hubAdministrators = probe({
  id: "security-hub-administrators",
  service: "securityhub",
  kind: "administrator of Security Hub CSPM",
  scope: "regional",
  client: SecurityHubClient,
  calls: { list: paged(ListOrganizationAdminAccountsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({})).flatMap(({ AdminAccounts = [] }) => AdminAccounts).map(({ AccountId }) => ({ id: AccountId! })),
});

/**
 * What is done in the region for accounts that join the organization; nothing where this account is not its administrator, or has
 * no hub, which Security Hub says both by one code:
 * https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_DescribeOrganizationConfiguration.html
 */
export const hubSettings = probe({
  id: "security-hub-organization",
  service: "securityhub",
  kind: "organization of Security Hub CSPM",
  scope: "regional",
  client: SecurityHubClient,
  calls: { describe: optional(DescribeOrganizationConfigurationCommand, "InvalidAccessException") },
  read: async ({ describe }) => {
    const answer = await describe({});
    if (answer === undefined) return [];
    const { AutoEnable, AutoEnableStandards, OrganizationConfiguration } = answer;
    const isCentral = OrganizationConfiguration?.ConfigurationType === "CENTRAL";
    const newMembers = AutoEnable === true;
    return [
      { id: "organization", isCentral, newMembers, defaultStandards: newMembers && AutoEnableStandards === "DEFAULT" },
    ];
  },
});

export const PROBES = [hubs, hubAdministrators, hubSettings];
