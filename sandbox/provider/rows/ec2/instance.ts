import {
  CreateTagsCommand,
  DeleteTagsCommand,
  DescribeInstancesCommand,
  EC2Client,
  RunInstancesCommand,
  TerminateInstancesCommand,
  type Instance,
  type RunInstancesCommandInput,
} from "@aws-sdk/client-ec2";
import type { InstanceArgs } from "@pulumi/aws/ec2";

import { REGION } from "../../core/conformance";
import type { ResourceType } from "../../core/resource";
import { fromTagList, syncTags, toTagList } from "../../core/tags";
import type { Props } from "../../core/values";
import { refuseUnserved } from "./unserved";

const DEFAULTS = { forceDestroy: false, getPasswordData: false, sourceDestCheck: true, userDataReplaceOnChange: false };
const SENT = [
  "ami",
  "availabilityZone",
  "ebsOptimized",
  "instanceMarketOptions",
  "instanceType",
  "keyName",
  "metadataOptions",
];
const SENT_TOO = ["monitoring", "subnetId", "userData", "userDataBase64", "vpcSecurityGroupIds"];

const inputs = { region: REGION, ami: "ami-12c6146b", instanceType: "t3.micro", tags: { owner: "a" } };

/** Id: the id of the instance. */
export const instance: ResourceType<InstanceArgs> = {
  token: "aws:ec2/instance:Instance",
  title: "EC2 Instance",
  // Everything but tags: changing an instance in place is not what the sandbox is for.
  replaceOn: [...SENT, ...SENT_TOO],
  defaults: DEFAULTS,
  notReadable: [...Object.keys(DEFAULTS), "userData", "userDataBase64", "instanceMarketOptions", "metadataOptions"],
  compare: { vpcSecurityGroupIds: "set", securityGroups: "set" },
  conflicts: [["userData", "userDataBase64"]],
  cases: {
    instance: {
      id: /^i-[0-9a-f]{17}$/,
      inputs: () => inputs,
      changed: () => ({ ...inputs, tags: { owner: "b" } }),
      drift: (world, id) =>
        world
          .client(EC2Client, REGION)
          .send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key: "owner", Value: "c" }] })),
      drifted: ["tags.owner", "tagsAll.owner"],
    },
  },

  async create(aws, inputs) {
    refuseUnserved(inputs, [...SENT, ...SENT_TOO, ...Object.keys(DEFAULTS)]);
    const { instanceMarketOptions: market, metadataOptions: metadata, userData, userDataBase64 } = inputs;
    const request = {
      MinCount: 1,
      MaxCount: 1,
      ImageId: inputs.ami,
      InstanceType: inputs.instanceType,
      KeyName: inputs.keyName,
      SubnetId: inputs.subnetId,
      SecurityGroupIds: inputs.vpcSecurityGroupIds,
      EbsOptimized: inputs.ebsOptimized,
      Monitoring: inputs.monitoring === undefined ? undefined : { Enabled: inputs.monitoring },
      Placement: inputs.availabilityZone ? { AvailabilityZone: inputs.availabilityZone } : undefined,
      UserData: userDataBase64 ?? (userData && Buffer.from(userData).toString("base64")),
      InstanceMarketOptions: market && {
        MarketType: market.marketType,
        SpotOptions: market.spotOptions && { MaxPrice: market.spotOptions.maxPrice },
      },
      MetadataOptions: metadata && {
        HttpEndpoint: metadata.httpEndpoint,
        HttpTokens: metadata.httpTokens,
        HttpPutResponseHopLimit: metadata.httpPutResponseHopLimit,
      },
      TagSpecifications: inputs.tagsAll && [{ ResourceType: "instance", Tags: toTagList(inputs.tagsAll) }],
    };
    const { Instances } = await aws.call(
      EC2Client,
      new RunInstancesCommand(request as unknown as RunInstancesCommandInput),
    );
    return Instances![0]!.InstanceId!;
  },

  async read(aws, id) {
    const command = new DescribeInstancesCommand({ InstanceIds: [id] });
    const found = await aws.find(EC2Client, command, "InvalidInstanceID.NotFound");
    const running = found?.Reservations?.[0]?.Instances?.[0];
    if (!running || ["terminated", "shutting-down"].includes(running.State?.Name ?? "")) return undefined;
    const arn = `arn:${aws.partition}:ec2:${aws.region}:${aws.accountId}:instance/${id}`;
    return { arn, ...describe(running), tags: fromTagList(running.Tags) };
  },

  async update(aws, id, inputs, olds) {
    await syncTags(olds.tagsAll, inputs.tagsAll, {
      remove: (keys) =>
        aws.call(EC2Client, new DeleteTagsCommand({ Resources: [id], Tags: keys.map((Key) => ({ Key })) })),
      set: (tags) => aws.call(EC2Client, new CreateTagsCommand({ Resources: [id], Tags: toTagList(tags) })),
    });
  },

  async delete(aws, id) {
    await aws.find(EC2Client, new TerminateInstancesCommand({ InstanceIds: [id] }), "InvalidInstanceID.NotFound");
  },
};

function describe(running: Instance): Props {
  return {
    ami: running.ImageId!,
    availabilityZone: running.Placement?.AvailabilityZone ?? "",
    ebsOptimized: running.EbsOptimized ?? false,
    instanceState: running.State?.Name ?? "",
    instanceType: running.InstanceType!,
    keyName: running.KeyName ?? "",
    monitoring: running.Monitoring?.State === "enabled",
    primaryNetworkInterfaceId: running.NetworkInterfaces?.[0]?.NetworkInterfaceId ?? "",
    privateDns: running.PrivateDnsName ?? "",
    privateIp: running.PrivateIpAddress ?? "",
    publicDns: running.PublicDnsName ?? "",
    publicIp: running.PublicIpAddress ?? "",
    securityGroups: (running.SecurityGroups ?? []).map(({ GroupName }) => GroupName!),
    spotInstanceRequestId: running.SpotInstanceRequestId ?? "",
    subnetId: running.SubnetId ?? "",
    tenancy: running.Placement?.Tenancy ?? "default",
    vpcSecurityGroupIds: (running.SecurityGroups ?? []).map(({ GroupId }) => GroupId!),
  };
}
