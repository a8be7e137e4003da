import { AppRunnerClient, ListServicesCommand } from "@aws-sdk/client-apprunner";
import { paged, probe } from "./probe";

/** One that is paused costs nothing: https://docs.aws.amazon.com/apprunner/latest/api/API_ServiceSummary.html */
export const services = probe({
  id: "app-runner-services",
  service: "apprunner",
  kind: "App Runner service",
  scope: "regional",
  sweep: "rest",
  client: AppRunnerClient,
  calls: { list: paged(ListServicesCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ ServiceSummaryList = [] }) => ServiceSummaryList)
      .filter(({ Status }) => Status !== "DELETED" && Status !== "CREATE_FAILED")
      .map(({ ServiceName, ServiceArn, CreatedAt, Status }) => ({
        id: ServiceName!,
        arn: ServiceArn,
        startedAt: CreatedAt,
        state: Status,
        usdPerHour: Status === "PAUSED" ? 0 : undefined,
      })),
});

export const PROBES = [services];
