import {
  allowedImages,
  defaultGroups,
  ebsEncryption,
  internetBlock,
  publicInterfaces,
  publicSnapshots,
  runningInstances,
} from "../../../cli/probes/ec2";
import { cellOf, itemsOf } from "../../support/probe-answers";

it.each([
  [true, [{ id: "encryption-by-default" }]],
  [false, []],
])("encryption by default that is %s gives %j", async (EbsEncryptionByDefault, items) => {
  expect(await itemsOf(ebsEncryption, { GetEbsEncryptionByDefault: [{ EbsEncryptionByDefault }] })).toEqual(items);
});

it("machines are asked for while they run or start", async () => {
  const LaunchTime = new Date(0);
  const answer = {
    Reservations: [{ Instances: [{ InstanceId: "i-1", LaunchTime }] }, { Instances: [{ InstanceId: "i-2" }] }],
  };
  const { cell, asked } = await cellOf(runningInstances, { DescribeInstances: [answer] });
  expect(cell).toMatchObject({ items: [{ id: "i-1", startedAt: LaunchTime }, { id: "i-2" }] });
  expect(asked[0]).toEqual({
    DescribeInstances: { Filters: [{ Name: "instance-state-name", Values: ["pending", "running"] }] },
  });
});

it("an interface counts with a public or IPv6 address, and when it is no machine's", async () => {
  const Association = { PublicIp: "203.0.113.7" };
  const NetworkInterfaces = [
    { NetworkInterfaceId: "eni-nat", Description: "Interface for NAT Gateway nat-1", Association },
    { NetworkInterfaceId: "eni-six", Ipv6Addresses: [{ Ipv6Address: "2001:db8::1" }] },
    { NetworkInterfaceId: "eni-machine", Association, Attachment: { InstanceId: "i-1" } },
    { NetworkInterfaceId: "eni-private", Ipv6Addresses: [] },
  ];
  expect(await itemsOf(publicInterfaces, { DescribeNetworkInterfaces: [{ NetworkInterfaces }] })).toEqual([
    { id: "eni-nat", words: "network interface eni-nat (Interface for NAT Gateway nat-1)" },
    { id: "eni-six", words: "network interface eni-six" },
  ]);
});

it.each([
  ["block-bidirectional", 1],
  ["block-ingress", 0],
  ["off", 0],
])("a region whose gateways are %s counts as closed %i times", async (InternetGatewayBlockMode, count) => {
  const answer = { VpcBlockPublicAccessOptions: { InternetGatewayBlockMode } };
  const found = await itemsOf(internetBlock, { DescribeVpcBlockPublicAccessOptions: [answer] });
  expect(found).toHaveLength(count);
});

it.each([
  ["enabled", ["enabled"]],
  ["audit-mode", ["audit-mode"]],
  ["disabled", []],
])("an allow-list of images that is %s gives %j", async (State, ids) => {
  const found = await itemsOf(allowedImages, { GetAllowedImagesSettings: [{ State }] });
  expect(found.map(({ id }) => id)).toEqual(ids);
});

describe("the default group", () => {
  const network = { DescribeVpcs: [{ Vpcs: [{ VpcId: "vpc-1" }] }] };

  it("is none without a default network", async () => {
    expect(await itemsOf(defaultGroups, { DescribeVpcs: [{ Vpcs: [] }] })).toEqual([]);
  });

  it("is not looked into once it has no rules", async () => {
    const groups = { DescribeSecurityGroups: [{ SecurityGroups: [{ GroupId: "sg-1" }] }] };
    expect(await itemsOf(defaultGroups, { ...network, ...groups })).toEqual([
      { id: "sg-1", vpcId: "vpc-1", users: [] },
    ]);
  });

  it("names who is in it while it has a rule", async () => {
    const IpPermissionsEgress = [{ IpProtocol: "-1" }];
    const groups = { DescribeSecurityGroups: [{ SecurityGroups: [{ GroupId: "sg-1", IpPermissionsEgress }] }] };
    const NetworkInterfaces = [{ NetworkInterfaceId: "eni-1", Attachment: { InstanceId: "i-1" } }];
    const answers = { ...network, ...groups, DescribeNetworkInterfaces: [{ NetworkInterfaces }] };
    const { cell, asked } = await cellOf(defaultGroups, answers);
    expect(cell).toMatchObject({ items: [{ users: ["network interface eni-1 (i-1)"] }] });
    expect(asked).toContainEqual({ DescribeNetworkInterfaces: { Filters: [{ Name: "group-id", Values: ["sg-1"] }] } });
  });
});

it("snapshots are asked for that the account owns and everybody can restore", async () => {
  const { cell, asked } = await cellOf(publicSnapshots, {
    DescribeSnapshots: [{ Snapshots: [{ SnapshotId: "snap-1" }] }],
  });
  expect(cell).toMatchObject({ items: [{ id: "snap-1" }] });
  expect(asked[0]).toEqual({ DescribeSnapshots: { OwnerIds: ["self"], RestorableByUserIds: ["all"] } });
});
