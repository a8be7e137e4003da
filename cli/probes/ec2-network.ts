import {
  DescribeAddressesCommand,
  DescribeNatGatewaysCommand,
  DescribeTransitGatewayAttachmentsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpnConnectionsCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import {
  INTERFACE_ENDPOINT,
  NAT_GATEWAY,
  PUBLIC_ADDRESS,
  TRANSIT_GATEWAY_ATTACHMENT,
  VPN_CONNECTION,
} from "../../domain/burn/standing-prices";
import { once, paged, probe } from "./probe";
import { ownerInTags } from "./tags";

/** Elastic addresses bill whether something has them or not: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html#eip-pricing */
export const addresses = probe({
  id: "elastic-addresses",
  service: "ec2",
  kind: "elastic address",
  scope: "regional",
  sweep: "first",
  client: EC2Client,
  calls: { list: once(DescribeAddressesCommand) },
  read: async ({ list }) =>
    ((await list({})).Addresses ?? []).map(({ AllocationId, PublicIp, InstanceId, NetworkInterfaceId }) => ({
      id: AllocationId ?? PublicIp!,
      usdPerHour: PUBLIC_ADDRESS.usd,
      // EC2 answers an empty text where nothing has it.
      owner: InstanceId || NetworkInterfaceId || undefined,
    })),
});

/** https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-pricing.html: an hour of each, and what goes through */
export const natGateways = probe({
  id: "nat-gateways",
  service: "ec2",
  kind: "NAT gateway",
  scope: "regional",
  sweep: "first",
  client: EC2Client,
  calls: { list: paged(DescribeNatGatewaysCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ Filter: [{ Name: "state", Values: ["pending", "available"] }] }))
      .flatMap(({ NatGateways = [] }) => NatGateways)
      .map(({ NatGatewayId, CreateTime, VpcId, Tags }) => ({
        id: NatGatewayId!,
        startedAt: CreateTime,
        usdPerHour: NAT_GATEWAY.usd,
        owner: ownerInTags(Tags) ?? VpcId,
      })),
});

/** Those that bill by the hour; a gateway endpoint is free: https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html */
export const interfaceEndpoints = probe({
  id: "interface-endpoints",
  service: "ec2",
  kind: "interface endpoint",
  scope: "regional",
  sweep: "rest",
  client: EC2Client,
  calls: { list: paged(DescribeVpcEndpointsCommand, "NextToken") },
  read: async ({ list }) =>
    (
      await list({
        Filters: [
          { Name: "vpc-endpoint-type", Values: ["Interface", "GatewayLoadBalancer"] },
          { Name: "vpc-endpoint-state", Values: ["pending", "available"] },
        ],
      })
    )
      .flatMap(({ VpcEndpoints = [] }) => VpcEndpoints)
      .map(({ VpcEndpointId, CreationTimestamp, ServiceName, SubnetIds = [], VpcId }) => ({
        id: VpcEndpointId!,
        startedAt: CreationTimestamp,
        size: ServiceName,
        units: SubnetIds.length,
        // In each zone it has one subnet.
        usdPerHour: INTERFACE_ENDPOINT.usd * SubnetIds.length,
        owner: VpcId,
      })),
});

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpnConnections.html */
export const vpnConnections = probe({
  id: "vpn-connections",
  service: "ec2",
  kind: "VPN connection",
  scope: "regional",
  sweep: "rest",
  client: EC2Client,
  calls: { list: once(DescribeVpnConnectionsCommand) },
  read: async ({ list }) =>
    ((await list({ Filters: [{ Name: "state", Values: ["pending", "available"] }] })).VpnConnections ?? []).map(
      ({ VpnConnectionId, State, VpnGatewayId, TransitGatewayId }) => ({
        id: VpnConnectionId!,
        state: State,
        usdPerHour: VPN_CONNECTION.usd,
        owner: VpnGatewayId ?? TransitGatewayId,
      }),
    ),
});

/** A transit gateway costs nothing itself, each of its attachments does: https://aws.amazon.com/transit-gateway/pricing/ */
export const transitAttachments = probe({
  id: "transit-gateway-attachments",
  service: "ec2",
  kind: "attachment of a transit gateway",
  scope: "regional",
  sweep: "rest",
  client: EC2Client,
  calls: { list: paged(DescribeTransitGatewayAttachmentsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ Filters: [{ Name: "state", Values: ["pending", "available", "modifying"] }] }))
      .flatMap(({ TransitGatewayAttachments = [] }) => TransitGatewayAttachments)
      .map(({ TransitGatewayAttachmentId, CreationTime, State, ResourceType, TransitGatewayId }) => ({
        id: TransitGatewayAttachmentId!,
        startedAt: CreationTime,
        state: State,
        size: ResourceType,
        usdPerHour: TRANSIT_GATEWAY_ATTACHMENT.usd,
        owner: TransitGatewayId,
      })),
});

export const PROBES = [addresses, natGateways, interfaceEndpoints, vpnConnections, transitAttachments];
