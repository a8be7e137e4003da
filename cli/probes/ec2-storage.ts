import { DescribeSnapshotsCommand, DescribeVolumesCommand, EC2Client } from "@aws-sdk/client-ec2";
import { volumeUsd } from "../../domain/burn/hourly";
import { paged, probe } from "./probe";
import { evidenceInTags } from "./tags";

/** Disks bill while they are there, whether a machine runs or not: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Volume.html */
export const volumes = probe({
  id: "volumes",
  service: "ec2",
  kind: "disk",
  scope: "regional",
  sweep: "first",
  client: EC2Client,
  calls: { list: paged(DescribeVolumesCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ MaxResults: 1000 }))
      .flatMap(({ Volumes = [] }) => Volumes)
      .map(({ VolumeId, CreateTime, State, VolumeType = "", Size = 0, Iops, Throughput, Attachments = [] }) => ({
        id: VolumeId!,
        startedAt: CreateTime,
        state: State,
        size: `${Size} GiB ${VolumeType}`,
        usdPerHour: volumeUsd({ type: VolumeType, gib: Size, iops: Iops, mibPerSecond: Throughput }),
        owner: Attachments[0]?.InstanceId,
      })),
});

/** Of the account. Only changed blocks are billed, and no call lists how many those are: the price is unknown. */
export const snapshots = probe({
  id: "snapshots",
  service: "ec2",
  kind: "snapshot",
  scope: "regional",
  sweep: "rest",
  client: EC2Client,
  calls: { list: paged(DescribeSnapshotsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ OwnerIds: ["self"], MaxResults: 1000 }))
      .flatMap(({ Snapshots = [] }) => Snapshots)
      .map(({ SnapshotId, StartTime, State, VolumeSize, VolumeId, Tags }) => ({
        id: SnapshotId!,
        startedAt: StartTime,
        state: State,
        size: VolumeSize === undefined ? undefined : `${VolumeSize} GiB`,
        owner: [VolumeId, evidenceInTags(Tags)].filter((word) => word !== undefined).join(", ") || undefined,
      })),
});

export const PROBES = [volumes, snapshots];
