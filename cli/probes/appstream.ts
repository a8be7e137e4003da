import { AppStreamClient, DescribeFleetsCommand, DescribeImageBuildersCommand } from "@aws-sdk/client-appstream";
import { paged, probe } from "./probe";

/** A fleet that is stopped has no machines: https://docs.aws.amazon.com/appstream2/latest/APIReference/API_Fleet.html */
export const fleets = probe({
  id: "desktop-fleets",
  service: "appstream",
  kind: "AppStream fleet",
  scope: "regional",
  sweep: "rest",
  client: AppStreamClient,
  calls: { list: paged(DescribeFleetsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ Fleets = [] }) => Fleets)
      .filter(({ State }) => State !== "STOPPED")
      .map(({ Name, Arn, CreatedTime, State, InstanceType, ComputeCapacityStatus, IamRoleArn }) => ({
        id: Name!,
        arn: Arn,
        startedAt: CreatedTime,
        state: State,
        size: InstanceType,
        units: ComputeCapacityStatus?.Desired,
        owner: IamRoleArn,
      })),
});

/** Machines on which images are made: https://docs.aws.amazon.com/appstream2/latest/APIReference/API_ImageBuilder.html */
export const imageBuilders = probe({
  id: "desktop-image-builders",
  service: "appstream",
  kind: "AppStream image builder",
  scope: "regional",
  sweep: "rest",
  client: AppStreamClient,
  calls: { list: paged(DescribeImageBuildersCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ ImageBuilders = [] }) => ImageBuilders)
      .filter(({ State }) => State !== "STOPPED" && State !== "FAILED")
      .map(({ Name, Arn, CreatedTime, State, InstanceType, IamRoleArn }) => ({
        id: Name!,
        arn: Arn,
        startedAt: CreatedTime,
        state: State,
        size: InstanceType,
        owner: IamRoleArn,
      })),
});

export const PROBES = [fleets, imageBuilders];
