import {
  DescribeHubCommand,
  GetEnabledStandardsCommand,
  ListFindingAggregatorsCommand,
  SecurityHubClient,
} from "@aws-sdk/client-securityhub";
import { optional, paged, probe } from "./probe";

/**
 * The hub of a region, with the standards that it checks and the aggregator of the account, whose ARN says where it is.
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
  },
  read: async ({ describe, standards, aggregators }) => {
    const arn = (await describe({}))?.HubArn;
    if (arn === undefined) return [];
    const [subscriptions, gatherers] = await Promise.all([standards({}), aggregators({})]);
    const aggregator = gatherers.flatMap(({ FindingAggregators = [] }) => FindingAggregators)[0]?.FindingAggregatorArn;
    return [
      {
        id: arn,
        arn,
        standards: subscriptions
          .flatMap(({ StandardsSubscriptions = [] }) => StandardsSubscriptions)
          .map(({ StandardsArn }) => StandardsArn!),
        ...(aggregator === undefined ? {} : { aggregator }),
      },
    ];
  },
});

export const PROBES = [hubs];
