import { CostExplorerClient, GetAnomalyMonitorsCommand } from "@aws-sdk/client-cost-explorer";
import { paged, probe } from "./probe";

/**
 * Monitors that compare what each service costs with what is usual; an account can have one.
 * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetAnomalyMonitors.html
 */
export const anomalyMonitors = probe({
  id: "anomaly-monitors",
  service: "ce",
  kind: "anomaly monitor of services",
  scope: "global",
  client: CostExplorerClient,
  calls: { list: paged(GetAnomalyMonitorsCommand, "NextPageToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ AnomalyMonitors = [] }) => AnomalyMonitors)
      .filter(({ MonitorDimension }) => MonitorDimension === "SERVICE")
      .map(({ MonitorArn, MonitorName }) => ({ id: MonitorName!, arn: MonitorArn! })),
});

export const PROBES = [anomalyMonitors];
