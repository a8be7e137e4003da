import {
  DescribeInstancesCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSnapshotsCommand,
  DescribeVpcBlockPublicAccessOptionsCommand,
  DescribeVpcsCommand,
  EC2Client,
  GetAllowedImagesSettingsCommand,
  GetEbsEncryptionByDefaultCommand,
  type NetworkInterface,
} from "@aws-sdk/client-ec2";
import { once, paged, probe } from "./probe";

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetEbsEncryptionByDefault.html */
export const ebsEncryption = probe({
  id: "ebs-encryption",
  service: "ec2",
  kind: "EBS encryption by default",
  scope: "regional",
  client: EC2Client,
  calls: { get: once(GetEbsEncryptionByDefaultCommand) },
  read: async ({ get }) => ((await get({})).EbsEncryptionByDefault ? [{ id: "encryption-by-default" }] : []),
});

/** Machines that run or start: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html */
export const runningInstances = probe({
  id: "running-instances",
  service: "ec2",
  kind: "running machine",
  scope: "regional",
  client: EC2Client,
  calls: { list: paged(DescribeInstancesCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ Filters: [{ Name: "instance-state-name", Values: ["pending", "running"] }] }))
      .flatMap(({ Reservations = [] }) => Reservations)
      .flatMap(({ Instances = [] }) => Instances)
      .map(({ InstanceId, LaunchTime }) => ({ id: InstanceId!, startedAt: LaunchTime })),
});

/** A network interface in words: AWS says in its description what it belongs to. */
const wordsOf = ({ NetworkInterfaceId, Description, Attachment }: NetworkInterface): string => {
  const owner = Attachment?.InstanceId ?? Description;
  return `network interface ${NetworkInterfaceId!}${owner ? ` (${owner})` : ""}`;
};

const isPublic = ({ Association, Ipv6Addresses = [] }: NetworkInterface): boolean =>
  Association?.PublicIp !== undefined || Ipv6Addresses.length > 0;

/**
 * Network interfaces with a public or IPv6 address that belong to no machine: NAT gateways, load balancers, functions,
 * tasks. What internet gateways carry: https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html
 */
export const publicInterfaces = probe({
  id: "public-interfaces",
  service: "ec2",
  kind: "network interface with a public address",
  scope: "regional",
  client: EC2Client,
  calls: { list: paged(DescribeNetworkInterfacesCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ NetworkInterfaces = [] }) => NetworkInterfaces)
      .filter((each) => isPublic(each) && each.Attachment?.InstanceId === undefined)
      .map((each) => ({ id: each.NetworkInterfaceId!, words: wordsOf(each) })),
});

/** Whether the region's way to the internet is closed, both ways. */
export const internetBlock = probe({
  id: "internet-block",
  service: "ec2",
  kind: "closed way to the internet",
  scope: "regional",
  client: EC2Client,
  calls: { get: once(DescribeVpcBlockPublicAccessOptionsCommand) },
  read: async ({ get }) => {
    const mode = (await get({})).VpcBlockPublicAccessOptions?.InternetGatewayBlockMode;
    return mode === "block-bidirectional" ? [{ id: mode }] : [];
  },
});

/** The state of the image allow-list, `audit-mode` or `enabled`; nothing while it is disabled. */
export const allowedImages = probe({
  id: "allowed-images",
  service: "ec2",
  kind: "image allow-list",
  scope: "regional",
  client: EC2Client,
  calls: { get: once(GetAllowedImagesSettingsCommand) },
  read: async ({ get }) => {
    const { State } = await get({});
    return State === undefined || State === "disabled" ? [] : [{ id: State }];
  },
});

/**
 * The default security group of the default network, and which network interfaces are in it: nobody looks once it has no
 * rules. https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
 */
export const defaultGroups = probe({
  id: "default-groups",
  service: "ec2",
  kind: "default security group of the default network",
  scope: "regional",
  client: EC2Client,
  calls: {
    vpcs: once(DescribeVpcsCommand),
    groups: once(DescribeSecurityGroupsCommand),
    interfaces: paged(DescribeNetworkInterfacesCommand, "NextToken"),
  },
  read: async ({ vpcs, groups, interfaces }) => {
    const { Vpcs = [] } = await vpcs({ Filters: [{ Name: "is-default", Values: ["true"] }] });
    const vpcId = Vpcs[0]?.VpcId;
    if (vpcId === undefined) return [];
    const { SecurityGroups = [] } = await groups({
      Filters: [
        { Name: "vpc-id", Values: [vpcId] },
        { Name: "group-name", Values: ["default"] },
      ],
    });
    return Promise.all(
      SecurityGroups.map(async ({ GroupId, IpPermissions = [], IpPermissionsEgress = [] }) => {
        const isEmpty = IpPermissions.length + IpPermissionsEgress.length === 0;
        const pages = isEmpty ? [] : await interfaces({ Filters: [{ Name: "group-id", Values: [GroupId!] }] });
        const users = pages.flatMap(({ NetworkInterfaces = [] }) => NetworkInterfaces).map(wordsOf);
        return { id: GroupId!, vpcId, users };
      }),
    );
  },
});

/** Snapshots of the account that everybody can read. */
export const publicSnapshots = probe({
  id: "public-snapshots",
  service: "ec2",
  kind: "public snapshot",
  scope: "regional",
  client: EC2Client,
  calls: { list: paged(DescribeSnapshotsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ OwnerIds: ["self"], RestorableByUserIds: ["all"] }))
      .flatMap(({ Snapshots = [] }) => Snapshots)
      .map(({ SnapshotId }) => ({ id: SnapshotId! })),
});

export const PROBES = [
  ebsEncryption,
  runningInstances,
  publicInterfaces,
  internetBlock,
  allowedImages,
  defaultGroups,
  publicSnapshots,
];
