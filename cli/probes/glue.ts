import {
  GetDevEndpointsCommand,
  GetJobsCommand,
  GlueClient,
  ListSessionsCommand,
  type SessionStatus,
} from "@aws-sdk/client-glue";
import { paged, probe } from "./probe";

const ROW = { service: "glue", scope: "regional", sweep: "rest", client: GlueClient } as const;

/** What a trigger or a caller starts; a job that does not run costs nothing. https://docs.aws.amazon.com/glue/latest/webapi/API_Job.html */
export const jobs = probe({
  ...ROW,
  id: "glue-jobs",
  kind: "Glue job",
  calls: { list: paged(GetJobsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ Jobs = [] }) => Jobs)
      .map(({ Name, CreatedOn, WorkerType, NumberOfWorkers, Role }) => ({
        id: Name!,
        startedAt: CreatedOn,
        size: WorkerType,
        units: NumberOfWorkers,
        usdPerHour: 0,
        owner: Role,
      })),
});

/** They bill while they are there: https://docs.aws.amazon.com/glue/latest/webapi/API_DevEndpoint.html */
export const devEndpoints = probe({
  ...ROW,
  id: "glue-dev-endpoints",
  kind: "Glue development endpoint",
  calls: { list: paged(GetDevEndpointsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ DevEndpoints = [] }) => DevEndpoints)
      .map(({ EndpointName, CreatedTimestamp, Status, WorkerType, NumberOfNodes, RoleArn }) => ({
        id: EndpointName!,
        startedAt: CreatedTimestamp,
        state: Status,
        size: WorkerType,
        units: NumberOfNodes,
        owner: RoleArn,
      })),
});

/** The other states are over: https://docs.aws.amazon.com/glue/latest/webapi/API_Session.html */
const SESSION_IS_THERE: readonly (SessionStatus | undefined)[] = ["PROVISIONING", "READY", "STOPPING"];

export const sessions = probe({
  ...ROW,
  id: "glue-sessions",
  kind: "interactive session of Glue",
  calls: { list: paged(ListSessionsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ Sessions = [] }) => Sessions)
      .filter(({ Status }) => SESSION_IS_THERE.includes(Status))
      .map(({ Id, CreatedOn, Status, WorkerType, NumberOfWorkers, Role }) => ({
        id: Id!,
        startedAt: CreatedOn,
        state: Status,
        size: WorkerType,
        units: NumberOfWorkers,
        owner: Role,
      })),
});

export const PROBES = [jobs, devEndpoints, sessions];
