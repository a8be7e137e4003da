import {
  DescribeWorkspacesCommand,
  DescribeWorkspacesPoolsCommand,
  WorkSpacesClient,
} from "@aws-sdk/client-workspaces";
import { paged, probe } from "./probe";

/** By the month, or by the hour and the month: https://docs.aws.amazon.com/workspaces/latest/api/API_Workspace.html */
export const desktops = probe({
  id: "workspaces",
  service: "workspaces",
  kind: "WorkSpaces desktop",
  scope: "regional",
  sweep: "rest",
  client: WorkSpacesClient,
  calls: { list: paged(DescribeWorkspacesCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ Workspaces = [] }) => Workspaces)
      .map(({ WorkspaceId, State, WorkspaceProperties, UserName }) => ({
        id: WorkspaceId!,
        state: State,
        size: WorkspaceProperties?.ComputeTypeName,
        owner: UserName,
      })),
});

/** https://docs.aws.amazon.com/workspaces/latest/api/API_WorkspacesPool.html: one that is stopped has no machines */
export const pools = probe({
  id: "workspaces-pools",
  service: "workspaces",
  kind: "WorkSpaces pool",
  scope: "regional",
  sweep: "rest",
  client: WorkSpacesClient,
  calls: { list: paged(DescribeWorkspacesPoolsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ WorkspacesPools = [] }) => WorkspacesPools)
      .filter(({ State }) => State !== "STOPPED" && State !== "DELETING")
      .map(({ PoolId, PoolArn, CreatedAt, State, CapacityStatus }) => ({
        id: PoolId!,
        arn: PoolArn,
        startedAt: CreatedAt,
        state: State,
        units: CapacityStatus?.DesiredUserSessions,
      })),
});

export const PROBES = [desktops, pools];
