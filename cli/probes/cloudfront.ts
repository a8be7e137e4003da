import { CloudFrontClient, ListDistributionsCommand } from "@aws-sdk/client-cloudfront";
import { paged, probe } from "./probe";

/** Traffic is what costs: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ListDistributions.html */
export const distributions = probe({
  id: "distributions",
  service: "cloudfront",
  kind: "CloudFront distribution",
  scope: "global",
  sweep: "rest",
  client: CloudFrontClient,
  calls: { list: paged(ListDistributionsCommand, "Marker", ({ DistributionList }) => DistributionList?.NextMarker) },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ DistributionList }) => DistributionList?.Items ?? [])
      .map(({ Id, ARN, Enabled, LastModifiedTime }) => ({
        id: Id!,
        arn: ARN,
        startedAt: LastModifiedTime,
        state: Enabled ? "enabled" : "disabled",
        usdPerHour: 0,
      })),
});

export const PROBES = [distributions];
