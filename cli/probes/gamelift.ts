import { GameLiftClient, ListContainerFleetsCommand, ListFleetsCommand } from "@aws-sdk/client-gamelift";
import { paged, probe } from "./probe";

/** Machines that another account of AWS holds for this one: https://docs.aws.amazon.com/gameliftservers/latest/apireference/API_ListFleets.html */
export const fleets = probe({
  id: "game-fleets",
  service: "gamelift",
  kind: "GameLift fleet",
  scope: "regional",
  sweep: "rest",
  client: GameLiftClient,
  calls: { list: paged(ListFleetsCommand, "NextToken") },
  read: async ({ list }) => (await list({})).flatMap(({ FleetIds = [] }) => FleetIds).map((id) => ({ id })),
});

/** https://docs.aws.amazon.com/gameliftservers/latest/apireference/API_ListContainerFleets.html */
export const containerFleets = probe({
  id: "game-container-fleets",
  service: "gamelift",
  kind: "GameLift container fleet",
  scope: "regional",
  sweep: "rest",
  client: GameLiftClient,
  calls: { list: paged(ListContainerFleetsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ ContainerFleets = [] }) => ContainerFleets)
      .map(({ FleetId, FleetArn, CreationTime, Status, InstanceType, FleetRoleArn }) => ({
        id: FleetId!,
        arn: FleetArn,
        startedAt: CreationTime,
        state: Status,
        size: InstanceType,
        owner: FleetRoleArn,
      })),
});

export const PROBES = [fleets, containerFleets];
