import { CodeBuildClient, ListFleetsCommand, ListProjectsCommand } from "@aws-sdk/client-codebuild";
import { paged, probe } from "./probe";

/** What a webhook or a caller starts; without builds it costs nothing. https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ListProjects.html */
export const projects = probe({
  id: "build-projects",
  service: "codebuild",
  kind: "build project",
  scope: "regional",
  sweep: "rest",
  client: CodeBuildClient,
  calls: { list: paged(ListProjectsCommand, "nextToken") },
  read: async ({ list }) =>
    (await list({})).flatMap(({ projects: found = [] }) => found).map((id) => ({ id, usdPerHour: 0 })),
});

/** Machines that are kept ready for builds: https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ListFleets.html */
export const fleets = probe({
  id: "build-fleets",
  service: "codebuild",
  kind: "fleet of build machines",
  scope: "regional",
  sweep: "rest",
  client: CodeBuildClient,
  calls: { list: paged(ListFleetsCommand, "nextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ fleets: found = [] }) => found)
      // arn:aws:codebuild:us-east-1:123456789012:fleet/name:uuid
      .map((arn) => ({ id: arn.split(":fleet/").at(-1)!, arn })),
});

export const PROBES = [projects, fleets];
