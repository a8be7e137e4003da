import { ListDomainsCommand, Route53DomainsClient } from "@aws-sdk/client-route-53-domains";
import { paged, probe } from "./probe";

/** Bought for a year or more: https://docs.aws.amazon.com/Route53/latest/APIReference/API_domains_ListDomains.html */
export const domains = probe({
  id: "registered-domains",
  service: "route53domains",
  kind: "registered domain",
  scope: "global",
  sweep: "rest",
  client: Route53DomainsClient,
  calls: { list: paged(ListDomainsCommand, "Marker", ({ NextPageMarker }) => NextPageMarker) },
  read: async ({ list }) =>
    (await list({ MaxItems: 100 }))
      .flatMap(({ Domains = [] }) => Domains)
      .map(({ DomainName, AutoRenew }) => ({ id: DomainName!, state: AutoRenew ? "renewed" : "not renewed" })),
});

export const PROBES = [domains];
