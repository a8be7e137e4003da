import {
  CancelSpotFleetRequestsCommand,
  DescribeSpotFleetRequestsCommand,
  EC2Client,
  ModifySpotFleetRequestCommand,
  RequestSpotFleetCommand,
  type RequestSpotFleetCommandInput,
} from "@aws-sdk/client-ec2";
import type { SpotFleetRequestArgs } from "@pulumi/aws/ec2";

import { REGION } from "../../core/conformance";
import type { Inputs, ResourceType } from "../../core/resource";
import { fromTagList, toTagList } from "../../core/tags";
import { refuseUnserved } from "./unserved";

const DEFAULTS = {
  allocationStrategy: "lowestPrice",
  excessCapacityTerminationPolicy: "Default",
  fleetType: "maintain",
  instanceInterruptionBehaviour: "terminate",
  instancePoolsToUseCount: 1,
  onDemandAllocationStrategy: "lowestPrice",
  onDemandTargetCapacity: 0,
  replaceUnhealthyInstances: false,
  waitForFulfillment: false,
};
const SENT = ["iamFleetRole", "launchSpecifications", "launchTemplateConfigs", "spotPrice", "targetCapacity"];
const ON_DELETE = ["terminateInstancesOnDelete", "terminateInstancesWithExpiration"];

const inputs = {
  region: REGION,
  iamFleetRole: "arn:aws:iam::123456789012:role/fleet",
  spotPrice: "0.03",
  targetCapacity: 2,
  launchSpecifications: [{ ami: "ami-12c6146b", instanceType: "t3.micro" }],
};

/** Id: the id of the request, `sfr-...`. Of the fleet, only its capacity can change in place. */
export const spotFleetRequest: ResourceType<SpotFleetRequestArgs> = {
  token: "aws:ec2/spotFleetRequest:SpotFleetRequest",
  title: "EC2 Spot Fleet Request",
  replaceOn: [
    ...SENT.filter((name) => name !== "targetCapacity"),
    "allocationStrategy",
    "fleetType",
    "tags",
    "tagsAll",
  ],
  defaults: DEFAULTS,
  notReadable: [...Object.keys(DEFAULTS), ...ON_DELETE, "launchSpecifications", "launchTemplateConfigs", "spotPrice"],
  compare: { launchSpecifications: "set" },
  conflicts: [["launchSpecifications", "launchTemplateConfigs"]],
  cases: {
    "spot-fleet-request": {
      id: /^sfr-[0-9a-f-]+$/,
      inputs: () => inputs,
      changed: () => ({ ...inputs, targetCapacity: 3 }),
      drift: (world, id) =>
        world
          .client(EC2Client, REGION)
          .send(new ModifySpotFleetRequestCommand({ SpotFleetRequestId: id, TargetCapacity: 50 })),
      drifted: ["targetCapacity"],
      notImported: ["launchSpecifications", "spotPrice"],
    },
  },

  async create(aws, inputs) {
    refuseUnserved(inputs, [...SENT, ...ON_DELETE, ...Object.keys(DEFAULTS)]);
    const command = new RequestSpotFleetCommand({ SpotFleetRequestConfig: toConfig(inputs) });
    return (await aws.call(EC2Client, command)).SpotFleetRequestId!;
  },

  async read(aws, id) {
    const command = new DescribeSpotFleetRequestsCommand({ SpotFleetRequestIds: [id] });
    const found = await aws.find(EC2Client, command, "InvalidSpotFleetRequestId.NotFound");
    const fleet = found?.SpotFleetRequestConfigs?.find(({ SpotFleetRequestId }) => SpotFleetRequestId === id);
    const state = fleet?.SpotFleetRequestState ?? "";
    if (!fleet || state.startsWith("cancelled")) return undefined;
    const config = fleet.SpotFleetRequestConfig!;
    return {
      clientToken: config.ClientToken ?? "",
      iamFleetRole: config.IamFleetRole!,
      spotRequestState: state,
      targetCapacity: config.TargetCapacity!,
      tags: fromTagList(fleet.Tags),
    };
  },

  async update(aws, id, { targetCapacity }) {
    const command = new ModifySpotFleetRequestCommand({ SpotFleetRequestId: id, TargetCapacity: targetCapacity });
    await aws.call(EC2Client, command);
  },

  async delete(aws, id, { terminateInstancesOnDelete, terminateInstancesWithExpiration }) {
    const TerminateInstances = terminateInstancesOnDelete === "true" || terminateInstancesWithExpiration === true;
    const command = new CancelSpotFleetRequestsCommand({ SpotFleetRequestIds: [id], TerminateInstances });
    await aws.call(EC2Client, command);
  },
};

type FleetConfig = RequestSpotFleetCommandInput["SpotFleetRequestConfig"];

function toConfig(inputs: Inputs<SpotFleetRequestArgs>): FleetConfig {
  const config = {
    IamFleetRole: inputs.iamFleetRole,
    TargetCapacity: inputs.targetCapacity,
    SpotPrice: inputs.spotPrice,
    AllocationStrategy: inputs.allocationStrategy,
    Type: inputs.fleetType,
    LaunchSpecifications: inputs.launchSpecifications?.map((launch) => ({
      ImageId: launch.ami,
      InstanceType: launch.instanceType,
      KeyName: launch.keyName,
      SpotPrice: launch.spotPrice,
      SubnetId: launch.subnetId,
      UserData: launch.userData && Buffer.from(launch.userData).toString("base64"),
      WeightedCapacity: launch.weightedCapacity === undefined ? undefined : Number(launch.weightedCapacity),
    })),
    LaunchTemplateConfigs: inputs.launchTemplateConfigs?.map(({ launchTemplateSpecification: template }) => ({
      LaunchTemplateSpecification: {
        LaunchTemplateId: template.id,
        LaunchTemplateName: template.name,
        Version: template.version,
      },
    })),
    TagSpecifications: inputs.tagsAll && [{ ResourceType: "spot-fleet-request", Tags: toTagList(inputs.tagsAll) }],
  };
  return config as unknown as FleetConfig;
}
