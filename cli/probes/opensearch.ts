import { DescribeReservedInstancesCommand, ListDomainNamesCommand, OpenSearchClient } from "@aws-sdk/client-opensearch";
import { once, paged, probe } from "./probe";

/** https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_ListDomainNames.html */
export const domains = probe({
  id: "search-domains",
  service: "es",
  kind: "OpenSearch domain",
  scope: "regional",
  sweep: "rest",
  client: OpenSearchClient,
  calls: { list: once(ListDomainNamesCommand) },
  read: async ({ list }) =>
    ((await list({})).DomainNames ?? []).map(({ DomainName, EngineType }) => ({ id: DomainName!, size: EngineType })),
});

/** https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_ReservedInstance.html */
export const reserved = probe({
  id: "reserved-search-instances",
  service: "es",
  kind: "reserved OpenSearch machine",
  scope: "regional",
  sweep: "rest",
  client: OpenSearchClient,
  calls: { list: paged(DescribeReservedInstancesCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ ReservedInstances = [] }) => ReservedInstances)
      .filter(({ State }) => State !== "retired" && State !== "payment-failed")
      .map(({ ReservedInstanceId, StartTime, State, InstanceType, InstanceCount }) => ({
        id: ReservedInstanceId!,
        startedAt: StartTime,
        state: State,
        size: InstanceType,
        units: InstanceCount,
      })),
});

export const PROBES = [domains, reserved];
