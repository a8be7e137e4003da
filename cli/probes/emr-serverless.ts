import { EMRServerlessClient, ListApplicationsCommand } from "@aws-sdk/client-emr-serverless";
import { paged, probe } from "./probe";

/** A job starts one that is only created: https://docs.aws.amazon.com/emr-serverless/latest/APIReference/API_ListApplications.html */
export const applications = probe({
  id: "emr-serverless-applications",
  service: "emr-serverless",
  kind: "EMR Serverless application",
  scope: "regional",
  sweep: "rest",
  client: EMRServerlessClient,
  calls: { list: paged(ListApplicationsCommand, "nextToken") },
  read: async ({ list }) =>
    (await list({ states: ["CREATING", "CREATED", "STARTING", "STARTED"] }))
      .flatMap(({ applications: found = [] }) => found)
      .map(({ id, arn, createdAt, state, type }) => ({
        id: id!,
        arn,
        startedAt: createdAt,
        state,
        size: type,
        usdPerHour: state === "CREATED" ? 0 : undefined,
      })),
});

export const PROBES = [applications];
